extension Condition {
    /// Visits it and all its parts, a group before what stands in it, each with the list whose record is at hand there.
    ///
    /// What a term, a claim or a flag stands for is no part: who wants to follow them does.
    ///
    /// - Parameter list: whose record is at hand where it stands, as a fact.
    /// - Complexity: O(parts).
    package func forEachPart(list: Int? = nil, _ visit: (_ part: Condition, _ list: Int?) -> Void) {
        visit(self, list)
        switch self {
        case .fact, .field, .key, .term, .claim, .flag: break
        case .all(let parts), .any(let parts), .count(_, let parts):
            for part in parts { part.forEachPart(list: list, visit) }
        case .not(let part): part.forEachPart(list: list, visit)
        case .list(let test): test.condition?.forEachPart(list: test.fact, visit)
        }
    }

    /// How many conditions stand inside one another, this one among them.
    /// - Complexity: O(parts).
    var nesting: Int {
        switch self {
        case .fact, .field, .key, .term, .claim, .flag: 1
        case .all(let parts), .any(let parts), .count(_, let parts): parts.reduce(0) { max($0, $1.nesting) } + 1
        case .not(let part): part.nesting + 1
        case .list(let test): (test.condition?.nesting ?? 0) + 1
        }
    }
}
