/// A piece of the text that the results of a pack have in common.
struct Fragment: Sendable, Equatable {
    var start: Int32
    var count: Int32

    static let none = Fragment(start: 0, count: 0)
    var isEmpty: Bool { count == 0 }
    /// An object without its closing brace, so that more can follow.
    var leftOpen: Fragment { Fragment(start: start, count: count - 1) }

    /// Who says what, where their evidence is written elsewhere or not at all.
    var withoutEvidence: Fragment { Fragment(start: start, count: count - Int32(",\"evidence\":".utf8.count)) }

    /// A text without its quotation marks.
    var inside: Fragment { Fragment(start: start + 1, count: count - 2) }

    @inline(__always)
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
