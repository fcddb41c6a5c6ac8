import Foundation
import Testing

/// What is to be looked at in a profile is named in its report, counted at its head and in the row of a batch, and stands in JSON:
/// the same things everywhere, decisions among them.
@Suite struct CountsOfThingsToLookAt {
    private static let lsp = Command.repository.appending(path: "Rules/lsp").path

    private static func profile(_ responses: String, _ rest: String = "") -> String {
        """
        schema: concord/profile/1
        id: looked-at
        as_at: 2008-11-30
        \(rest)facts: {levels: {strategic: {trust: {value: no, evidence: {kind: told, date: 2008-11-20}}}}}
        responses:
        \(responses)

        """
    }

    private struct Counted {
        var codes: [String]
        var messages: [String]
        var head: Int
        var named: [String]
        var row: Int
    }

    private func count(_ profile: String) throws -> Counted {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": profile], in: folder)
            func run(_ arguments: [String]) throws -> String {
                let outcome = try Command.run(
                    ["assess", "-r", Self.lsp, "--color", "never"] + arguments, in: folder)
                #expect(outcome.status == 0, "\(outcome.errors)")
                return outcome.output
            }
            let json = try Command.object(try run(["-f", "json", "a.yaml"]))
            let problems = try #require(json["problems"] as? [[String: Any]])
            let text = try run(["a.yaml"])
            let section = text.split(separator: "TO LOOK AT IN THE PROFILE\n\n").dropFirst().first ?? ""
            let body = section.split(separator: "\n\n").first ?? ""
            let named = "\n\(body)".split(separator: "\n- ").map {
                $0.split { $0.isWhitespace }.joined(separator: " ")
            }.filter { !$0.isEmpty }
            let head = text.firstMatch(of: /([0-9]+) things? to look at in the profile itself/).flatMap { Int($0.1) }
            let row = try run(["."]).firstMatch(of: /([0-9]+) things? to look at in the profile:/)
                .flatMap { Int($0.1) }
            return Counted(
                codes: problems.compactMap { $0["code"] as? String },
                messages: problems.compactMap { $0["message"] as? String }, head: head ?? 0, named: named, row: row ?? 0
            )
        }
    }

    @Test(arguments: [
        ("  - {flag: trust-may-be-thin, decision: remedied}", ["response-unsigned"], ""),
        (
            "  - {flag: trust-may-be-thin, decision: accepted, because: Seen, by: AB, date: 2008-11-21, expires: 2008-11-22}",
            ["response-expired"], ""
        ),
        (
            "  - {flag: commitment-may-be-thin, decision: accepted, because: Seen, by: AB, date: 2008-11-21}",
            ["response-unused"], ""
        ),
        (
            "  - {flag: trust-may-be-thin, decision: accepted, because: Seen, by: AB, date: 2008-11-21}",
            ["response-unused"], "scope: {themes: [money]}\n"
        ),
        (
            "  - {flag: trust-may-be-thin, decision: accepted}\n"
                + "  - {flag: commitment-may-be-thin, decision: disagreed, by: AB, date: 2008-11-21, expires: 2008-11-22}",
            ["response-unsigned", "response-expired", "response-unsigned", "response-unused"],
            "prepared: {by: CD, date: 2008-12-05}\n"
        ),
        ("  - {flag: trust-may-be-thin, decision: accepted, because: Seen, by: AB, date: 2008-11-21}", [], ""),
    ]) func areTheSameEverywhere(_ responses: String, _ codes: [String], _ rest: String) throws {
        let counted = try count(Self.profile(responses, rest))
        #expect(counted.codes == codes)
        #expect(counted.head == codes.count && counted.row == codes.count)
        #expect(counted.named.count == codes.count)
        for (named, message) in zip(counted.named, counted.messages) {
            #expect(named.hasPrefix(message), "\(named)")
        }
    }

    /// Kills a settlement that stands beside a scope without a word: nothing that is counted rests on it.
    @Test(arguments: [
        ("scope: {themes: [money]}\n", true), ("scope: {themes: [staff-and-skills]}\n", false), ("", false),
    ]) func aSettlementOutsideTheScopeIsNamed(_ scope: String, _ isNamed: Bool) throws {
        let settled = "settled: {value: no, by: AB, date: 2008-12-01, because: Seen.}"
        let counted = try count(
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n\(scope)"
                + "facts: {leadership.competent: {members: no, \(settled)}}\n")
        let message =
            "'leadership.competent' is settled, and lies outside the scope: nothing that is counted here rests on it"
        #expect(counted.messages == (isNamed ? [message] : []))
        #expect(counted.codes == (isNamed ? ["settled-outside-scope"] : []))
        #expect(counted.head == (isNamed ? 1 : 0) && counted.row == (isNamed ? 1 : 0))
    }

    /// Of the examples as well, whatever there is to look at in them.
    @Test func inTheExamplesToo() throws {
        let folder = Command.repository.appending(path: "Examples")
        var things = 0
        for name in try folder.names() where name.hasSuffix(".yaml") {
            let text = try folder.appending(path: name).text()
            guard !text.contains("\n---\n") else { continue }
            let counted = try count(text)
            #expect(counted.head == counted.codes.count && counted.row == counted.codes.count, "\(name)")
            #expect(counted.named.count == counted.codes.count, "\(name)")
            things += counted.codes.count
        }
        #expect(things > 0)
    }

    /// What the reviewer cannot have seen is said to be later than the review; what lies between the two, than the preparation.
    @Test(arguments: [("2008-12-07", "prepared"), ("2008-12-20", "reviewed"), ("2008-12-05", nil)])
    func whatIsLaterThanTheReviewIsSoNamed(_ date: String, _ signing: String?) throws {
        let rest =
            "prepared: {by: AB, date: 2008-12-05}\nreviewed: {by: CD, date: 2008-12-10}\n"
        let response = "  - {flag: trust-may-be-thin, decision: accepted, because: Seen, by: EF, date: \(date)}"
        let settled =
            "leadership.competent: {coordinator: yes, settled: {value: yes, by: AB, date: \(date), because: Seen.}}"
        let evidence = "council.name: {value: Wexcombe, evidence: {date: \(date)}}"
        let profile = Self.profile(response, rest).replacing("facts: {", with: "facts: {\(settled), \(evidence), ")
        let messages = try count(profile).messages
        guard let signing else {
            let told = "the evidence of 'council.name' is dated \(date), and the profile speaks of 2008-11-30"
            #expect(messages == [told + ": see whether it tells of that day"])
            return
        }
        var expected: Set = [
            "'leadership.competent' was settled on \(date), after the profile was \(signing)",
            "the evidence of 'council.name' is dated \(date), after the profile was \(signing)",
        ]
        // A decision on what was prepared comes between the two: whoever reviewed the profile can have seen it.
        if signing == "reviewed" {
            expected.insert("the response to 'trust-may-be-thin' is dated \(date), after the profile was \(signing)")
        }
        #expect(Set(messages) == expected)
    }

    /// A remedy from before somebody saw what it remedies is named; one from that day on is not, nor is another decision.
    @Test(arguments: [
        ("remedied", "2001-05-01", true), ("remedied", "2008-11-19", true), ("remedied", "2008-11-20", false),
        ("remedied", "2008-11", nil), ("remedied", "2008-12", false), ("accepted", "2008-05-01", false),
    ]) func aRemedyIsNotOlderThanWhatItRemedies(_ decision: String, _ date: String, _ isNamed: Bool?) throws {
        let counted = try count(
            Self.profile("  - {flag: trust-may-be-thin, decision: \(decision), because: Seen, by: AB, date: \(date)}"))
        #expect(
            counted.codes == (isNamed.map { $0 ? ["remedied-too-early"] : [] } ?? ["remedy-date-unclear"]))
        guard isNamed != false else { return }
        #expect(
            counted.messages == [
                "the response to 'trust-may-be-thin' is of \(date), and the evidence of 'levels.strategic.trust' (2008-11-20), on "
                    + "which the flag rests, "
                    + (isNamed == true
                        ? "is later: what was remedied then was seen again"
                        : "may be later: what was remedied then may have been seen again")
            ])
    }

    /// Kills a remedy that stands beside a finding of three days later without a word: what is settled is found on that day, or on
    /// the day of its evidence where that is later than the remedy, too.
    @Test(arguments: [
        ("2008-11-15", "", "what is settled of 'leadership.competent' (2008-11-15)", "is later", "was found"),
        ("2008-11-15", "2008-03", "what is settled of 'leadership.competent' (2008-11-15)", "is later", "was found"),
        (
            "2008-11-15", "2008-11-13", "the evidence of 'leadership.competent.settled' (2008-11-13)", "is later",
            "was seen"
        ),
        ("2008-11-12", "", nil, "", ""), ("2008-11-01", "2008-03", nil, "", ""),
        (
            "2008-11", "", "what is settled of 'leadership.competent' (2008-11)", "may be later", "may have been found"
        ),
        (
            "2008-11", "2008-11", "the evidence of 'leadership.competent.settled' (2008-11)", "may be later",
            "may have been seen"
        ),
        (
            "2008-11-15", "2008-11", "what is settled of 'leadership.competent' (2008-11-15)", "is later", "was found"
        ),
    ]) func aRemedyIsNotOlderThanTheSettlement(
        _ date: String, _ seen: String, _ what: String?, _ verb: String, _ again: String
    ) throws {
        let evidence = seen.isEmpty ? "" : ", evidence: {kind: observed, date: \(seen)}"
        let facts =
            "leadership.competent: {members: {value: no, evidence: {kind: told, date: 2008-03}}, "
            + "settled: {value: no, by: EF, date: \(date), because: Seen.\(evidence)}}, "
        let response =
            "  - {flag: leadership-may-be-lacking, decision: remedied, because: Done, by: AB, date: 2008-11-12}"
        let profile = Self.profile(response).replacing("facts: {", with: "facts: {\(facts)")
        let words = what.map {
            "the response to 'leadership-may-be-lacking' is of 2008-11-12, and \($0), on which the flag rests, \(verb): what was "
                + "remedied then \(again) again"
        }
        #expect(try count(profile).messages == [words].compactMap(\.self))
    }

    /// Of several parties, those whose answers decide; and no date of what is confidential.
    @Test func onlyWhatDecidesIsNamedAsLater() throws {
        let facts =
            "challenge.performance_seen: {coordinator: {value: no, evidence: {date: 2008-11-21, confidential: yes}}, "
            + "members: {value: no, evidence: {date: 2008-03}}}, council.type: {value: unitary, evidence: {date: 2008-11-25}}, "
        let response =
            "  - {flag: challenge-may-be-missing, decision: remedied, because: Seen, by: AB, date: 2008-06}"
        let profile = Self.profile(response).replacing("facts: {", with: "facts: {\(facts)")
        #expect(
            try count(profile).messages == [
                "the response to 'challenge-may-be-missing' is of 2008-06, and the evidence of "
                    + "'challenge.performance_seen.coordinator', on which the flag rests, is later: what was remedied then was seen "
                    + "again"
            ])
    }
}
