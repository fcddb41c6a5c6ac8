import ArgumentParser
import Diagnostics
import Files

extension Console {
    /// Shows why a result could not be written, unless its reader has left: that was what the reader wanted.
    func show(_ problem: FileProblem, ofOutput path: String?) {
        if problem == .readerLeft { return }
        guard let path else { return show([Diagnostic(problem, at: Location(file: "standard output"))]) }
        show([Diagnostic(OutputProblem(problem: problem), at: Location(file: path))])
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

/// A file that results were to go to.
private struct OutputProblem: Problem {
    let problem: FileProblem

    var code: String { problem.code }

    var message: String {
        problem == .notFound
            ? "results cannot be written here: there is no such folder"
            : "results cannot be written here: \(problem.message)"
    }

    var expected: String? { problem.expected }
}

extension ExitStatus {
    /// As the command's end.
    var code: ExitCode { ExitCode(rawValue) }
}
