import Diagnostics
import Engine
import Facts
import RulePacks
import Testing

/// What the auditor settles may take away what the answers would raise: the flags are named, and are those that an evaluation
/// without the settlement finds otherwise.
@Suite struct SettlementsThatOverrule {
    private static func pack() throws -> MadePack {
        func rule(_ id: String, _ kind: String, theme: String = "east", _ when: Tree) -> Tree {
            var flag: Tree = ["kind": .scalar(kind), "title": .scalar("So may follow"), "theme": .scalar(theme)]
            if kind == "risk" { flag["severity"] = "high" }
            return [
                "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "when": when, "then": ["raise": flag],
            ]
        }
        var heard = FactSketch(id: "heard", kind: .yesNo)
        heard.reporters = ["ann", "bob"]
        var sketch = PackSketch()
        sketch.facts = [heard]
        sketch.rules = [
            rule("all-heard", "strength", ["fact": "heard", "by": "all", "is": "yes"]),
            rule("any-unheard", "risk", ["fact": "heard", "by": "any", "is": "no"]),
            rule("elsewhere", "enquiry", theme: "west", ["fact": "heard", "by": "any", "is": "no"]),
            rule("heard-differently", "enquiry", ["fact": "heard", "disputed": "yes"]),
        ]
        return try MadePack(sketch)
    }

    private static func profile(_ answers: String, settled: String?, _ rest: String) -> String {
        let own = settled.map { ", settled: {value: \($0), by: AB, date: 2008-11, because: Seen.}" } ?? ""
        return "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\n\(rest)facts: {heard: {\(answers)\(own)}}\n"
    }

    private static let risk = "raise the high risk \"So may follow\" ('any-unheard')"
    private static let elsewhere = "the enquiry \"So may follow\" ('elsewhere')"
    private static let strength = "rule out the strength \"So may follow\" ('all-heard')"

    @Test(arguments: [
        ("ann: yes, bob: no", "yes", "", "\(risk) and \(elsewhere), and \(strength)"),
        ("ann: yes, bob: no", "yes", "scope: {themes: [east]}\n", "\(risk), and \(strength)"),
        ("bob: no", "yes", "", "\(risk) and \(elsewhere), and \(strength)"),
        (
            "ann: yes", "no", "",
            "leave open the high risk \"So may follow\" ('any-unheard'), \(elsewhere) and the strength \"So may follow\" "
                + "('all-heard')"
        ),
        ("ann: yes, bob: {value: no, evidence: {date: 2009}}", "yes", "", "\(risk) and \(elsewhere), and \(strength)"),
    ]) func whatTheyMoveIsNamed(_ answers: String, _ value: String, _ rest: String, _ words: String) throws {
        let pack = try Self.pack()
        let profile = try pack.read(Self.profile(answers, settled: value, rest))
        let found = pack.evaluator.evaluate(profile)
        let messages = pack.evaluator.warnings(profile).filter { $0.code.hasPrefix("settled-") }.map(\.message)
        #expect(messages.count == 1)
        #expect(
            messages.first?.hasSuffix("; read in its place, the answers would \(words)") == true, "\(messages)")
        #expect(pack.evaluator.assessment.flags == found.flags, "what was supposed is taken back")
        let other = pack.evaluator.evaluate(try pack.read(Self.profile(answers, settled: nil, rest)))
        for (number, flag) in pack.pack.flags.enumerated() where Evaluator.covers(flag.theme, profile) {
            #expect((other.flags[number] != found.flags[number]) == words.contains("('\(flag.id)')"), "\(flag.id)")
        }
    }

    /// However many remarks there are on a settlement.
    @Test(arguments: [
        ("ann: {value: no, evidence: {date: 2009}}, bob: {value: no, evidence: {date: 2008-11}}", 3),
        ("ann: yes, bob: {value: no, evidence: {date: 2009}}", 1),
        ("ann: {value: no, evidence: {date: 2009}}", 2),
    ]) func whatTheyMoveIsNamedOnce(_ answers: String, _ count: Int) throws {
        let pack = try Self.pack()
        let profile = try pack.read(Self.profile(answers, settled: "yes", ""))
        pack.evaluator.evaluate(profile)
        let messages = pack.evaluator.warnings(profile).filter { $0.code.hasPrefix("settle") }.map(\.message)
        #expect(messages.count == count, "\(messages)")
        #expect(messages.count { $0.contains("; read in its place, the answers would ") } == 1, "\(messages)")
    }

    /// What is settled as the answers are moves nothing, and a flag that reads the answers themselves is moved by nothing settled.
    @Test func whatMovesNothingSaysNothing() throws {
        let pack = try Self.pack()
        for answers in ["ann: yes, bob: yes", "ann: yes"] {
            let profile = try pack.read(Self.profile(answers, settled: "yes", ""))
            pack.evaluator.evaluate(profile)
            #expect(pack.evaluator.warnings(profile).isEmpty)
        }
    }
}
