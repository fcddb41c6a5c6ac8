import Diagnostics

/// What a pack declares for nothing, or says twice.
enum UnusedProblem: Problem, Hashable {
    enum Kind: String { case term, party, theme }

    case unused(String, Kind, by: String)
    case namedTwice(String)
    /// What people tell apart by its text alone.
    case sameText(String, kinds: String, of: String)
    case forEachWithoutField(String)
    case negligibleShare

    var code: String {
        switch self {
        case .unused(_, .term, _): "unused-term"
        case .unused(_, .party, _): "unused-party"
        case .unused(_, .theme, _): "unused-theme"
        case .namedTwice: "said-twice"
        case .sameText: "same-text"
        case .forEachWithoutField: "where-without-field"
        case .negligibleShare: "not-a-number"
        }
    }

    var level: Level {
        switch self {
        case .unused, .sameText, .forEachWithoutField: .warning
        case .namedTwice, .negligibleShare: .error
        }
    }

    var message: String {
        switch self {
        case .unused(let id, let kind, let users): "\(users) the \(kind.rawValue) '\(id)'"
        case .namedTwice(let id): "'\(id)' is named twice here"
        case .sameText(let id, let kinds, let other): "the \(kinds) '\(id)' and '\(other)' are called the same"
        case .forEachWithoutField(let list):
            "this condition reads no field of '\(list)': it is the same for each record"
        case .negligibleShare: "with a share of 0 a theme of which nothing is known would be rated"
        }
    }

    var expected: String? {
        switch self {
        case .unused: nil
        case .namedTwice: "each once"
        case .sameText: "a text that tells them apart: it is all that people see of them"
        case .forEachWithoutField: "a condition on a field, as in {field: stage, is: completed}; or no 'for_each'"
        case .negligibleShare: "a share, more than 0 and at most 1"
        }
    }
}
