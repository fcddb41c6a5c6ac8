import Foundation
import Testing

/// What reports and explanations say that an answer would do, of answers that cannot be taken by themselves.
@Suite struct WhatAnAnswerWouldDo {
    private func words(_ arguments: [String], _ facts: String, scope: String = "") throws -> String {
        let input = "schema: concord/profile/1\nid: asked\nas_at: 2008-11-30\n\(scope)facts: {\(facts)}\n"
        let outcome = try Command.run(
            [arguments[0], "-"] + arguments.dropFirst() + ["-r", "Rules/lsp", "--color", "never"], input: input)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split { $0.isWhitespace }.joined(separator: " ")
    }

    private static let theme = "scope: {themes: [trust-and-challenge]}\n"

    /// Kills advice that puts people off what is recommended: where any answer raises a flag, it is what is stated beside it that
    /// does, and the answer does only as long as that stands.
    @Test func anyAnswerRaisesAFlagWhileSomethingStands() throws {
        let facts = "challenge.performance_seen: {coordinator: no}, challenge.members_asked: no"
        let told = "es or no would raise it while \"Members asked for themselves: no\" stands"
        let explained = try words(["explain", "challenge-without-the-members-word"], facts, scope: Self.theme)
        #expect(explained.contains("So far: not stated. Y\(told)."))
        let report = try words(["assess", "--detail", "outcomes"], facts, scope: Self.theme)
        #expect(report.contains("Members may not have spoken for themselves on challenge (enquiry): y\(told)"))
        // One answer of two raises what is stated of nobody: that is its own doing.
        let other = try words(
            ["explain", "influence-without-the-partners-word"], "influence.partners_asked: no")
        #expect(other.contains("Ask: the partnership's coordinator. So far: not stated. Yes would raise it."))
        let stands = "while \"Partners asked for themselves about influence on money: no\" stands."
        #expect(other.contains("Yes or no would raise it \(stands)"))
    }

