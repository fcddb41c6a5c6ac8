package import Diagnostics
package import Files
package import YAML

/// One file of a pack, and the diagnostics that arise while it is read.
package final class PackFile {
    /// What each pack has, and in which folders it has more.
    package static let names = ["facts.yaml", "pack.yaml", "sources.yaml"]
    package static let folders = ["rules", "tests"]

    /// What a file declares, by its name and folder.
    enum Kind: CaseIterable { case pack, sources, facts, rules }

    var kind: Kind {
        switch name {
        case "pack.yaml": .pack
        case "sources.yaml": .sources
        case "facts.yaml": .facts
        default: .rules
        }
    }

    /// Relative to the pack's folder.
    package let name: String
    /// As the user would open it.
    package let path: String
    package let buffer: ByteBuffer
    package private(set) var problems: [Diagnostic] = []
    package private(set) lazy var lines = LineTable(buffer)
    /// The line that was shown last: of what is wrong with a file much may stand in one.
    private var shown: (number: Int, text: String?)?
    /// Numbers by their values, by the line and column where the text in which they were looked for begins.
    private var numbersOfTexts: [Int: [String: [NumberInText]]] = [:]

    /// How far below its beginning a value's number is looked for.
    static let linesOfAValue = 30

    package init(name: String, path: String, buffer: ByteBuffer) {
        self.name = name
        self.path = path
        self.buffer = buffer
    }

    /// The document's root, if it can be read.
    ///
    /// The first who asks for it has it read; what is wrong with it is among the problems from then on.
    package private(set) lazy var root: Node? = {
        var reader = NodeReader(file: path, buffer: buffer)
        let node = reader.read()
        problems += reader.problems
        if let node, reader.hasEndsBeforeComments { reportComments(in: node) }
        return node
    }()

    /// Reads the roots of several, on as many processors as there are: reading is a quarter of what it takes to start.
    static func readRoots(of files: [PackFile]) {
        // The largest first, so that none is left to one processor at the end.
        let files = PackFilesApart(files: files.sorted { $0.buffer.count > $1.buffer.count })
        Processors.share(files.files.count) { _ = files.files[$0].root }
    }

    /// Notes a problem of this file.
    package func report(_ problem: any Problem, at mark: Mark, length: Int = 1) {
        problems.append(
            Diagnostic(
                problem, at: Location(file: path, line: Int(mark.line), column: Int(mark.column)),
                line: text(ofLine: Int(mark.line)), length: length))
    }

    private func text(ofLine number: Int) -> String? {
        if let shown, shown.number == number { return shown.text }
        let text = lines.line(number)
        shown = (number, text)
        return text
    }

    /// The numbers in what is left of a line from a place on, by their values; `nil` past the last line.
    /// - Complexity: O(bytes of the line), once for each place.
    func numbers(from start: Mark) -> [String: [NumberInText]]? {
        let key = Int(start.line) << 32 | Int(start.column)
        if let known = numbersOfTexts[key] { return known }
        guard let text = text(ofLine: Int(start.line)) else { return nil }
        let rest = String(text.unicodeScalars.dropFirst(Int(start.column) - 1))
        let numbers = Dictionary(grouping: NumberInText.all(in: rest), by: \.value)
        numbersOfTexts[key] = numbers
        return numbers
    }

    /// What another reader found in this file.
    package func add(_ diagnostic: Diagnostic) { problems.append(diagnostic) }

    /// A place in it, as results name it.
    package func place(_ mark: Mark) -> Place { Place(file: name, line: Int(mark.line), column: Int(mark.column)) }
}

/// Unchecked, since each of the files goes to one reader, which shares nothing with the others, and to nobody else until all are read.
private struct PackFilesApart: @unchecked Sendable {
    let files: [PackFile]
}
