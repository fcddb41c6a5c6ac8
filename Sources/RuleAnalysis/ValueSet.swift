/// Some of a fact's values, by their places.
struct ValueSet: Hashable {
    private var first: UInt64 = 0
    /// The places from 64 on; facts with so many values are few.
    private var rest: [UInt64] = []

    /// None of them.
    init() {}

    /// The places of which a condition holds.
    /// - Complexity: O(count).
    init(_ count: Int, where holds: (Int) -> Bool) {
        for place in 0..<count where holds(place) { insert(place) }
    }

    var isEmpty: Bool { first == 0 && rest.allSatisfy { $0 == 0 } }

    /// - Complexity: O(places / 64).
    func intersection(_ other: ValueSet) -> ValueSet {
        var both = self
        both.first &= other.first
        if !rest.isEmpty { both.rest = zip(rest, other.rest).map { $0 & $1 } }
        return both
    }

    private mutating func insert(_ place: Int) {
        guard place >= 64 else {
            first |= 1 << UInt64(place)
            return
        }
        let word = place / 64 - 1
        while rest.count <= word { rest.append(0) }
        rest[word] |= 1 << UInt64(place % 64)
    }
}