    /// That there is nothing more is an answer, too.
    @Test func thatAListIsWholeClears() throws {
        let cleared =
            "Reorganisation may put trust and challenge at risk (high risk, external): one of which \"Stage\" is debated, proposed "
            + "or under way would raise it, that there are none would clear it; A completed reorganisation may be worth asking "
            + "about (enquiry): one of which \"Stage\" is completed would raise it, that there are none would clear it"
        let report = try words(["assess"], "levels: {strategic: {trust: yes}}", scope: Self.theme)
        #expect(report.contains("may decide 2 flags, 1 of them a high risk. \(cleared)."))
        let some = try words(
            ["assess", "--detail", "outcomes"], "restructures: [{body: council, stage: completed}]", scope: Self.theme)
        #expect(
            some.contains(
                ": one more of which \"Stage\" is debated, proposed or under way would raise it, that these are all would clear "
                    + "it"))
        let explained = try words(["explain", "reorganisation-unsettles"], "levels: {strategic: {trust: yes}}")
        #expect(explained.contains("One of which \"Stage\" is debated, proposed or under way would raise it, "))
        // In the words of a profile.
        let enquiry = "completed-reorganisation-is-not-judged"
        for (facts, answer, completed) in [
            ("levels: {strategic: {trust: yes}}", "none", ["completed": [enquiry]]),
            ("restructures: [{stage: completed}]", "complete", [:]),
        ] {
            let input = "schema: concord/profile/1\nid: asked\nas_at: 2008-11-30\nfacts: {\(facts)}\n"
            let json = try Command.run(
                ["assess", "-", "-f", "json", "--detail", "full", "-r", "Rules/lsp"], input: input)
            let open = try #require(Command.object(json.output)["open_facts"] as? [[String: Any]])
            let list = try #require(
                open.first { $0["fact"] as? String == "restructures" && $0["record"] as? String == "others" })
            let effects = try #require(list["effects"] as? [[String: Any]])
            let found = try #require(effects.first)
            #expect(found["answer"] as? String == answer && found["field"] == nil)
            #expect((found["clears"] as? [String])?.contains("reorganisation-unsettles") == true)
            #expect(found["raises"] as? [String] == [])
            let raising = effects.dropFirst()
            #expect(raising.allSatisfy { $0["field"] as? String == "stage" })
            var raised: [String: [String]] = [:]
            for effect in raising { raised[effect["answer"] as? String ?? ""] = effect["raises"] as? [String] }
            let unsettled = ["debated", "proposed", "under_way"].map { ($0, ["reorganisation-unsettles"]) }
            #expect(raised == completed.merging(unsettled) { $1 } && raising.count == raised.count)
        }
    }

    /// Kills an effect that holds in JSON without the condition that the text names.
    @Test func whatStandsBesideItIsInJSONToo() throws {
        let facts = "challenge.performance_seen: {coordinator: no}, challenge.members_asked: no"
        let input = "schema: concord/profile/1\nid: asked\nas_at: 2008-11-30\nfacts: {\(facts)}\n"
        let json = try Command.run(["assess", "-", "-f", "json", "--detail", "full", "-r", "Rules/lsp"], input: input)
        let open = try #require(Command.object(json.output)["open_facts"] as? [[String: Any]])
        let effects = try #require(
            open.first { $0["fact"] as? String == "challenge.performance_seen" }?["effects"] as? [[String: Any]])
        #expect(effects.map { $0["answer"] as? String } == ["yes", "no"])
        for effect in effects {
            let standing = try #require(effect["while"] as? [[String: Any]])
            #expect(standing.map { $0["flag"] as? String } == ["challenge-without-the-members-word"])
            #expect(standing.map { $0["facts"] as? [String] } == [["challenge.members_asked"]])
        }
        // Nowhere else does anything stand beside an answer.
        #expect(open.count { ($0["effects"] as? [[String: Any]])?.contains { $0["while"] != nil } == true } == 1)
    }

    /// What is so of one row and not of the others is said of that row.
    @Test func oneRowOfAGridSettles() throws {
        let report = try words(["assess"], "levels: {strategic: {trust: yes}}", scope: "scope: {themes: [systems]}\n")
        let rows =
            "\"inputs and processes\" or \"processes and outputs\" for \"Strategic layer\", \"inputs and processes\" or \"outputs "
            + "and outcomes\" for \"Executive layer\", \"processes and outputs\" or \"outputs and outcomes\" for \"Operational "
            + "layer\""
        #expect(report.contains("A layer may be told what does not suit it (medium risk): \(rows) would raise it"))
        #expect(report.contains("Reporting may suit every layer (strength): \(rows) would rule it out"))
    }

    /// Kills `no further answer would change anything` of a survey of which the report says that the silent could turn it.
    @Test(arguments: [
        ("{yes: 1, no: 4, not_known: 20, asked: 25}", "most of those asked as 'partners' said neither yes nor no to"),
        ("{yes: 5, no: 6}", "'influence.financial.partners' (5 yes, 6 no) turns on one answer"),
    ]) func aSurveyThatTurnsIsExplained(_ survey: String, _ remark: String) throws {
        let facts = "influence.financial: {coordinator: yes, partners: \(survey)}"
        for name in ["influence.financial", "influence-on-money-seen-differently"] {
            let explained = try words(["explain", name], facts)
            let beginning = explained.contains("WHAT IS MISSING Only the survey can still change ")
            #expect(beginning && explained.contains(". - \(remark)"), "\(name)")
            #expect(explained.contains("('influence-on-money-may-be-at-work'), clear the enquiry"), "\(name)")
            #expect(explained.contains("(-:4)") && !explained.contains("othing that is still unknown"), "\(name)")
            #expect(!explained.contains("no further answer"), "\(name)")
        }
        // What the survey does not move needs no answer more.
        let other = try words(["explain", "influence-on-money-may-be-missing"], facts)
        #expect(other.contains("WHAT IS MISSING Nothing that is still unknown can change this."))
    }

    @Test func whatNothingTurnsIsCertain() throws {
        let facts = "influence.financial: {coordinator: yes, partners: {yes: 4, no: 16, asked: 25}}"
        let fact = try words(["explain", "influence.financial"], facts)
        #expect(fact.contains("Nothing: no further answer to it would change anything."))
        let flag = try words(["explain", "influence-on-money-seen-differently"], facts)
        #expect(flag.contains("Nothing that is still unknown can change this."))
    }

    /// Kills a high risk that is said to be cleared by the word that nobody looked.
    @Test func whatLeavesNoQuestionClearsNothing() throws {
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {}\n"
        let run = try Command.run(
            ["assess", "-", "-r", "Rules/lsp", "-f", "json", "--detail", "full"], input: profile)
        let open = try #require(Command.object(run.output)["open_facts"] as? [[String: Any]])
        let question = try #require(open.first { $0["fact"] as? String == "governance.document" })
        let effects = try #require(question["effects"] as? [[String: Any]])
        let answer = try #require(effects.first { $0["answer"] as? String == "no" })
        let moot = try #require(answer["does_not_apply"] as? [String])
        #expect(moot.contains("governing-document-may-be-complete"))
        #expect(Set(moot).isSubset(of: answer["clears"] as? [String] ?? []))
        #expect(try words(["assess"], "").contains("no would mean that it does not apply"))
    }

    /// Nobody has observed what the auditor alone settled.
    @Test func whatIsSettledAloneIsNoAnswer() throws {
        let settled = "settled: {value: yes, by: AB, date: 2008-12-01, because: Seen.}"
        let told = "no answer that counts; settled by the auditor: yes"
        let alone = try words(["assess"], "influence.financial: {\(settled)}")
        let beside = "Partnership influences financial resources: settled by judgement: yes"
        #expect(alone.contains("Observed: \(told). \(beside)"))
        let long = try words(["assess", "--detail", "outcomes"], "influence.financial: {\(settled)}")
        #expect(long.contains("Observed here \(told)"))
        let explained = try words(["explain", "influence.financial"], "influence.financial: {\(settled)}")
        #expect(explained.contains("Observed here: \(told)."))
        let answered = try words(["assess"], "influence.financial: {coordinator: yes, \(settled)}")
        #expect(
            answered.contains("Observed: yes, as the auditor settled it. ")
                && !answered.contains("settled by the auditor"))
    }

    /// Everything worth asking for can be had as text, numbered without a gap, where all is asked for.
    @Test(arguments: [("outcomes", false), ("full", true)]) func allQuestionsCanBeHad(
        _ detail: String, _ isAll: Bool
    ) throws {
        let report = try words(["assess", "--detail", detail], "council.type: unitary")
        let start = try #require(report.range(of: "THE QUESTIONS"))
        let end = try #require(report.range(of: "EVERY RULE AND WHAT BECAME OF IT"))
        let numbers = report[start.upperBound..<end.lowerBound].matches(of: /\s([0-9]+)\.\s[A-Z][^?]*\?/).compactMap {
            Int($0.1)
        }
        #expect(numbers == Array(1...max(1, numbers.count)))
        #expect(isAll ? numbers.count > 60 : numbers.count == 10)
        #expect(report.contains("more answers: --detail full asks for all.") == !isAll)
    }

    /// Kills `0 of 92 facts` without a word beside a risk that rests on an answer.
    @Test(arguments: [
        ("levels: {strategic: {trust: no}}", "1 more in part"),
        ("levels: {strategic: {trust: no}}, challenge.performance_seen: {coordinator: no}", "2 more in part"),
        ("levels: {strategic: {trust: unknown}}", nil), ("challenge.performance_seen: {coordinator: unknown}", nil),
        ("restructures: [{stage: completed}]", "1 more in part"),
        ("restructures: [{name: Somebody}]", "1 more in part"),
        ("restructures: [{body: council, stage: completed}]", nil),
        ("levels: {strategic: {trust: no}, executive: {trust: no}, operational: {trust: no}}", "1 more in part"),
    ]) func whatIsKnownInPartIsCounted(_ facts: String, _ count: String?) throws {
        let report = try words(["assess"], facts)
        let told =
            "\(count ?? ""): what is asked of several parties counts once each has answered, a grid once all that is asked in "
            + "each row has been, and records once that is so of one"
        #expect(report.contains(told) == (count != nil), "\(facts)")
        #expect(report.contains("more in part") == (count != nil), "\(facts)")
        #expect(report.contains("Known \(facts.contains("body:") ? 1 : 0) of "))
    }
}
