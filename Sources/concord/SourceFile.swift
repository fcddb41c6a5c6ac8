import Diagnostics
import Files
import YAML

/// A file that somebody wrote for Concord to read: part of a pack, or a profile. Results never take its place.
enum SourceFile {
    /// Ends the command, and says why, where results would be written over such a file.
    static func spare(_ output: String, _ console: Console) throws {
        guard let schema = schema(of: output) else { return }
        console.show([Diagnostic(SourceProblem.wouldBeReplaced(schema), at: Location(file: output))])
        throw ExitStatus.unusable.code
    }

    /// What a file says that it is, in its line `schema: concord/…`; `nil` where it says nothing of the kind, or is not there.
    private static func schema(of path: String) -> String? {
        let buffer = ByteBuffer()
        guard FileList.exists(path), !FileList.isFolder(path),
            (try? buffer.read(path, limit: Limits.standard.fileSize)) != nil
        else { return nil }
        let text = String(decoding: buffer.bytes, as: UTF8.self)
        let line = /^\u{FEFF}?["']?schema["']?\s*:\s*["']?(concord\/[a-z-]+\/[0-9]+)/.anchorsMatchLineEndings()
        return text.firstMatch(of: line).map { String($0.1) }
    }
}

private enum SourceProblem: Problem {
    case wouldBeReplaced(String)

    var code: String { "output-is-source" }

    var message: String {
        switch self {
        case .wouldBeReplaced(let schema): "results written here would take the place of what somebody wrote, \(schema)"
        }
    }

    var expected: String? { "another file for --output" }
}
