/// How much of an assessment is written.
public enum Detail: String, CaseIterable, Sendable {
    /// Flags, claims and ratings.
    case flags
    /// And every rule's outcome with the questions worth asking.
    case outcomes
    /// And every rule's proof.
    case full
}
