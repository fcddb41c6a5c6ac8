/// How much a diagnostic matters to the run. A flag has a severity; a problem has a level.
public enum Level: String, Sendable, Hashable {
    /// The file cannot be used.
    case error
    /// The file is used, and something in it deserves a look.
    case warning
    /// Something worth knowing.
    case note
}
