import Facts

/// A known answer as a small number: which of a few words it is, or that it is none of a few words. Zero is unknown.
struct AnswerCode: Hashable, Sendable {
    let number: UInt8

    static let unknown = AnswerCode(number: 0)
    /// Known, and to be looked up: a number, a date, a text, or a word beyond those that have a code.
    static let other = AnswerCode(number: 31)
    static let mostChoices = 30

    private init(number: UInt8) { self.number = number }

    @inline(__always)
    init(_ answer: Answer) {
        guard answer.unknown == nil, let value = answer.value else {
            self = .unknown
            return
        }
        self.init(value)
    }

    @inline(__always)
    init(_ value: Value) {
        switch value {
        case .yesNo(let isYes): number = isYes ? 2 : 1
        case .choice(let place): number = (0..<Int32(AnswerCode.mostChoices)).contains(place) ? UInt8(place + 1) : 31
        default: number = 31
        }
    }

    @inline(__always)
    var isKnown: Bool { number != 0 }
}

/// What each code means for a test, two bits each: looked up without a branch.
struct TruthTable: Sendable {
    private var bits: UInt64 = UInt64(Truth.unknown.rawValue)

    mutating func set(_ truth: Truth, for value: Value) {
        let place = UInt64(AnswerCode(value).number) * 2
        bits = bits & ~(3 << place) | UInt64(truth.rawValue) << place
    }

    @inline(__always)
    subscript(code: AnswerCode) -> Truth {
        switch bits &>> (UInt64(code.number) &* 2) & 3 {
        case 0: .false
        case 1: .unknown
        default: .true
        }
    }
}
