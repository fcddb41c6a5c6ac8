import Foundation
import Testing

/// Evidence of a later day than the profile speaks of, or than it was prepared on, is pointed out; it changes nothing.
@Suite struct LateEvidenceTests {
    /// Code and line of each problem of an assessment of these facts.
    private func problems(_ facts: String, prepared: String = "") throws -> [String] {
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n\(prepared)\nfacts:\n\(facts)\n"
        let run = try Command.run(["assess", "-", "--format", "json"], input: profile)
        #expect(run.status == 0, "\(run.errors)")
        let found = try #require(Command.object(run.output)["problems"] as? [[String: Any]])
        return found.map { "\($0["line"] as? Int ?? 0) \($0["code"] as? String ?? "")" }
    }

    private static func facts(_ date: String) -> String {
        """
          council.type: {value: county, evidence: {kind: document, date: \(date)}}
          leadership.competent:
            coordinator: {value: no, evidence: {date: \(date)}}
            members: {value: no, evidence: {date: 2008-11}}
            settled: {value: no, by: AB, date: \(date), because: The minutes show it.}
          restructures:
            complete: yes
            evidence: {date: \(date)}
            items:
              - {body: primary_care_trust, stage: completed, evidence: {date: \(date)}}
        """
    }

    @Test func laterThanTheDayItSpeaksOf() throws {
        let later = try problems(Self.facts("2008-12"))
        #expect(later == ["6 evidence-later", "8 evidence-later", "11 evidence-later", "15 evidence-later"])
    }

    /// The day is the last of its month.
    @Test(arguments: ["2008-11-30", "2008-11", "2007-12"]) func inTime(_ date: String) throws {
        #expect(try problems(Self.facts(date)) == [])
    }

