package import Diagnostics
package import Files
package import YAML

/// One file of a pack, and the diagnostics that arise while it is read.
package final class PackFile {
    /// Relative to the pack's folder.
    package let name: String
    /// As the user would open it.
    package let path: String
    package let buffer: ByteBuffer
    package private(set) var problems: [Diagnostic] = []
    package private(set) lazy var lines = LineTable(buffer)

    /// How far below its beginning a value's number is looked for.
    static let linesOfAValue = 30

    package init(name: String, path: String, buffer: ByteBuffer) {
        self.name = name
        self.path = path
        self.buffer = buffer
    }

    /// The document's root, if it can be read.
    package func root() -> Node? {
        var reader = NodeReader(file: path, buffer: buffer)
        let node = reader.read()
        problems += reader.problems
        return node
    }

    /// Notes a problem of this file.
    package func report(_ problem: any Problem, at mark: Mark, length: Int = 1) {
        problems.append(
            Diagnostic(
                problem, at: Location(file: path, line: Int(mark.line), column: Int(mark.column)),
                line: lines.line(Int(mark.line)), length: length))
    }

    /// What another reader found in this file.
    package func add(_ diagnostic: Diagnostic) { problems.append(diagnostic) }

    /// A place in it, as results name it.
    package func place(_ mark: Mark) -> Place { Place(file: name, line: Int(mark.line), column: Int(mark.column)) }
}

/// A node in its file: what the reader of a pack passes around.
package struct Located {
    package let file: PackFile
    package let node: Node

    package init(file: PackFile, node: Node) {
        self.file = file
        self.node = node
    }

    package var mark: Mark { node.mark }
    package var place: Place { file.place(node.mark) }

    package func report(_ problem: any Problem, length: Int = 1) { file.report(problem, at: node.mark, length: length) }

    /// Where a run of digits stands in the text of this value, or where the value begins.
    package func place(ofNumber number: String) -> Mark {
        let line = Int(mark.line)
        for offset in 0..<PackFile.linesOfAValue {
            guard let text = file.lines.line(line + offset) else { break }
            let scalars = Array(text.unicodeScalars)
            var start = offset == 0 ? Int(mark.column) - 1 : 0
            while start < scalars.count {
                let run = scalars[start...].prefix { ("0"..."9").contains($0) }
                if run.drop(while: { $0 == "0" }).elementsEqual(number.unicodeScalars) {
                    return Mark(line: Int32(line + offset), column: Int32(start + 1))
                }
                start += max(1, run.count)
            }
        }
        return mark
    }

    /// The scalar, or `nil` with a report.
    package func scalar(_ name: @autoclosure () -> String) -> String? {
        guard case .scalar(let text, _) = node.content else {
            report(PackProblem.scalarNeeded(name()))
            return nil
        }
        if Located.isBlank(text) {
            report(PackProblem.emptyValue(name()))
            return nil
        }
        return text
    }

    /// Nearly every text begins with a letter or a digit; only others are looked at character by character.
    private static func isBlank(_ text: String) -> Bool {
        if let first = text.utf8.first, (0x21...0x7E).contains(first) { return false }
        return text.allSatisfy(\.isWhitespace)
    }

    package var isMapping: Bool { if case .mapping = node.content { true } else { false } }
    package var isSequence: Bool { if case .sequence = node.content { true } else { false } }

    /// The items; a single value stands for a list of one where `orOne`.
    package func items(_ name: @autoclosure () -> String, orOne: Bool = false) -> [Located] {
        if case .sequence(let nodes) = node.content { return nodes.map { Located(file: file, node: $0) } }
        if orOne { return [self] }
        report(PackProblem.sequenceNeeded(name()))
        return []
    }

    /// - Parameter name: what it is, made into words only when something is wrong with it.
    package func mapping(_ name: @escaping @autoclosure () -> String) -> Mapping? {
        guard case .mapping(let entries) = node.content else {
            report(PackProblem.mappingNeeded(name()))
            return nil
        }
        return Mapping(file: file, entries: entries, mark: node.mark, name: name)
    }

    package func strings(
        _ name: @autoclosure () -> String, orOne: Bool = false
    ) -> [(text: String, place: Located)] {
        items(name(), orOne: orOne).compactMap { item in item.scalar(name()).map { ($0, item) } }
    }

    package func yesNo(_ name: @autoclosure () -> String) -> Bool? {
        guard let text = scalar(name()) else { return nil }
        switch text {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            report(PackProblem.notYesNo(text), length: text.count)
            return nil
        }
    }
}

/// A mapping whose keys are known beforehand.
package struct Mapping {
    package let file: PackFile
    package let entries: [Node.Entry]
    package let mark: Mark
    /// What it is, for messages.
    package let name: () -> String

    /// Every key in its place, for mappings from ids to things.
    package var pairs: [(key: String, mark: Mark, value: Located)] {
        entries.filter { !$0.key.hasPrefix("x-") }.map { ($0.key, $0.mark, Located(file: file, node: $0.value)) }
    }

    /// What stands behind a key.
    package subscript(key: String) -> Located? {
        entries.first { $0.key == key }.map { Located(file: file, node: $0.value) }
    }

    /// Whether there is such a key.
    package func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    package func report(_ problem: any Problem, length: Int = 1) { file.report(problem, at: mark, length: length) }

    /// Reports keys that have no meaning, and those that are needed and not there.
    package func check(allowed: [String], required: [String] = []) {
        for entry in entries where !allowed.contains(entry.key) && !entry.key.hasPrefix("x-") && entry.key != "<<" {
            let length = entry.key.unicodeScalars.count
            if let problem = file.lines.problem(ofKeyCutByComma: entry.key, at: entry.mark) {
                file.report(problem, at: entry.mark, length: length)
                continue
            }
            file.report(
                PackProblem.unknownKey(entry.key, among: allowed, near: NearestName.to(entry.key, among: allowed)),
                at: entry.mark, length: length)
        }
        for key in required where !has(key) { report(PackProblem.missing(key, of: name())) }
    }

    package func string(_ key: String) -> String? { self[key]?.scalar("'\(key)'") }

    package func strings(_ key: String, orOne: Bool = false) -> [(text: String, place: Located)] {
        self[key]?.strings("'\(key)'", orOne: orOne) ?? []
    }

    package func yesNo(_ key: String) -> Bool? { self[key]?.yesNo("'\(key)'") }

    /// One of several words, by the raw value of an enumeration.
    package func word<Word: CaseIterable & RawRepresentable<String>>(_ key: String, _: Word.Type) -> Word? {
        guard let located = self[key], let text = located.scalar("'\(key)'") else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        located.report(
            PackProblem.badLiteral(
                text, fact: key, expected: "one of " + words.joined(separator: ", "),
                near: NearestName.to(text, among: words)), length: text.count)
        return nil
    }
}
