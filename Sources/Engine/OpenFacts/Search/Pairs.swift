import Facts

/// What a part of a formula is without an answer and what it is with it, in sets: a bit for each pair that there can be, as an
/// answer takes nothing back. The pairs by number: both false, unknown and false, both unknown, unknown and true, both true.
enum Pairs {
    typealias Set = UInt8

    static let unknownToFalse: Set = 1 << 1
    static let unknownToTrue: Set = 1 << 3
    /// False, unknown or true, with the answer and without.
    static let still: Set = 1 << 0 | 1 << 2 | 1 << 4
    static let every: Set = 31

    @inline(__always)
    static func one(_ without: Truth, _ with: Truth) -> Set { 1 << (without.rawValue + with.rawValue) }

    @inline(__always)
    static func combine(_ left: Set, _ right: Set, _ join: (Truth, Truth) -> Truth) -> Set {
        var result: Set = 0
        each(left) { without, with in
            each(right) { other, otherWith in result |= one(join(without, other), join(with, otherWith)) }
        }
        return result
    }

    @inline(__always)
    static func each(_ set: Set, _ visit: (Truth, Truth) -> Void) {
        if set & 1 << 0 != 0 { visit(.false, .false) }
        if set & 1 << 1 != 0 { visit(.unknown, .false) }
        if set & 1 << 2 != 0 { visit(.unknown, .unknown) }
        if set & 1 << 3 != 0 { visit(.unknown, .true) }
        if set & 1 << 4 != 0 { visit(.true, .true) }
    }

    static func negated(_ set: Set) -> Set {
        (set & 1) << 4 | (set & 2) << 2 | set & 4 | (set & 8) >> 2 | (set & 16) >> 4
    }

    @inline(__always)
    static func all(_ left: Set, _ right: Set) -> Set { table[Int(left) << 5 | Int(right)] }

    static func any(_ left: Set, _ right: Set) -> Set { negated(all(negated(left), negated(right))) }

    /// What `all` makes of any two sets.
    private static let table: [Set] = (0..<32 * 32).map { place in
        combine(Set(place >> 5), Set(place & 31)) { $0 && $1 }
    }
}