    /// Of a month or a year in which the day lies, nobody can tell: all of those are named together, and without the dates of what
    /// is confidential.
    @Test func perhapsLaterThanTheDayItSpeaksOf() throws {
        #expect(try problems(Self.facts("2008")) == ["6 evidence-date-unclear"])
        func messages(_ prepared: String) throws -> [String] {
            let facts =
                "{council.type: {value: county, evidence: {date: 2008}}, partnership.started: {value: 2001, "
                + "evidence: {date: 2008-12, confidential: yes}}}"
            let profile =
                "schema: concord/profile/1\nid: a\nas_at: 2008-12-15\n"
                + "prepared: {by: AB, date: \(prepared)}\nfacts: \(facts)\n"
            let run = try Command.run(["assess", "-", "--format", "json"], input: profile)
            let found = try #require(Command.object(run.output)["problems"] as? [[String: Any]])
            return found.compactMap { $0["message"] as? String }
        }
        let named =
            "the evidence of 'council.type' (2008) and 'partnership.started' is of a month or a year which may be after "
            + "2008-12-15, of which the profile speaks: see whether it tells of that day"
        #expect(try messages("2008-12-20") == [named])
        #expect(try messages("2008-12-31") == [named])
        // As late as nobody can have seen it is worse than as late as may be.
        let early = try messages("2008-11-01")
        #expect(early.count == 3 && early[0].hasPrefix("the preparation is dated 2008-11-01, before 2008-12-15"))
        #expect(
            early[1].hasPrefix("the evidence of 'council.type' (2008) is of a month or a year which may be after 2"))
        #expect(early[2] == "the evidence of 'partnership.started' is dated later, after the profile was prepared")
    }

    /// Evidence may be old; a finding of fact of another year's work is looked at again.
    @Test func settledInAnotherYear() throws {
        #expect(try problems(Self.facts("1995")) == ["10 settled-too-early"])
    }

    /// A start that lies ahead is pointed out, and a reorganisation that does is not: it may be due.
    @Test(arguments: [
        ("2008-12-01", ["6 answer-later"]), ("2009", ["6 answer-later"]), ("2008-11-30", []), ("2008-11", []),
        ("2008", ["6 answer-date-unclear"]), ("2008-12", ["6 answer-later"]),
        ("{value: 2008, evidence: {kind: told}}", ["6 answer-date-unclear"]),
        ("{value: 2010, evidence: {kind: told}}", ["6 answer-later"]), ("unknown", []),
    ]) func aDateOfThePast(_ answer: String, _ found: [String]) throws {
        let due = "  restructures: [{body: council, stage: proposed, date: 2010}]"
        #expect(try problems("  partnership.started: \(answer)\n\(due)") == found)
    }

    /// A date beside a word for what has happened; a month or a year in which the day lies may have.
    @Test(arguments: [
        ("stage: completed, date: 2010-04", ["6 answer-later"]),
        ("stage: completed, date: 2008-12-01", ["6 answer-later"]),
        ("stage: completed, date: 2008-11-30", []), ("stage: completed, date: 2008", ["6 answer-date-unclear"]),
        ("stage: completed, date: 2008-11", []),
        ("stage: proposed, date: 2008", ["6 answer-date-unclear"]), ("date: 2010-04", []),
        ("stage: under_way, date: 2010-04", []), ("stage: completed", []), ("stage: unknown, date: 2010-04", []),
    ]) func ofWhatHasHappened(_ fields: String, _ found: [String]) throws {
        #expect(try problems("  restructures: [{body: council, \(fields)}]") == found)
    }

    /// Kills a HIGH risk of a reorganisation that was proposed for 1999, of a day in 2008, without a word.
    @Test(arguments: [
        ("stage: proposed, date: 1999", ["6 answer-earlier"]), ("stage: debated, date: 2008-10", ["6 answer-earlier"]),
        ("stage: proposed, date: 2008-11", ["6 answer-date-unclear"]), ("stage: proposed, date: 2010", []),
        ("stage: under_way, date: 2006", []),
        ("stage: completed, date: 1999", []), ("date: 1999", []), ("stage: unknown, date: 1999", []),
    ]) func ofWhatIsToCome(_ fields: String, _ found: [String]) throws {
        #expect(try problems("  restructures: [{body: council, \(fields)}]") == found)
    }

    @Test func whatIsToComeIsNamedBesideItsDate() throws {
        func told(_ more: String) throws -> String {
            let record = "{body: council, stage: proposed, date: 1999\(more)}"
            let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {restructures: [\(record)]}\n"
            let problems = try Command.object(Command.run(["assess", "-", "-f", "json"], input: profile).output)[
                "problems"]
            return try #require((problems as? [[String: Any]])?.first?["message"] as? String)
        }
        let end =
            "before 2008-11-30, of which the profile speaks: beside 'stage: proposed' a date is one that lies ahead"
        #expect(try told("") == "'restructures.date' is 1999, \(end)")
        #expect(try told(", evidence: {confidential: yes}") == "'restructures.date' is earlier, \(end)")
    }

    @Test func whatHasHappenedIsNamedBesideItsDate() throws {
        func told(_ more: String) throws -> String {
            let record = "{body: council, stage: completed, date: 2010-04\(more)}"
            let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {restructures: [\(record)]}\n"
            let problems = try Command.object(Command.run(["assess", "-", "-f", "json"], input: profile).output)[
                "problems"]
            return try #require((problems as? [[String: Any]])?.first?["message"] as? String)
        }
        let end =
            "after 2008-11-30, of which the profile speaks: beside 'stage: completed' a date is one that lies in the past"
        #expect(try told("") == "'restructures.date' is 2010-04, \(end)")
        #expect(try told(", evidence: {confidential: yes}") == "'restructures.date' is later, \(end)")
    }

    @Test(arguments: [
        ("2008", "a month or a year, 2008, which"),
        ("{value: 2008, evidence: {confidential: yes}}", "a month or a year which"),
    ]) func whatMayLieAheadIsNamedAsWhatMay(_ started: String, _ words: String) throws {
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {partnership.started: \(started)}\n"
        let result = try Command.object(Command.run(["assess", "-", "-f", "json"], input: profile).output)
        let problems = try #require(result["problems"] as? [[String: Any]])
        #expect(
            problems.map { $0["message"] as? String } == [
                "'partnership.started' is of \(words) may be after 2008-11-30, of which the profile speaks: "
                    + "what it asks for lies in the past"
            ])
    }

    @Test func aConfidentialDateOfThePastIsNotTold() throws {
        func told(_ more: String) throws -> String {
            let started = "partnership.started: {value: 2010, evidence: {kind: told\(more)}}"
            let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {\(started)}\n"
            let problems = try Command.object(Command.run(["assess", "-", "-f", "json"], input: profile).output)[
                "problems"]
            return try #require((problems as? [[String: Any]])?.first?["message"] as? String)
        }
        #expect(try told("").contains("'partnership.started' is 2010, after 2008-11-30"))
        #expect(try told(", confidential: yes").contains("'partnership.started' is later, after 2008-11-30"))
    }

    /// What is too late for whoever prepared it is said once; then also of what was settled.
    @Test func laterThanItWasPrepared() throws {
        let prepared = "prepared: {by: AB, date: 2008-12-01}"
        let late = try problems(Self.facts("2008-12-02"), prepared: prepared)
        #expect(late == [6, 8, 10, 11, 15].map { "\($0) \($0 == 10 ? "settled" : "evidence")-too-late" })
        #expect(try problems(Self.facts("2008-12-01"), prepared: prepared).count == 4)
    }
}
