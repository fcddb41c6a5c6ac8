import Facts
import RulePacks

/// Finds parts of a count of which one holds wherever another does: one answer then counts for both.
struct Repetition {
    private let pack: RulePack
    /// Where nothing is settled: of one who has answered "any" says the same.
    private var possibility: Possibility
    private var placesOfTerms: [Int: Set<Read>] = [:]
    private var placesOfFlags: [Int: Set<Read>] = [:]

    /// Of how many two it is found out in one count.
    private static let mostPairs = 10_000

    init(_ possibility: Possibility) {
        pack = possibility.pack
        self.possibility = possibility.unsettled
    }

    /// A part that holds wherever another does, that one first; of two that say the same the second.
    ///
    /// Where one is wanted, nothing is counted.
    /// - Complexity: O(parts), and a search for each two that read the same fact, up to a bound.
    mutating func pair(in parts: [Condition], atLeast: Int, list: Int?) -> (one: Int, other: Int)? {
        guard atLeast > 1 else { return nil }
        var reading: [Read: [Int]] = [:]
        var tried = 0
        for second in parts.indices {
            let read = places(in: parts[second])
            for first in Set(read.flatMap { reading[$0] ?? [] }).sorted() {
                guard tried < Repetition.mostPairs else { return nil }
                tried += 1
                if implies(parts[first], parts[second], list: list) { return (first, second) }
                if implies(parts[second], parts[first], list: list) { return (second, first) }
            }
            for one in read { reading[one, default: []].append(second) }
        }
        return nil
    }

    /// What is wrong with a count somewhere in a condition: a part never holds, or holds wherever another does.
    ///
    /// What never holds does so wherever anything does: of that nothing is said.
    mutating func problem(inside condition: Condition, list: Int?) -> ConditionProblem? {
        switch condition {
        case .fact, .field, .key, .term, .claim, .flag: return nil
        case .all(let parts), .any(let parts): return problem(insideOneOf: parts, list: list)
        case .not(let part): return problem(inside: part, list: list)
        case .count(let atLeast, let parts):
            if parts.contains(where: { !possibility.canHold($0, list: list) }) { return .countedNeverHolds }
            if pair(in: parts, atLeast: atLeast, list: list) != nil { return .countsTwice(other: nil) }
            return problem(insideOneOf: parts, list: list)
        case .list(let test): return test.condition.flatMap { problem(inside: $0, list: test.fact) }
        }
    }

    private mutating func problem(insideOneOf parts: [Condition], list: Int?) -> ConditionProblem? {
        for part in parts { if let problem = problem(inside: part, list: list) { return problem } }
        return nil
    }

    // MARK: What follows

    private mutating func implies(_ one: Condition, _ other: Condition, list: Int?) -> Bool {
        !possibility.canHold(.all([one, .not(other)]), list: list)
    }

    /// What decides a condition: a fact, or a field of the record at hand.
    private enum Read: Hashable {
        case fact(Int)
        case field(Int)
        case key
    }

    /// - Complexity: O(size of the condition, of the terms it names and of the rules whose flags it reads), once for each of these.
    private mutating func places(in condition: Condition) -> Set<Read> {
        switch condition {
        case .fact(let test): return [.fact(test.fact)]
        case .field(let test): return [.field(test.field)]
        case .key: return [.key]
        case .term(let term):
            if let known = placesOfTerms[term] { return known }
            let found = places(in: pack.terms[term].when)
            placesOfTerms[term] = found
            return found
        case .claim(let claim, _): return Set(pack.claims[claim].observedBy.map(Read.fact))
        case .flag(let flag, _):
            if let known = placesOfFlags[flag] { return known }
            let found = pack.flags[flag].rules.reduce(into: Set<Read>()) { found, rule in
                if let list = pack.rules[rule].list { found.insert(.fact(list)) }
                if let when = pack.rules[rule].when { found.formUnion(places(in: when)) }
            }
            placesOfFlags[flag] = found
            return found
        case .all(let parts), .any(let parts), .count(_, let parts):
            return parts.reduce(into: []) { $0.formUnion(places(in: $1)) }
        case .not(let part): return places(in: part)
        // Its fields are those of other records.
        case .list(let test): return [.fact(test.fact)]
        }
    }
}
