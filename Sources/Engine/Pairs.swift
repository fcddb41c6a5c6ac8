import Facts

/// What a part of a formula is without an answer and what it is with it, in sets: a bit for 3 × without + with.
enum Pairs {
    typealias Set = UInt16

    static let unknownToTrue: Set = 1 << 5
    static let unknownToFalse: Set = 1 << 3

    @inline(__always)
    static func one(_ without: Truth, _ with: Truth) -> Set { 1 << UInt16(without.rawValue * 3 + with.rawValue) }

    @inline(__always)
    static func combine(_ left: Set, _ right: Set, _ join: (Truth, Truth) -> Truth) -> Set {
        var result: Set = 0
        each(left) { without, with in
            each(right) { other, otherWith in result |= one(join(without, other), join(with, otherWith)) }
        }
        return result
    }

    static func negated(_ set: Set) -> Set {
        var result: Set = 0
        each(set) { result |= one(!$0, !$1) }
        return result
    }

    @inline(__always)
    static func each(_ set: Set, _ visit: (Truth, Truth) -> Void) {
        var rest = set
        while rest != 0 {
            let bit = UInt8(rest.trailingZeroBitCount)
            rest &= rest - 1
            visit(truth(bit / 3), truth(bit % 3))
        }
    }

    @inline(__always)
    private static func truth(_ number: UInt8) -> Truth { number == 0 ? .false : number == 1 ? .unknown : .true }
}
