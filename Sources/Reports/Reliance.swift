import Engine
import Facts
import RulePacks

/// What an outcome comes down to: the answers that decide it, and the terms that they were read by.
struct Reliance {
    enum Item: Hashable {
        case fact(Int)
        case field(list: Int, record: Int, field: Int)
        /// A record as a whole, where no field of it decides.
        case record(list: Int, record: Int)
        case list(Int)
        case key(list: Int, record: Int)
        case flag(Int)
    }

    /// In the order in which they were read, each once.
    private(set) var items: [Item] = []
    private(set) var terms: [Int] = []
    /// Those of the terms that decide only whether a question may be put.
    private(set) var termsOfQuestions: Set<Int> = []
    /// The facts of which the parties' own answers decide, whatever was settled: that they differ, or what one of them says.
    private(set) var readByParty: Set<Int> = []
    /// The facts of which one answer decides: what was settled or, where nothing was, what the parties say together.
    private(set) var readTogether: Set<Int> = []
    /// Whether what the auditor settled of a fact is read here.
    func readsSettled(_ fact: Int) -> Bool { readTogether.contains(fact) || !readByParty.contains(fact) }

    private let proof: Proof
    private let deciding: Set<Int>
    private var seen: [Set<Int>] = [[], []]
    private var found: Set<Item> = []
    /// The records of which a field or the key decides.
    private var mentioned: Set<Item> = []

    init(_ proof: Proof) {
        self.proof = proof
        deciding = proof.deciding
        if proof.nodes.indices.contains(proof.root) { visit(proof.root) }
    }

    /// - Parameter isOfQuestion: whether it decides only if a question may be put.
    private mutating func visit(_ index: Int, isOfQuestion: Bool = false) {
        guard !seen[0].contains(index), seen[isOfQuestion ? 1 : 0].insert(index).inserted else { return }
        let node = proof.nodes[index]
        var wanted: Truth?
        var item: Item?
        switch node.step {
        case .fact(let test):
            item = .fact(test.fact)
            switch test.voice {
            case .reporter, .disputed: readByParty.insert(test.fact)
            case .plain, .any, .all: readTogether.insert(test.fact)
            }
        case .observation(let fact):
            item = .fact(fact)
            readTogether.insert(fact)
        case .field(let list, let record?, let test): item = .field(list: list, record: record, field: test.field)
        case .key(let list, let record?, _): item = .key(list: list, record: record)
        case .records(let list): item = .list(list)
        case .flagIs(let flag, _): item = .flag(flag)
        case .term(let term):
            if !terms.contains(term) {
                terms.append(term)
                if isOfQuestion { termsOfQuestions.insert(term) }
            } else if !isOfQuestion {
                termsOfQuestions.remove(term)
            }
        case .count: wanted = node.truth
        case .list(let test): wanted = test.quantifier == .none ? !node.truth : node.truth
        default: break
        }
        for child in node.children where deciding.contains(child) {
            let isGuard =
                switch proof.nodes[child].step {
                case .applicability, .fieldApplicability: true
                default: false
                }
            if let wanted, !isGuard, proof.nodes[child].truth != wanted { continue }
            visit(child, isOfQuestion: isOfQuestion || isGuard)
        }
        if case .record(let list, let record?) = node.step {
            let whole = Item.record(list: list, record: record)
            if !mentioned.contains(whole) { item = whole }
        }
        // Where a record found decides, how many others there are does not.
        if case .list(let test) = node.step,
            test.quantifier.recordFound(by: node.truth) == nil || node.children.allSatisfy({ !deciding.contains($0) })
        {
            item = .list(test.fact)
        }
        guard let item, found.insert(item).inserted else { return }
        items.append(item)
        switch item {
        case .field(let list, let record, _), .key(let list, let record):
            mentioned.insert(.record(list: list, record: record))
        default: break
        }
    }
}
