import Foundation
import Testing

/// What a shell finds for `*.yaml` may begin like an option: read as one it could be a wish for help, and nothing be assessed.
@Suite struct NamesReadAsOptions {
    @Test(arguments: [
        ("assess -q *.yaml", 64), ("assess -q -dash.yaml", 64), ("assess -q ./-dash.yaml", 0),
        ("assess -q -- -dash.yaml", 0), ("assess -q .", 0), ("explain -dash.yaml", 64),
    ]) func areNamed(_ command: String, _ status: Int32) throws {
        try Command.inTemporaryFolder { folder in
            let profile = "schema: concord/profile/1\\nid: a\\nas_at: 2008-11-30\\nfacts: {council.type: county}\\n"
            let line = "cd '\(folder.path)'; printf '\(profile)' > ./-dash.yaml; \"$CONCORD\" \(command)"
            let outcome = try Command.shell(line)
            #expect(outcome.status == status, "\(outcome.errors)")
            guard command.contains(" -dash"), status != 0 else { return }
            #expect(outcome.output == "")
            #expect(
                outcome.errors
                    == "concord: error: '-dash.yaml' is read as options, and there is a file of that name: write "
                    + "'./-dash.yaml'\n")
        }
    }
}
