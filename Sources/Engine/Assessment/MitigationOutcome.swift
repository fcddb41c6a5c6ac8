public import Facts

/// Whether a mitigation of what fired is there.
public struct MitigationOutcome: Hashable, Sendable {
    /// Whether what softens the finding is there, is not, or is still to be asked. It does not apply where it is not there for
    /// the sole reason that questions which it rests on do not apply: nobody has then failed to do it. While that is not
    /// known it is still to be asked, so that what is known later takes back none of the others.
    public enum Status: String, Sendable, CaseIterable {
        case present, absent, open
        case doesNotApply = "does not apply"

        /// Whether it softens the finding.
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
