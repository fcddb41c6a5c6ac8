/// Whether a mitigation of what fired is there.
public struct MitigationOutcome: Hashable, Sendable {
    /// Whether what softens the finding is there, is not, or is still to be asked.
    public enum Status: String, Sendable { case present, absent, open }

    public var rule: Int
    public var mitigation: Int
    public var record: Int?
    public var status: Status
}
