/// How much of an assessment is written.
public enum Detail: String, CaseIterable, Sendable {
    /// Flags, claims and ratings. In text: what is raised and what to ask on the first pages, with the grounds behind.
    case flags
    /// And every rule's outcome with the questions worth asking. In text: also what each cited place says.
    case outcomes
    /// And every rule's proof.
    case full
}
