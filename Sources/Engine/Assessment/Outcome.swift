public import Facts

/// What became of a rule, or of one record under it.
public struct Outcome: Hashable, Sendable {
    /// Fired, certainly not, or not known yet.
    public enum Kind: UInt8, Sendable, CaseIterable {
        case fired, notFired, open
    }

    /// Why a rule did not fire; more reasons may come to be known, none is taken back.
    public struct Reasons: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let doesNotApply = Reasons(rawValue: 1)
        public static let notMet = Reasons(rawValue: 2)

        public var words: [String] {
            (contains(.doesNotApply) ? ["does not apply"] : []) + (contains(.notMet) ? ["not met"] : [])
        }
    }

    public var kind: Kind
    public var reasons: Reasons

    public init(kind: Kind, reasons: Reasons = []) {
        self.kind = kind
        self.reasons = reasons
    }

    /// One Kleene conjunction of whether the rule applies and whether its condition holds.
    public init(applies: Truth, holds: Truth) {
        switch applies && holds {
        case .true: self.init(kind: .fired)
        case .unknown: self.init(kind: .open)
        case .false:
            var reasons: Reasons = []
            if applies == .false { reasons.insert(.doesNotApply) }
            if holds == .false { reasons.insert(.notMet) }
            self.init(kind: .notFired, reasons: reasons)
        }
    }

    public var truth: Truth {
        switch kind {
        case .fired: .true
        case .notFired: .false
        case .open: .unknown
        }
    }

    /// The word that is printed.
    public var word: String {
        switch kind {
        case .fired: "fired"
        case .open: "open"
        case .notFired: reasons.words.first ?? "not met"
        }
    }
}
