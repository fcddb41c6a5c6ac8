import TestSupport

/// What is stated in one place of a profile.
struct AnswerSketch: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case value(String)
        case unknown
        case reason
        case tally(yes: Int, no: Int, notKnown: Int, asked: Int?)
    }

    var content: Content
    /// Of its evidence.
    var date: String?
    var kind: String?
    /// Who said it, where and what, if anything: words that stand nowhere else.
    var words: String?
    var isConfidential = false

    static func value(_ text: String, date: String? = nil) -> AnswerSketch {
        AnswerSketch(content: .value(text), date: date)
    }

    var value: String? { if case .value(let text) = content { text } else { nil } }

    /// Whether more can be stated here without taking anything back.
    var isUnknown: Bool { content == .unknown || content == .reason }

    var evidence: Tree? {
        guard date != nil || kind != nil || words != nil else { return nil }
        var tree: Tree = [:]
        for key in ["source", "by", "note"] { tree[key] = words.map(Tree.scalar) }
        if isConfidential { tree["confidential"] = "yes" }
        tree["kind"] = kind.map(Tree.scalar)
        tree["date"] = date.map(Tree.scalar)
        return tree
    }

    var tree: Tree {
        var tree: Tree = [:]
        switch content {
        case .value(let text):
            guard evidence != nil else { return .scalar(text) }
            tree["value"] = .scalar(text)
        case .unknown:
            guard evidence != nil else { return "unknown" }
            tree["value"] = "unknown"
        case .reason: tree["unknown"] = .scalar(words ?? "nobody was in")
        case .tally(let yes, let no, let notKnown, let asked):
            tree["yes"] = .scalar(String(yes))
            tree["no"] = .scalar(String(no))
            tree["not_known"] = .scalar(String(notKnown))
            tree["asked"] = asked.map { .scalar(String($0)) }
        }
        tree["evidence"] = evidence
        return tree
    }

    /// The auditor's own finding.
    var settledTree: Tree {
        var tree: Tree = [
            "value": .scalar(value ?? "unknown"), "by": "AB", "date": "2008-11-01", "because": "I saw it",
        ]
        tree["evidence"] = evidence
        return tree
    }
}

/// What is stated of one fact.
enum StatementSketch: Hashable, Sendable {
    case plain(AnswerSketch)
    case reported([String: AnswerSketch], settled: AnswerSketch?)
    case records([[String: AnswerSketch]], isComplete: Bool)
    case unknownList
    case grid([String: [String: AnswerSketch]])

    var tree: Tree {
        func mapping(_ answers: [String: AnswerSketch]) -> Tree {
            .mapping(answers.sorted { $0.key < $1.key }.map { Tree.Entry(key: $0.key, value: $0.value.tree) })
        }
        switch self {
        case .plain(let answer): return answer.tree
        case .reported(let answers, let settled):
            var tree = mapping(answers)
            tree["settled"] = settled?.settledTree
            return tree
        case .unknownList: return "unknown"
        case .records([], isComplete: true): return "none"
        case .records(let records, let isComplete):
            let items = Tree.sequence(records.map(mapping))
            return isComplete ? ["complete": "yes", "items": items] : items
        case .grid(let rows):
            let stated = rows.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            return .mapping(stated.map { Tree.Entry(key: $0.key, value: mapping($0.value)) })
        }
    }
}

extension StatementSketch {
    /// Whether any row of a grid has an answer: one that has none is no statement.
    var isStated: Bool {
        if case .grid(let rows) = self { rows.values.contains { !$0.isEmpty } } else { true }
    }
}

/// A generated profile.
struct ProfileSketch: Hashable, Sendable {
    var statements: [String: StatementSketch] = [:]
    var scope: [String]?
    var asAt = "2008-11-30"

    var text: String { tree.text }

    var tree: Tree {
        var tree: Tree = [
            "schema": "concord/profile/1", "id": "made", "partnership": "Made (invented)", "as_at": .scalar(asAt),
        ]
        if let scope { tree["scope"] = ["basis": "A test", "themes": Tree(words: scope)] }
        tree["facts"] = .mapping(
            statements.filter(\.value.isStated).sorted { $0.key < $1.key }.map {
                Tree.Entry(key: $0.key, value: $0.value.tree)
            })
        return tree
    }

