public import Facts

/// Whether a mitigation of what fired is there.
public struct MitigationOutcome: Hashable, Sendable {
    /// Whether what softens the finding is there, is not, or is still to be asked. It does not apply where it is not there for
    /// the sole reason that questions which it rests on do not apply: nobody has then failed to do it.
    public enum Status: String, Sendable, CaseIterable {
        case present, absent, open
        case doesNotApply = "does not apply"

        /// Whether it softens the finding, which what is known later never takes back; why it does not may come to be known
        /// better.
        public var truth: Truth {
            switch self {
            case .present: .true
            case .absent, .doesNotApply: .false
            case .open: .unknown
            }
        }
    }

    public var rule: Int
    public var mitigation: Int
    public var record: Int?
    public var status: Status
}
