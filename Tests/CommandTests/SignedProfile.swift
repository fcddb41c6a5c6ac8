/// A profile that raises a flag, for what is said of who prepared, reviewed, settled or decided.
enum SignedProfile {
    /// - Parameter more: lines behind its facts.
    static func text(_ more: String) -> String {
        """
        schema: concord/profile/1
        id: signed
        as_at: 2008-11-30
        facts: {restructures: [{body: council, stage: debated}]}
        \(more)

        """
    }
}
