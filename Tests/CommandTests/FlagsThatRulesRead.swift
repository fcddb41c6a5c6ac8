import Foundation
import Testing

/// Where the condition of a rule reads a flag, whoever relies on the rule sees what that flag rests on.
@Suite struct FlagsThatRulesRead {
    private static let rules = """
        schema: concord/rules/1
        flags:
          silent: {kind: enquiry, theme: trust, title: Partners may be silent}
          unreviewed: {kind: risk, theme: trust, severity: low, title: Trust may go unreviewed}
          dear: {kind: enquiry, theme: money, title: Meetings may be dear}
          drifting: {kind: risk, theme: trust, severity: high, title: Partners may drift apart}
        rules:
          - id: said-silent
            finding: Members do not talk.
            cite: report para 2
            judgement: The report does not speak of members.
            grounds: {kind: survey, whose: members, date: 2007}
            when: {fact: trust.talks, by: members, is: no}
            then: {raise: silent}
          - id: no-review
            finding: Trust wants a review.
            cite: report para 2
            judgement: A review is the pack's idea.
            grounds: {kind: literature}
            when: {fact: trust.reviewed, is: no}
            then: {raise: unreviewed}
          - id: all-come
            finding: Full meetings cost.
            cite: report para 2
            judgement: The cost is the pack's idea.
            grounds: {kind: case_study}
            when: {fact: trust.share, at_least: 61}
            then: {raise: dear}
          - id: drift
            finding: Silent partners drift apart.
            cite: report para 3
            grounds: {kind: assessment}
            when: {all: [{flag: silent, is: raised}, {flag: unreviewed, is: not_raised}, {flag: dear, is: raised}]}
            then: {raise: drifting}

        """

    private static let facts = "facts: {trust: {talks: {members: no}, reviewed: yes, share: 70}}\n"

    private func report(scope: String = "", _ arguments: String...) throws -> String {
        try PackFolder.with(tests: "  - {name: a, given: {}, raised: []}\n") { pack in
            try pack.write(Self.rules, to: "rules/drift.yaml")
            let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n" + scope + Self.facts
            let run = try Command.run(
                ["assess", "-", "-q", "-r", "./pack"] + arguments, in: pack.parent, input: profile)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.lines.allSatisfy { $0.count <= 80 })
            return run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        }
    }

    /// The part of a text behind one mark and before another.
    private func part(_ text: String, from start: String, to end: String) throws -> String {
        let rest = try #require(text.components(separatedBy: start).dropFirst().first)
        return rest.components(separatedBy: end)[0]
    }

    @Test func theirSourcesStandBesideThem() throws {
        let raised = try part(try report(), from: "[high risk] Partners may drift apart", to: "[")
        #expect(raised.contains("Silent partners drift apart. (report para 3: assessment)"))
        let here = try part(try report(), from: "apart. (report para 3: assessment) Here:", to: "Weakest evidence")
        #expect(here.contains("Flag \"Partners may be silent\": raised (report para 2: survey)."))
        #expect(
            here.contains(
                "Flag \"Trust may go unreviewed\": not raised (what would raise it: report para 2: literature)."))
        #expect(here.contains("Flag \"Meetings may be dear\": raised (report para 2: case study)."))
    }

    /// Of what the report defends by itself, it is said where; of the rest, all that stands behind it.
    @Test func theirGroundsStandUnderTheRisk() throws {
        for scope in ["", "scope: {themes: [trust]}\n"] {
            let text = try report(scope: scope)
            let grounds = try part(
                text, from: "GROUNDS Partners may drift apart (minimal/drifting)", to: "(minimal/silent) ")
            #expect(
                grounds.contains(
                    "Flag minimal/silent, raised: report para 2: survey; members; 2007. Its own grounds stand under its title."
                ))
            #expect(grounds.contains("Flag minimal/unreviewed, not raised: report para 2: literature."))
            #expect(grounds.contains("Pack's judgement on it: A review is the pack's idea."))
            #expect(grounds.contains("report para 2 does not say: anything of the others."))
            // A flag outside the scope has no grounds of its own.
            let dear = "Flag minimal/dear, raised: report para 2: case study."
            let isInScope = scope.isEmpty
            #expect(grounds.contains(dear + " Its own grounds") == isInScope)
            #expect(grounds.contains(dear + " What report para 2 does not say: see above") == !isInScope)
            #expect(grounds.contains("Pack's judgement on it: The cost is the pack's idea.") == !isInScope)
            #expect(!grounds.contains("The report does not speak of members."))
        }
    }

    /// The longer report quotes what their places say where it does so nowhere else.
    @Test func theirPlacesAreQuotedInTheLongReport() throws {
        let text = try report("--detail", "outcomes")
        let flag = try part(text, from: "[high risk] Partners may drift apart", to: "ENQUIRIES RAISED")
        #expect(flag.contains("Flag \"Partners may be silent\": raised (report para 2: survey)"))
        #expect(flag.contains("Source report para 2: Where the council scored 3 or more, partners talked openly."))
        #expect(flag.contains("Pack's judgement A review is the pack's idea."))
        #expect(!flag.contains("The report does not speak of members."))
    }
}
