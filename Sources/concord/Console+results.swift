import ArgumentParser
import Diagnostics
import Files

extension Console {
    /// Shows why a result could not be written, unless its reader has left: that was what the reader wanted.
    func show(_ problem: FileProblem, ofOutput path: String?) {
        if problem == .readerLeft { return }
        show([Diagnostic(problem, at: Location(file: path ?? "standard output"))])
    }

    /// Writes a result to standard output, whole; gives up where it cannot be written.
    func deliver(_ bytes: [UInt8]) throws {
        do throws(FileProblem) {
            try OutputFile().write(bytes)
        } catch {
            show(error, ofOutput: nil)
            throw ExitStatus.unusable.code
        }
    }
}

extension ExitStatus {
    /// As the command's end.
    var code: ExitCode { ExitCode(rawValue) }
}
