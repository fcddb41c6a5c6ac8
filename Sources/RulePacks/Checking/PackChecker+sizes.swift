import Diagnostics
import Facts
import YAML

/// How much a condition says, and how often: terms that name others twice grow as a power of two, and are bounded as aliases are.
extension PackChecker {
    /// How many parts a condition may have, its terms written out: more than anybody reads, and few enough for every reader.
    static let mostParts = 100_000

    /// Once it is certain that no terms go round in a circle.
    /// - Returns: whether every condition is small enough to be walked through.
    func checkSizes(_ files: [PackFile]) -> Bool {
        var sizes = Array(repeating: 0, count: terms.count)
        var isFound = false
        func size(of term: Int) -> Int {
            if sizes[term] == 0 { sizes[term] = size(of: terms[term].when) }
            return sizes[term]
        }
        func size(of parts: [Condition]) -> Int {
            parts.reduce(1) { min($0 + size(of: $1), PackChecker.mostParts + 1) }
        }
        func size(of condition: Condition) -> Int {
            switch condition {
            case .fact, .field, .key, .claim, .flag: 1
            case .term(let term): size(of: term)
            case .all(let parts), .any(let parts), .count(_, let parts): size(of: parts)
            case .not(let part): size(of: [part])
            case .list(let test): size(of: test.condition.map { [$0] } ?? [])
            }
        }
        func check(_ condition: Condition, _ place: Place) {
            guard !isFound, size(of: condition) > PackChecker.mostParts else { return }
            // What names it is too large as well, and says nothing new.
            isFound = true
            report([(PackProblem.tooLarge(PackChecker.mostParts), place)], in: files)
        }
        for term in terms { check(term.when, term.place) }
        for rule in rules {
            if let when = rule.when { check(when, rule.place) }
            for mitigation in rule.mitigations { check(mitigation.when, mitigation.place) }
        }
        for (condition, declared) in zip(applicability, facts) {
            if let condition { check(condition, declared.content.file.place(declared.key)) }
        }
        return !isFound
    }

    /// Says so where a group has a condition twice, once for each group; in a count one answer would then count twice.
    func checkDistinct(_ parts: [Condition], at located: Located, in group: String) {
        guard parts.count > 1, case .sequence(let nodes) = located.node.content else { return }
        // Of what cannot be read nothing is said.
        guard unresolvedTerms.isEmpty || !parts.contains(where: readsUnresolvedTerm) else { return }
        let parts = parts.map(plain)
        // Nearly all groups are short, and to compare a few costs less than to make a table of one.
        var met: Set<SaidCondition> = []
        for (place, node) in zip(parts.indices, nodes) {
            let isNew =
                parts.count > 16
                ? met.insert(SaidCondition(condition: parts[place])).inserted
                : !parts[..<place].contains(parts[place])
            guard isNew else { return located.file.report(PackProblem.partTwice(group), at: node.mark) }
        }
    }

    func readsUnresolvedTerm(_ condition: Condition) -> Bool {
        var isFound = false
        condition.forEachPart { part, _ in
            guard !isFound, case .term(let term) = part else { return }
            isFound = unresolvedTerms.contains(term)
        }
        return isFound
    }

    /// What a term, or a group of one, says: the same words in another place are no second sign.
    private func plain(_ condition: Condition) -> Condition {
        var condition = condition
        for _ in 0..<DependencyGraph.mostDepth {
            switch condition {
            case .term(let term) where term < terms.count: condition = terms[term].when
            case .all(let parts) where parts.count == 1: condition = parts[0]
            case .any(let parts) where parts.count == 1: condition = parts[0]
            case .count(_, let parts) where parts.count == 1: condition = parts[0]
            default: return condition
            }
        }
        return condition
    }
}

/// A condition among others, of a large one of which not all is hashed: many groups may name one large term.
private struct SaidCondition: Hashable {
    let condition: Condition

    private static let mostHashed = 16

    func hash(into hasher: inout Hasher) { hash(condition, into: &hasher) }

    private func hash(_ condition: Condition, into hasher: inout Hasher) {
        switch condition {
        case .fact, .field, .key, .term, .claim, .flag: condition.hash(into: &hasher)
        case .all(let parts): hash(parts, 0, into: &hasher)
        case .any(let parts): hash(parts, 1, into: &hasher)
        case .count(_, let parts): hash(parts, 2, into: &hasher)
        case .not(let part): hash([part], 3, into: &hasher)
        case .list(let test):
            hasher.combine(test.fact)
            hasher.combine(test.quantifier)
            if let part = test.condition { hash(part, into: &hasher) }
        }
    }

    private func hash(_ parts: [Condition], _ kind: Int, into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(parts.count)
        let isLarge = parts.count > SaidCondition.mostHashed
        for part in isLarge ? parts.prefix(8) + parts.suffix(8) : parts[...] { hash(part, into: &hasher) }
    }
}

extension Condition {
    /// Whether it reads the record at hand.
    var readsRecord: Bool {
        switch self {
        case .field, .key: true
        case .all(let parts), .any(let parts), .count(_, let parts): parts.contains(where: \.readsRecord)
        case .not(let part): part.readsRecord
        case .fact, .term, .claim, .flag, .list: false
        }
    }
}
