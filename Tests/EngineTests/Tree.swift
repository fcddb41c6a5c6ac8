import TestSupport

/// A piece of YAML, to be written out.
indirect enum Tree: Hashable, Sendable {
    case scalar(String)
    case mapping([Entry])
    case sequence([Tree])

    struct Entry: Hashable, Sendable {
        var key: String
        var value: Tree
    }

    /// A mapping's value.
    subscript(key: String) -> Tree? {
        get {
            guard case .mapping(let entries) = self else { return nil }
            return entries.first { $0.key == key }?.value
        }
        set {
            guard case .mapping(var entries) = self else { return }
            let place = entries.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil): entries.remove(at: place)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
            self = .mapping(entries)
        }
    }

    var items: [Tree] { if case .sequence(let items) = self { items } else { [] } }
    var entries: [Entry] { if case .mapping(let entries) = self { entries } else { [] } }
    var word: String { if case .scalar(let word) = self { word } else { "" } }

    /// Block style, so that a pack that fails can be read.
    var text: String {
        var lines = ""
        write(indent: "", to: &lines)
        return lines
    }

    private func write(indent: String, to lines: inout String) {
        switch self {
        case .scalar(let word): lines += indent + Tree.quoted(word) + "\n"
        case .mapping(let entries):
            for entry in entries { entry.value.write(after: indent + entry.key + ":", indent: indent, to: &lines) }
        case .sequence(let items):
            for item in items { item.write(after: indent + "-", indent: indent, to: &lines) }
        }
    }

    private func write(after start: String, indent: String, to lines: inout String) {
        switch self {
        case .scalar(let word): lines += "\(start) \(Tree.quoted(word))\n"
        case .mapping([]): lines += start + " {}\n"
        case .sequence([]): lines += start + " []\n"
        case .mapping, .sequence:
            lines += start + "\n"
            write(indent: indent + "  ", to: &lines)
        }
    }

    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy {
                "-_./ ".unicodeScalars.contains($0) || $0.properties.isAlphabetic || ("0"..."9").contains($0)
            }
        return isPlain && !word.hasPrefix("-") ? word : "\"\(word)\""
    }

    /// The same with the entries of every mapping in another order, and the items of those sequences whose order says nothing.
    func shuffled(_ random: inout SeededGenerator, inOrder: Set<String> = ["scale", "between"]) -> Tree {
        switch self {
        case .scalar: return self
        case .mapping(let entries):
            let isScale = self["type"] == "scale"
            return .mapping(
                entries.shuffled(using: &random).map { entry in
                    let isOrdered = inOrder.contains(entry.key) || (isScale && entry.key == "values")
                    return Entry(
                        key: entry.key, value: isOrdered ? entry.value : entry.value.shuffled(&random, inOrder: inOrder)
                    )
                })
        case .sequence(let items):
            return .sequence(items.shuffled(using: &random).map { $0.shuffled(&random, inOrder: inOrder) })
        }
    }

    /// Every mapping in it, outermost first.
    func forEachMapping(_ visit: (Tree) -> Void) {
        switch self {
        case .scalar: break
        case .mapping(let entries):
            visit(self)
            for entry in entries { entry.value.forEachMapping(visit) }
        case .sequence(let items): for item in items { item.forEachMapping(visit) }
        }
    }

    /// Whether a condition names numbers or dates, beside the one that stands alone.
    var testsNumbers: Bool {
        var found = false
        forEachMapping { mapping in
            for entry in mapping.entries {
                for word in entry.value.items.map(\.word) + [entry.value.word] where word != "1" {
                    if word.first?.isNumber ?? false { found = true }
                }
            }
        }
        return found
    }

    /// The same with every mapping replaced, innermost first.
    func mapMappings(_ change: (Tree) -> Tree) -> Tree {
        switch self {
        case .scalar: self
        case .mapping(let entries):
            change(.mapping(entries.map { Entry(key: $0.key, value: $0.value.mapMappings(change)) }))
        case .sequence(let items): .sequence(items.map { $0.mapMappings(change) })
        }
    }
}

extension Tree: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral value: String) { self = .scalar(value) }
    init(arrayLiteral elements: Tree...) { self = .sequence(elements) }
    init(dictionaryLiteral elements: (String, Tree)...) {
        self = .mapping(elements.map { Entry(key: $0.0, value: $0.1) })
    }

    init(words: some Sequence<String>) { self = .sequence(words.map(Tree.scalar)) }
}

extension SeededGenerator {
    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func upTo(_ most: Int) -> Int { Int.random(in: 0...most, using: &self) }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// Some of them, one at least, in their order.
    mutating func some<Element>(_ elements: [Element]) -> [Element] {
        var kept: [Element] = []
        for element in elements where chance(50) { kept.append(element) }
        return kept.isEmpty ? [pick(elements)] : kept
    }
}
