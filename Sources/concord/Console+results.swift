import ArgumentParser
import Diagnostics
import Files

extension Console {
    /// Writes a result to standard output, whole; gives up where it cannot be written.
    func deliver(_ bytes: [UInt8]) throws {
        do throws(FileProblem) {
            try OutputFile().write(bytes)
        } catch {
            show([Diagnostic(error, at: Location(file: "standard output"))])
            throw ExitStatus.unusable.code
        }
    }
}

extension ExitStatus {
    /// As the command's end.
    var code: ExitCode { ExitCode(rawValue) }
}
