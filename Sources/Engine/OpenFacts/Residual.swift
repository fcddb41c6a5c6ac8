import Facts

/// What an outcome still depends on, as one row of numbers: conditions from which all that is certain has been taken out, each
/// before its parts.
///
/// A condition begins with its kind and, above that, a number of its own; most have their length next. Conditions that look
/// alike are equal as numbers: variables are numbered as they come, and a test is written as what it can tell apart.
///
///     constant | truth
///     leaf | variable, test
///     not, length, part · all, length, parts · any, length, parts · count | at least, length, parts
///     further | variable, length, part · moreRecords, otherRecord likewise
///     openCount | at least, length, variable, parts, part
///     disputed, length, operands
enum Residual {
    enum Kind: Int32 {
        case constant, leaf, not, all, any, count
        /// Whether one of a list's further records is so: unknown while it is not known whether there are others.
        case further
        /// A count over an open list.
        case openCount
        /// Whether a rule that looks at each record fires for one of those not stated.
        case moreRecords
        /// What becomes of the record that stands for all those not stated.
        case otherRecord
        case disputed

        /// Whether it is nothing but its parts taken together.
        @inline(__always)
        var isGroup: Bool { self == .all || self == .any || self == .count }
    }

    static func head(_ kind: Kind, _ number: Int32 = 0) -> Int32 { kind.rawValue | number << 4 }

    @inline(__always)
    static func kind(_ word: Int32) -> Kind { Kind(rawValue: word & 15) ?? .constant }

    @inline(__always)
    static func number(_ word: Int32) -> Int32 { word >> 4 }

    /// Where the condition that begins here ends.
    @inline(__always)
    static func end(_ place: Int, _ code: borrowing [Int32]) -> Int {
        switch kind(code[place]) {
        case .constant: place + 1
        case .leaf: place + 2
        default: place + Int(code[place + 1])
        }
    }

    /// How many words stand before the parts.
    @inline(__always)
    static func width(_ kind: Kind) -> Int {
        switch kind {
        case .constant: 1
        case .openCount: 3
        default: 2
        }
    }

    /// A test that can come out true, false or either, and nothing more need be known of it; or a test by its number.
    enum Test {
        static func behaviour(_ bits: Int32) -> Int32 { bits }
        static func number(_ test: Int32) -> Int32 { -1 - test }
        static func place(_ word: Int32) -> Int { Int(-1 - word) }
    }

    /// What stands after the conditions for each variable.
    enum Variable: Int32 {
        /// All that matters is in its one test.
        case plain
        /// Whether a list has others.
        case others
        /// A type follows, and the literal that is known of it already, or -1.
        case typed
        /// The same of a further record's field; the list's variable is the number.
        case plainField, typedField
    }

    /// Something that could be answered, in the order in which questions are listed.
    struct Subject: Hashable {
        var key: UInt64

        private static let others: UInt64 = 1 << 22 - 1

        private init(_ fact: Int, _ place: UInt64, _ field: Int) {
            key = UInt64(fact) << 42 | place << 20 | UInt64(field)
        }

        /// - Parameter reporter: the place of the answer among the fact's.
        init(fact: Int, reporter: Int) { self.init(fact, UInt64(reporter), 0) }
        init(list: Int, record: Int, field: Int) { self.init(list, UInt64(record), field) }
        /// Whether there are other records.
        init(othersOf list: Int) { self.init(list, Subject.others, 0) }
        /// A field of some other record.
        init(othersOf list: Int, field: Int) { self.init(list, Subject.others, field + 1) }

        var fact: Int { Int(key >> 42) }
        var place: Int { Int(key >> 20 & Subject.others) }
        var field: Int { Int(key & (1 << 20 - 1)) }
        var isOfOthers: Bool { key >> 20 & Subject.others == Subject.others }
        /// The question that would bring the answer.
        var question: Subject { isOfOthers ? Subject(othersOf: fact) : self }
    }
}
