public import Diagnostics
public import Profiles
public import RulePacks

/// One of a pack's own tests: given this profile, expect that. Its names are resolved against the pack.
public struct RuleTest: Sendable {
    /// That of its place, where it has none.
    public var name: String
    /// Whether it has a name of its own.
    public var isNamed = true
    public var place: Place
    /// Keys of its author's own, which begin with `x-`, sorted.
    public var remarks: [Named] = []
    /// What the test gives, read as any other profile.
    public var profile: Profile
    public var aim: Aim
    /// What is wrong with the test itself. A test that cannot be understood has failed.
    public var problems: [Diagnostic] = []

    /// What should become of the profile.
    public enum Aim: Sendable {
        /// The profile must not be read, for a reason that contains these words; and what was wrong with it.
        case refused(because: String, problems: [Diagnostic])
        case assessed(Expectations)
    }
}
