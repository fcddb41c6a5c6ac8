import TestSupport

/// A fact of a generated vocabulary.
struct FactSketch: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case yesNo = "yes_no"
        case oneOf = "one_of"
        case scale, number, date, text, list
    }

    var id: String
    var kind: Kind
    var values: [String] = []
    /// Of a number: its unit, and its least and greatest value.
    var isBounded = false
    /// Whether a number takes no fraction.
    var isWhole = false
    var reporters: [String] = []
    var appliesWhen: Tree?
    var valid: Period?
    var tally: Tally?
    var fields: [FactSketch] = []
    var keys: [String] = []

    enum Period: CaseIterable, Sendable {
        case both, from, to
        /// Dates of evidence inside the period, outside it, and across its edge.
        var inside: String { "2006-02-03" }
        var outside: String { self == .from ? "2003-05" : "2009" }
        var across: String { self == .from ? "2004" : "2007" }
        var tree: Tree {
            let from: Tree = "2004-07"
            let to: Tree = "2007-06-30"
            return switch self {
            case .both: ["from": from, "to": to, "judgement": "The pack says so."]
            case .from: ["from": from, "cite": "src para 1", "judgement": "The pack says so."]
            case .to: ["to": to, "judgement": "The pack says so."]
            }
        }
    }

    struct Tally: Sendable {
        var share: Int
        var isOfAsked: Bool
        /// What as many on either side are read as, of half of those who answered.
        var tie: String?
    }

    var isGrid: Bool { !keys.isEmpty }
    var mayNotApply: Bool { appliesWhen != nil }

    /// Its identifier with letters for digits: a number in a question must be one that a source gives.
    private var name: String {
        let letters = Array("abcdefghij")
        return String(id.map { character in character.wholeNumberValue.map { letters[$0] } ?? character })
    }

    var tree: Tree {
        var tree: Tree = [
            "type": .scalar(kind.rawValue), "label": .scalar("Fact \(name)"), "question": .scalar("What of \(name)"),
        ]
        if !values.isEmpty, kind == .oneOf || kind == .scale { tree["values"] = Tree(words: values) }
        if isBounded {
            tree["unit"] = "people"
            tree["min"] = "0"
            tree["max"] = "6"
        }
        if isWhole { tree["whole"] = "yes" }
        tree["applies_when"] = appliesWhen
        return tree
    }

    /// As a fact, not as a field.
    var declaration: Tree {
        var tree = tree
        if reporters.isEmpty { tree["ask"] = "ann" } else { tree["reporters"] = Tree(words: reporters) }
        tree["valid"] = valid?.tree
        if let tally {
            tree["tally"] = [
                "at_least": .scalar(String(tally.share)), "of": tally.isOfAsked ? "asked" : "answered",
                "judgement": "The pack says so.",
            ]
            tree["tally"]?["tie"] = tally.tie.map { .scalar($0) }
        }
        if kind == .text { tree["fixed"] = "yes" }
        if kind == .list { tree["of"] = .mapping(fields.map { Tree.Entry(key: $0.id, value: $0.tree) }) }
        if isGrid { tree["keys"] = .mapping(keys.map { Tree.Entry(key: $0, value: .scalar("Row \($0)")) }) }
        return tree
    }

    /// A value that an answer or a condition may name.
    func value(_ random: inout SeededGenerator) -> String {
        switch kind {
        case .yesNo: random.pick(["yes", "no"])
        case .oneOf, .scale: random.pick(values)
        case .number: random.pick(["0", "1", "2", isWhole ? "5" : "2.5", "3", "3.0", "4", "6"])
        case .date:
            random.pick([
                "2006", "2007", "2007-01-01", "2007-03", "2007-03-09", "2007-03-10", "2007-03-31", "2007-04",
                "2007-12-31",
                "2008", "2008-02-29", "2008-11",
            ])
        case .text, .list: "some words"
        }
    }

    /// `key: value` of a leaf on it.
    func test(_ random: inout SeededGenerator) -> Tree.Entry {
        var tests = ["is", "in"]
        if [.scale, .number, .date].contains(kind) {
            tests = ["is", "in", "at_least", "at_most", "more_than", "less_than", "between"]
        }
        let test = random.pick(tests)
        switch test {
        case "in":
            return Tree.Entry(key: test, value: Tree(words: Set([value(&random), value(&random)]).sorted()))
        case "between":
            let ends = [value(&random), value(&random)]
            let order = { (word: String) in kind == .scale ? values.firstIndex(of: word) ?? 0 : 0 }
            let sorted = ends.sorted { kind == .scale ? order($0) < order($1) : $0 < $1 }
            return Tree.Entry(key: test, value: Tree(words: sorted))
        default: return Tree.Entry(key: test, value: .scalar(value(&random)))
        }
    }
}
