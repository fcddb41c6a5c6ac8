/// What kind of answer a fact or a field takes.
public enum FactType: Hashable, Sendable {
    case yesNo
    /// One word of several, in no order.
    case oneOf([String])
    /// One word of several, from low to high.
    case scale([String])
    /// What is counted is whole: it has no parts.
    case number(unit: String?, lowest: ExactNumber?, highest: ExactNumber?, isWhole: Bool)
    case date
    /// Told, never tested.
    case text
    case list

    public var name: String {
        switch self {
        case .yesNo: "yes_no"
        case .oneOf: "one_of"
        case .scale: "scale"
        case .number: "number"
        case .date: "date"
        case .text: "text"
        case .list: "list"
        }
    }

    /// The words of a `one_of` or a `scale`.
    public var words: [String] {
        switch self {
        case .oneOf(let words), .scale(let words): words
        default: []
        }
    }

    /// Whether `at_least` and its like make sense.
    public var isOrdered: Bool {
        switch self {
        case .scale, .number, .date: true
        default: false
        }
    }

    /// As an auditor would write it.
    public func text(of value: Value) -> String {
        switch value {
        case .yesNo(let yes): yes ? "yes" : "no"
        case .choice(let index): words.indices.contains(Int(index)) ? words[Int(index)] : ""
        case .number(let number): number.description
        case .date(let span): span.description
        case .text: ""
        }
    }
}
