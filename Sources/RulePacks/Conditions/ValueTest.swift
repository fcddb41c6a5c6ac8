public import Facts

/// What is asked of one value.
public enum ValueTest: Sendable, Hashable {
    case isOneOf([Value])
    case atLeast(Value)
    case atMost(Value)
    case moreThan(Value)
    case lessThan(Value)
    case between(Value, Value)

    /// A date that is a month or a year passes where all of its days do, fails where none does, and is unknown between.
    @inlinable
    public func holds(for value: Value) -> Truth {
        switch value {
        case .date(let span): return holds(for: span)
        default:
            switch self {
            case .isOneOf(let values):
                for other in values where other == value { return .true }
                return .false
            case .atLeast(let bound): return Truth(!ValueTest.precedes(value, bound))
            case .atMost(let bound): return Truth(!ValueTest.precedes(bound, value))
            case .moreThan(let bound): return Truth(ValueTest.precedes(bound, value))
            case .lessThan(let bound): return Truth(ValueTest.precedes(value, bound))
            case .between(let low, let high):
                return Truth(!ValueTest.precedes(value, low) && !ValueTest.precedes(high, value))
            }
        }
    }

    @usableFromInline
    static func precedes(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.choice(let left), .choice(let right)): left < right
        case (.number(let left), .number(let right)): left < right
        default: false
        }
    }

    /// A bound that is a month or a year counts from its first day, `atMost` and `moreThan` from its last.
    @usableFromInline
    func holds(for span: DateSpan) -> Truth {
        switch self {
        case .isOneOf(let values):
            let spans = values.compactMap { value -> DateSpan? in
                guard case .date(let span) = value else { return nil }
                return span
            }
            if spans.allSatisfy({ span.last < $0.first || $0.last < span.first }) { return .false }
            return span.isCovered(by: spans) ? .true : .unknown
        case .between(.date(let low), .date(let high)): return ValueTest.lies(span, from: low.first, to: high.last)
        case .atLeast(.date(let bound)): return ValueTest.lies(span, from: bound.first, to: .max)
        case .atMost(.date(let bound)): return ValueTest.lies(span, from: .min, to: bound.last)
        case .moreThan(.date(let bound)): return !ValueTest.lies(span, from: .min, to: bound.last)
        case .lessThan(.date(let bound)): return !ValueTest.lies(span, from: bound.first, to: .max)
        default: return .false
        }
    }

    private static func lies(_ span: DateSpan, from first: Int32, to last: Int32) -> Truth {
        if first <= span.first, span.last <= last { return .true }
        return span.last < first || last < span.first ? .false : .unknown
    }

    /// The values named in it.
    public var values: [Value] {
        switch self {
        case .isOneOf(let values): values
        case .atLeast(let value), .atMost(let value), .moreThan(let value), .lessThan(let value): [value]
        case .between(let low, let high): [low, high]
        }
    }
}
