import Foundation
import Testing

/// Several people are asked one question, and beside the answer of each stands something of its own.
@Suite struct WhatStandsBesideEachAnswer {
    private static let rules = """
        schema: concord/rules/1
        flags:
          moved: {kind: enquiry, theme: trust, title: Something may follow of talks}
        rules:
          - id: of-one
            finding: Trust matters.
            cite: report para 3
            grounds: {kind: assessment}
            when:
              all:
                - {fact: trust.reviewed, is: no}
                - any: [{fact: trust.talks, by: coordinator, is: yes}, {fact: trust.talks, by: coordinator, is: no}]
            then: {raise: moved}
          - id: of-others
            finding: Trust matters.
            cite: report para 3
            grounds: {kind: assessment}
            when:
              all:
                - {fact: trust.audited, is: no}
                - any: [{fact: trust.talks, by: members, is: yes}, {fact: trust.talks, by: members, is: no}]
            then: {raise: moved}

        """

    private static let fact = """
          trust.audited:
            type: yes_no
            label: Trust is audited
            question: "Is trust audited?"
            ask: [coordinator]

        """

    /// Kills what stands beside the first of them as what stands beside any.
    @Test func isNamedOfEach() throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.write(pack.folder.appending(path: "facts.yaml").text() + Self.fact, to: "facts.yaml")
            try pack.write(Self.rules, to: "rules/talks.yaml")
            let profile =
                "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {trust: {reviewed: no, audited: no}}\n"
            let run = try Command.run(
                ["assess", "-", "-r", "./pack", "--color", "never"], in: pack.parent, input: profile)
            let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
            #expect(
                text.contains(
                    "yes or no from any one of them would raise it while \"Trust is reviewed: no\" and \"Trust is audited: no\" "
                        + "stand"), "\(run.output)\(run.errors)")
        }
    }
}