    /// The same profile with its keys in another order, and the facts of one group nested in it.
    func shuffledText(_ random: inout SeededGenerator) -> String {
        var tree = tree
        var nested: [Tree.Entry] = []
        let area = tree["facts"]?.entries.filter { $0.key.hasPrefix("area0.") } ?? []
        if !area.isEmpty, random.chance(70) {
            nested = [
                Tree.Entry(
                    key: "area0",
                    value: .mapping(area.map { Tree.Entry(key: String($0.key.dropFirst(6)), value: $0.value) }))
            ]
        }
        let others = tree["facts"]?.entries.filter { nested.isEmpty || !$0.key.hasPrefix("area0.") } ?? []
        tree["facts"] = .mapping(others + nested)
        return tree.shuffled(&random, inOrder: recordsInOrder).text
    }

    /// Records are named by their place, so they stay where they are.
    private var recordsInOrder: Set<String> {
        var names: Set<String> = ["items"]
        for (name, statement) in statements { if case .records = statement { names.insert(name) } }
        return names
    }
}

/// Makes profiles that state some of a pack's facts.
struct ProfileGenerator {
    let pack: PackSketch
    /// How many in a hundred are stated.
    var stated = 60
    /// Whether every answer counts, and none is half known.
    var isPlain = false
    /// How many answers in a hundred have evidence of some kind.
    var evidenced = 20

    func profile(_ random: inout SeededGenerator) -> ProfileSketch {
        var profile = ProfileSketch()
        for fact in pack.facts where random.chance(stated) { profile.statements[fact.id] = statement(fact, &random) }
        if !isPlain, random.chance(25) { profile.scope = random.some(PackSketch.themes) }
        return profile
    }

    func statement(_ fact: FactSketch, _ random: inout SeededGenerator) -> StatementSketch {
        if fact.isGrid {
            var rows: [String: [String: AnswerSketch]] = [:]
            for key in fact.keys where random.chance(70) { rows[key] = record(fact, &random) }
            return .grid(rows)
        }
        if fact.kind == .list {
            switch random.upTo(9) {
            case 0: return .unknownList
            case 1: return .records([], isComplete: true)
            case 2...5: return .records((0...random.upTo(2)).map { _ in record(fact, &random) }, isComplete: true)
            default: return .records((0...random.upTo(1)).map { _ in record(fact, &random) }, isComplete: false)
            }
        }
        if fact.reporters.isEmpty { return .plain(answer(fact, &random)) }
        var answers: [String: AnswerSketch] = [:]
        for reporter in random.some(fact.reporters) { answers[reporter] = answer(fact, &random) }
        guard !isPlain, random.chance(20) else { return .reported(answers, settled: nil) }
        if random.chance(30) { answers = [:] }
        return .reported(answers, settled: settled(fact, &random))
    }

    private func settled(_ fact: FactSketch, _ random: inout SeededGenerator) -> AnswerSketch {
        AnswerSketch(content: .value(fact.value(&random)), kind: random.chance(50) ? "tested" : nil)
    }

    func record(_ fact: FactSketch, _ random: inout SeededGenerator) -> [String: AnswerSketch] {
        var record: [String: AnswerSketch] = [:]
        for field in fact.fields where random.chance(75) { record[field.id] = answer(field, &random) }
        return record
    }

    private func answer(_ fact: FactSketch, _ random: inout SeededGenerator) -> AnswerSketch {
        if !isPlain {
            if random.chance(8) { return AnswerSketch(content: random.chance(50) ? .unknown : .reason) }
            if let tally = fact.tally, fact.kind == .yesNo, random.chance(45) { return answer(tally, &random) }
        }
        var answer = known(fact, &random)
        if !isPlain {
            if let valid = fact.valid {
                answer.date = random.pick([nil, valid.across, valid.outside, valid.inside, valid.inside, valid.inside])
            }
            if random.chance(evidenced) { answer.kind = random.pick(["told", "document", "observed", "tested"]) }
        }
        return answer
    }

    private func answer(_ rule: FactSketch.Tally, _ random: inout SeededGenerator) -> AnswerSketch {
        let (some, others, notKnown) = (random.upTo(6), random.upTo(6), random.upTo(2))
        let isTie = rule.tie != nil && random.chance(60)
        let (yes, no) = isTie ? (some + 3, some + 3) : (some, others)
        let asked = random.chance(50) || rule.isOfAsked ? yes + no + notKnown + random.upTo(3) : nil
        return AnswerSketch(content: .tally(yes: yes, no: no, notKnown: notKnown, asked: asked), date: "2006-02-03")
    }

    /// An answer that counts.
    func known(_ fact: FactSketch, _ random: inout SeededGenerator) -> AnswerSketch {
        .value(fact.value(&random), date: fact.valid?.inside)
    }
}
