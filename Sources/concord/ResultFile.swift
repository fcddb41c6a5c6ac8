import ArgumentParser
import Diagnostics
import Files
import Glibc
import Reports

/// Where a command's one result goes: standard output, which `-` stands for too, or the file that was asked for.
struct ResultFile {
    private let path: String?
    let style: TextStyle

    init(_ path: String?, _ colour: Console.Colour) {
        let path = path == "-" ? nil : path
        self.path = path
        style = TextStyle(colour: path == nil && Console.usesColour(colour, on: STDOUT_FILENO))
    }

    func write(_ text: String, _ console: Console) throws { try write(Array(text.utf8), console) }

    /// Writes all of it, or says why not and ends the command.
    func write(_ bytes: [UInt8], _ console: Console) throws {
        guard let path else { return try console.deliver(bytes) }
        try SourceFile.spare(path, console)
        do throws(FileProblem) {
            let file = try OutputFile(path: path)
            try file.write(bytes)
            try file.finish()
        } catch {
            console.show(error, ofOutput: path)
            throw ExitStatus.unusable.code
        }
    }
}
