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

    private func explained(_ flag: String) throws -> String {
        let run = try Command.run(["explain", "-", flag, "-r", "Rules/lsp"], input: profile)
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

    /// Kills a heading with nothing under it.
    @Test func isNotNamedWhereThereIsNothing() throws {
        #expect(try !explained("trust-may-be-thin").contains("WHAT STANDS BESIDE IT"))
    }
}
