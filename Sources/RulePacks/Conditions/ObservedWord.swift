/// The words a condition may ask a claim's observed layer for.
public enum ObservedWord: String, Sendable, CaseIterable {
    case yes, no
    case bothWays = "both_ways"
    case notSeen = "not_seen"
}
