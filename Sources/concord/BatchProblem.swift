import Diagnostics

/// A profile that stands twice in a batch: which of the two is meant cannot be known.
enum BatchProblem: Problem {
    case duplicate(id: String, asAt: String, first: String, Likeness?)

    /// How the two files are to one another.
    enum Likeness { case same, alike, different }

    var code: String { "duplicate-profile" }
    var message: String {
        switch self {
        case .duplicate(let id, let asAt, let first, let likeness):
            "the profile '\(id)' as at \(asAt) is in this batch already: \(first)" + BatchProblem.words(likeness)
        }
    }

    private static func words(_ likeness: Likeness?) -> String {
        switch likeness {
        case .same?: "; it is one file, named twice"
        case .alike?: "; the two files are alike"
        case .different?: "; the two files differ"
        case nil: ""
        }
    }
    var expected: String? { "each id once for each day" }
}
