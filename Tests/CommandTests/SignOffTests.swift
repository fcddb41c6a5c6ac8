import Foundation
import Testing

/// Who stands for an assessment: its review, and the decisions on its flags.
@Suite struct SignOffTests {
    private static let prepared = "prepared: {by: A. B., date: 2008-12-05}"

    /// One who prepared it reviews nothing, and nothing is reviewed before it is there; the heading says which it is.
    @Test(arguments: [
        ("\(prepared)\nreviewed: {by: MN, date: 2008-12-05}", [], nil),
        (
            "\(prepared)\nreviewed: {by: MN, date: 2008-12}", ["review-date-unclear"],
            "it may be dated before this was prepared."
        ),
        ("prepared: {by: AB, date: 2008-12}\nreviewed: {by: MN, date: 2008-12-31}", [], nil),
        (
            "prepared: {by: AB, date: 2008-12}\nreviewed: {by: MN, date: 2008-12-30}", ["review-date-unclear"],
            "it may be dated before this was prepared."
        ),
        ("prepared: {by: AB, date: 2008-12}\nreviewed: {by: MN, date: 2009}", [], nil),
        (
            "prepared: {by: AB, date: 2008-11-30}\nreviewed: {by: MN, date: 2008}",
            ["review-date-unclear", "review-date-unclear"],
            "it may be dated before this was prepared, and it may be dated before the day this speaks of."
        ),
        (
            "prepared: {by: AB, date: 2008-11}\nreviewed: {by: MN, date: 2008-11}",
            ["preparation-date-unclear", "review-date-unclear", "review-date-unclear"],
            "it may be dated before this was prepared, and it may be dated before the day this speaks of."
        ),
        ("reviewed: {by: MN, date: 2008-11-30}", ["preparer-unsaid"], "it is not said who prepared this."),
        (
            "prepared: {by: TBC, date: 2008-12-01}\nreviewed: {by: MN, date: 2008-12-03}", ["preparer-unsaid"],
            "it is not said who prepared this."
        ),
        (
            "prepared: {by: AB, date: 2008-12-01}\nreviewed: {by: unknown, date: 2008-12-03}", ["reviewer-unsaid"],
            "it is not said by whom it is."
        ),
        (
            "prepared: {by: AB, date: 2008-12-01}\nreviewed: {by: \"n/a\", date: 2008-12-03}", ["reviewer-unsaid"],
            "it is not said by whom it is."
        ),
        (
            "prepared: {by: AB, date: 2008-12-01}\nreviewed: {by: \"?\", date: 2008-12-03}", ["reviewer-unsaid"],
            "it is not said by whom it is."
        ),
        (
            "\(prepared)\nreviewed: {by: ab, date: 2008-12-08}", ["reviewed-by-preparer"],
            "by the one who prepared this."
        ),
        (
            "\(prepared)\nreviewed: {by: Ann Bell, date: 2008-12-08}", ["reviewer-unclear"],
            "it may be by the one who prepared this."
        ),
        (
            "\(prepared)\nreviewed: {by: MN, date: 2008-12-04}", ["reviewed-too-early"],
            "it is dated before this was prepared."
        ),
        (
            "reviewed: {by: A, date: 1999}", ["preparer-unsaid", "reviewed-too-early"],
            "it is not said who prepared this, and it is dated before the day this speaks of."
        ),
        (
            "\(prepared)\nreviewed: {by: A.B., date: 2008-11-29}",
            ["reviewed-by-preparer", "reviewed-too-early", "reviewed-too-early"],
            "by the one who prepared this, and it is dated before this was prepared, and it is dated before the day this "
                + "speaks of."
        ),
    ]) func onlyAReviewThatCountsEndsADraft(_ more: String, _ codes: [String], _ reason: String?) throws {
        let json = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: SignedProfile.text(more))
        let result = try Command.object(json.output)
        #expect(result["draft"] as? Bool == (reason != nil))
        let problems = try #require(result["problems"] as? [[String: Any]])
        #expect(problems.compactMap { $0["code"] as? String } == codes)
        let text = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: SignedProfile.text(more)).output
        let heading = text.split(separator: "\n").prefix(8).joined(separator: " ")
            .split(separator: " ").joined(separator: " ")
        if let reason {
            #expect(heading.contains("DRAFT The review by"))
            #expect(heading.contains("does not count:") && heading.contains(reason))
        } else {
            #expect(heading.contains("Reviewed by MN") && !heading.contains("DRAFT"))
        }
    }

    /// Kills `Prepared by Ann Smith, 1999` of a day in 2008 without a word: who prepared it cannot have known that day.
    @Test(arguments: [
        ("1999", "prepared-too-early"), ("2008-11-29", "prepared-too-early"), ("2008-10", "prepared-too-early"),
        ("2008-11", "preparation-date-unclear"), ("2008", "preparation-date-unclear"), ("2008-11-30", nil),
        ("2008-12-05", nil),
    ]) func whatIsPreparedBeforeItsDayIsNamed(_ date: String, _ code: String?) throws {
        let may = code == "preparation-date-unclear" ? "which may be " : ""
        for review in ["", "\nreviewed: {by: Bob Jones, date: 2008-12-31}"] {
            let input = SignedProfile.text("prepared: {by: Ann Smith, date: \(date)}" + review)
            let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
            let problems = try #require(Command.object(outcome.output)["problems"] as? [[String: Any]])
            #expect(problems.map { $0["code"] as? String } == [code].compactMap(\.self))
            guard let problem = problems.first else { continue }
            #expect(
                problem["message"] as? String
                    == "the preparation is dated \(date), \(may)before 2008-11-30, the day that "
                    + "the profile speaks of")
            #expect(problem["line"] as? Int == 5 && problem["column"] as? Int == 11)
        }
    }

    /// A decision that was over before it was taken is named, whatever the day of the profile; one that may have been, as what may.
    @Test(arguments: [
        ("2008-12-10", "2008-12-05", true), ("2008-12-10", "2008-12-10", false), ("2008-12-10", "2008-12", false),
        ("2008-12", "2008-12-05", nil), ("2008-12", "2008-12", false),
    ])
    func aDecisionDoesNotEndBeforeItIsMade(_ date: String, _ expires: String, _ isNamed: Bool?) throws {
        let response =
            "responses: [{flag: reorganisation-unsettles, decision: remedied, because: Seen, by: B, date: \(date), "
            + "expires: \(expires)}]"
        let text = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: SignedProfile.text(response)).output
            .split { $0.isWhitespace }.joined(separator: " ")
        #expect(text.contains("It expired 2008-12-05, before it was made.") == (isNamed == true))
        let told = "is dated \(date), and \(isNamed == nil ? "may have " : "")expired on 2008-12-05, before it was made"
        #expect(text.contains(told) == (isNamed != false))
    }

    /// With the pack before its name, as reports print it; another pack's flag is not this one's.
    @Test(arguments: [
        ("lsp/reorganisation-unsettles", 0), ("other/reorganisation-unsettles", 2), ("lsp/reorganisation", 2),
        ("lsp/", 2),
    ]) func aFlagIsNamedAsItIsPrinted(_ flag: String, _ status: Int32) throws {
        let input = SignedProfile.text(
            "responses: [{flag: \(flag), decision: accepted, by: AB, date: 2008, because: Known.}]")
        let outcome = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: input)
        #expect(outcome.status == status)
        #expect(outcome.output.contains("accepted by AB, 2008. Because: Known.") == (status == 0))
        #expect(outcome.errors.contains("[unknown-name]: the rule pack has no flag '\(flag)'") == (status == 2))
    }

    /// A decision that nobody made, at no time and for no reason, is taken, and pointed out where it stands and beside its flag.
    @Test(arguments: [
        ("", "has no 'by' and no 'date' and no 'because'", "accepted. It is not said by whom or when or why."),
        (
            ", by: AB, because: It is known.", "has no 'date'",
            "accepted by AB. Because: It is known. It is not said when."
        ),
        (", by: AB, date: 2008-12, because: It is known.", nil, "accepted by AB, 2008-12. Because: It is known."),
    ]) func aDecisionIsSomebodys(_ more: String, _ warning: String?, _ told: String) throws {
        let flag = "reorganisation-unsettles"
        let input = SignedProfile.text("responses: [{flag: \(flag), decision: accepted\(more)}]")
        let outcome = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: input)
        let text = outcome.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(text.contains(told), "\(outcome.output)")
        #expect(!told.hasSuffix("known.") || !text.contains(told + " It is not said"))
        let json = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
        let problems = try #require(Command.object(json.output)["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == (warning == nil ? [] : ["response-unsigned"]))
        #expect(text.contains("1 thing to look at in the profile itself") == (warning != nil))
        if let warning {
            #expect(text.contains("- the response to '\(flag)' \(warning):"))
            #expect((problems[0]["message"] as? String)?.contains("'\(flag)' \(warning):") == true)
            #expect(problems[0]["line"] as? Int == 5)
        }
    }

    /// Kills a decision of three years after the review that passes as reviewed: the text says so, and the row of a batch counts it.
    @Test(arguments: [("2011-12-08", true), ("2008-12-05", false)])
    func aDecisionAfterTheSignOffIsNamed(_ date: String, _ isNamed: Bool) throws {
        let input = SignedProfile.text(
            "responses: [{flag: reorganisation-unsettles, decision: remedied, because: Seen, by: EF, date: \(date)}]\n"
                + "prepared: {by: AB, date: 2008-12-05}\nreviewed: {by: CD, date: 2008-12-09}")
        let text = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: input).output
            .split { $0.isWhitespace }.joined(separator: " ")
        #expect(text.contains("dated 2011-12-08, after the profile was reviewed.") == isNamed)
        #expect(text.contains("1 thing to look at in the profile itself") == isNamed)
    }

    /// Who decided on a flag and reviews the profile looks at that decision alone; the review counts, and it is said.
    @Test(arguments: [
        ("CD", "gave the response to 'reorganisation-unsettles': nobody else has looked at that decision"),
        ("c. d.", "gave the response to 'reorganisation-unsettles': nobody else has looked at that decision"),
        (
            "Cora Dent",
            "may be 'Cora Dent', who gave the response to 'reorganisation-unsettles': nobody else may have looked at that decision"
        ),
        ("EF", nil), ("AB", nil),
    ]) func aReviewerOfTheirOwnDecisionIsNamed(_ decider: String, _ words: String?) throws {
        let input = SignedProfile.text(
            "responses: [{flag: reorganisation-unsettles, decision: remedied, because: Seen, by: \(decider), date: 2008-12-04}]\n"
                + "prepared: {by: AB, date: 2008-12-05}\nreviewed: {by: CD, date: 2008-12-09}")
        let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
        let result = try Command.object(outcome.output)
        #expect(result["draft"] as? Bool == false)
        let problems = try #require(result["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == (words == nil ? [] : ["reviewer-decided"]))
        let text = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: input).output
            .split { $0.isWhitespace }.joined(separator: " ")
        #expect(text.contains("1 thing to look at in the profile itself") == (words != nil))
        #expect(!text.contains("DRAFT"))
        guard let words else { return }
        #expect(problems[0]["message"] as? String == "'CD', who reviewed this, \(words)")
        #expect(problems[0]["line"] as? Int == 7 && problems[0]["column"] as? Int == 11)
        #expect(text.contains("- 'CD', who reviewed this, \(words). (-:7)"))
    }

    /// All that one decider decided is named together; somebody else among the reviewers is enough.
    @Test(arguments: [("CD", true), ("CD and GH", false)])
    func decisionsOfOneReviewerAreNamedTogether(_ reviewer: String, _ isNamed: Bool) throws {
        let response = "decision: accepted, because: Seen, by: CD, date: 2008-12-04}"
        let input = SignedProfile.text(
            "responses:\n  - {flag: reorganisation-unsettles, \(response)\n"
                + "  - {flag: information-stops-short, \(response)\n"
                + "reviewed: {by: \(reviewer), date: 2008-12-09}")
        let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
        let problems = try #require(Command.object(outcome.output)["problems"] as? [[String: Any]])
        let found = problems.filter { $0["code"] as? String == "reviewer-decided" }.compactMap {
            $0["message"] as? String
        }
        let named =
            "'CD', who reviewed this, gave the response to 'information-stops-short' and "
            + "'reorganisation-unsettles': nobody else has looked at these decisions"
        #expect(found == (isNamed ? [named] : []))
    }

    /// A finding changes what is raised, so that somebody else is to look at it.
    @Test(arguments: [
        ("CD", "who reviewed this too: nobody else has looked at that finding"),
        ("Cora Dent", "who may be who reviewed this: nobody else may have looked at that finding"), ("EF", nil),
    ]) func aReviewerOfTheirOwnFindingIsNamed(_ settler: String, _ words: String?) throws {
        let input = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts:
              government_office.trust:
                coordinator: yes
                settled: {value: yes, by: \(settler), date: 2008-12-01, because: Both told of it.}
            prepared: {by: AB, date: 2008-12-05}
            reviewed: {by: CD, date: 2008-12-09}

            """
        let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
        let problems = try #require(Command.object(outcome.output)["problems"] as? [[String: Any]])
        let found = problems.filter { $0["code"] as? String == "reviewer-settled" }
        #expect(problems.count == found.count)
        let expected = words.map { "'government_office.trust' is settled by '\(settler)', \($0)" }
        #expect(found.map { $0["message"] as? String } == (expected.map { [$0] } ?? []))
    }
}
