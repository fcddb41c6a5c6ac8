/// A fault, a merit, or something to look into that is neither.
public enum FlagKind: String, Sendable, CaseIterable {
    case risk, strength
    /// To look into; not a fault.
    case enquiry
}
