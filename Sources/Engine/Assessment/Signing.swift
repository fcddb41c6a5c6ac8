import Facts
import Profiles

/// What was done to a profile with a name and a day, and before some date. What the reviewer cannot have seen nobody else has
/// looked at.
public enum Signing: Hashable, Sendable {
    case reviewed, prepared
    /// Surely after it was prepared, and perhaps after it was reviewed.
    case preparedAndMaybeReviewed
    case maybeReviewed, maybePrepared

    /// - Returns: `nil` where the date is no later than both.
    init?(before date: DateSpan, of profile: borrowing Profile) {
        let reviewed = profile.reviewed?.date?.isBefore(date) ?? .false
        let prepared = profile.prepared?.date?.isBefore(date) ?? .false
        switch (reviewed, prepared) {
        case (.true, _): self = .reviewed
        case (.unknown, .true): self = .preparedAndMaybeReviewed
        case (_, .true): self = .prepared
        case (.unknown, _): self = .maybeReviewed
        case (_, .unknown): self = .maybePrepared
        case (.false, .false): return nil
        }
    }

    public var isCertain: Bool { self != .maybeReviewed && self != .maybePrepared }

    /// Behind a date.
    var words: String {
        switch self {
        case .reviewed: "after the profile was reviewed"
        case .prepared: "after the profile was prepared"
        case .preparedAndMaybeReviewed: "after the profile was prepared, and may be after it was reviewed"
        case .maybeReviewed: "which may be after the profile was reviewed"
        case .maybePrepared: "which may be after the profile was prepared"
        }
    }
}
