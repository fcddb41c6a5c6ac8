import Foundation
import Testing

/// An explanation names what softens a flag and what was decided on it, apart from why it is raised.
@Suite struct WhatStandsBesideAFlag {
    private let profile = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          restructures:
            - {body: council, stage: debated, continuity_agreed: yes}
            - {body: police, stage: proposed}
        responses:
          - {flag: reorganisation-unsettles, decision: accepted, by: AB, date: 2008-12-01, because: "It is so."}

        """

    private func explained(_ name: String, _ other: String? = nil) throws -> String {
        let run = try Command.run(["explain", "-", name, "-r", "Rules/lsp"], input: other ?? profile)
        #expect(run.status == 0, "\(run.errors)")
        return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func isNamed() throws {
        let text = try explained("reorganisation-unsettles")
        #expect(text.contains("Mitigation: Roles and contacts that carry on have been agreed."))
        #expect(text.contains("- council, debated: present. ") && text.contains("- police, proposed: not known. Ask: "))
        #expect(text.contains("The pack's judgement: The report names nothing that would soften the effect"))
        #expect(text.contains("Response: accepted by AB, 2008-12-01. Because: It is so."))
        #expect(text.contains("It decides whether this is mitigated, and not whether it is raised."))
    }

    /// Kills an explanation that takes for granted what the report names as something to look at: a remedy of before the finding
    /// beside its flag, and a settlement against the answers beside its fact.
    @Test func whatToLookAtIsNamedToo() throws {
        let other = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts:
              leadership.competent:
                members: no
                settled: {value: yes, by: AB, date: 2008-12-01, because: Seen.}
              money.relationships_good: {value: no, evidence: {kind: told, date: 2008-11}}
            responses:
              - {flag: relationships-may-be-immature, decision: remedied, by: AB, date: 2008-10-01, because: Done.}

            """
        let flag = try explained("relationships-may-be-immature", other)
        #expect(
            flag.contains(
                "Because: Done. - the response to 'relationships-may-be-immature' is of 2008-10-01, and the evidence of "
                    + "'money.relationships_good' (2008-11), on which the flag rests, is later: what was remedied then was seen "
                    + "again. (-:10)"))
        let fact = try explained("leadership.competent", other)
        #expect(
            fact.contains(
                "-:7] - what is settled of 'leadership.competent' is not what any party that has answered says"))
        // Each beside its own, and nowhere else.
        #expect(try !explained("trust-may-be-thin", other).contains("is settled"))
        #expect(try !explained("money.relationships_good", other).contains("remedied"))
    }

    /// Kills a heading with nothing under it.
    @Test func isNotNamedWhereThereIsNothing() throws {
        #expect(try !explained("trust-may-be-thin").contains("WHAT STANDS BESIDE IT"))
    }
}
