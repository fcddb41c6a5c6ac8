package import Diagnostics
package import YAML

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

    /// Where a number stands in the text of this value, or where the value begins.
    ///
    /// - Complexity: O(lines of a value), and once for each value that of reading them.
    func place(of number: NumberInText) -> (mark: Mark, length: Int) {
        var start = mark
        for _ in 0..<PackFile.linesOfAValue {
            guard let numbers = file.numbers(from: start) else { break }
            if let alike = numbers[number.value] {
                // A threshold stands without what its fact is counted in.
                let found = alike.first { $0.unit == number.unit } ?? alike[0]
                return (Mark(line: start.line, column: start.column + Int32(found.start ?? 0)), found.length)
            }
            start = Mark(line: start.line + 1, column: 1)
        }
        return (mark, 1)
    }

    /// The scalar, or `nil` with a report.
    package func scalar(_ name: @autoclosure () -> String) -> String? {
        guard case .scalar(let text, _) = node.content else {
            report(PackProblem.scalarNeeded(name(), found: shape))
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

    /// What people read, or `nil` with a report: there is a letter or a digit in it.
    func prose(_ name: @autoclosure () -> String) -> String? {
        guard let text = scalar(name()) else { return nil }
        if let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) { return text }
        if text.contains(where: { $0.isLetter || $0.isNumber }) { return text }
        report(PackProblem.wordless(name(), text: text), length: text.count)
        return nil
    }

    package var isMapping: Bool { if case .mapping = node.content { true } else { false } }
    private var shape: PackProblem.Shape {
        switch node.content {
        case .mapping: .mapping
        case .sequence: .sequence
        case .scalar(let text, _): Located.isBlank(text) ? .nothing : .scalar
        }
    }
    /// Whether it is a mapping, or a list, with nothing in it.
    var isEmptyGroup: Bool {
        switch node.content {
        case .mapping(let entries): entries.isEmpty
        case .sequence(let nodes): nodes.isEmpty
        case .scalar: false
        }
    }
    var isEmptySequence: Bool { if case .sequence(let nodes) = node.content { nodes.isEmpty } else { false } }
    package var isSequence: Bool { if case .sequence = node.content { true } else { false } }

    /// The items; a single value stands for a list of one where `orOne`.
    package func items(_ name: @autoclosure () -> String, orOne: Bool = false) -> [Located] {
        if case .sequence(let nodes) = node.content { return nodes.map { Located(file: file, node: $0) } }
        if orOne { return [self] }
        report(PackProblem.sequenceNeeded(name(), found: shape))
        return []
    }

    /// - Parameter name: what it is, made into words only when something is wrong with it.
    package func mapping(_ name: @escaping @autoclosure () -> String) -> Mapping? {
        guard case .mapping(let entries) = node.content else {
            report(PackProblem.mappingNeeded(name(), found: shape))
            return nil
        }
        return Mapping(file: file, entries: entries, mark: node.mark, name: name)
    }

    package func strings(
        _ name: @autoclosure () -> String, orOne: Bool = false
    ) -> [(text: String, place: Located)] {
        items(name(), orOne: orOne).compactMap { item in item.scalar(name()).map { ($0, item) } }
    }

    /// The same where one at least must stand, as one value or in a list; says so where the list is empty.
    ///
    /// - Parameter part: what each of them is.
    package func strings(
        _ name: @autoclosure () -> String, ofSome part: @autoclosure () -> String, in key: String
    ) -> [(text: String, place: Located)] {
        reportIfEmpty(key, of: part())
        return strings(name(), orOne: true)
    }

    /// Says so where this is a list with nothing in it.
    package func reportIfEmpty(_ key: String, of part: @autoclosure () -> String) {
        guard isEmptySequence else { return }
        report(PackProblem.emptyGroup(key, of: part()))
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
