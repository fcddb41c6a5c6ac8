public import Profiles

/// What raised flags rest on.
extension Evaluator {
    /// Of each raised flag, the facts of which something is known and that its fired rules read, directly or through other flags:
    /// `weakestEvidence` weighs those of them that decide. Call after `evaluate`.
    ///
    /// - Complexity: O(what the rules read), without another look at their conditions.
    public func factsRead(_ profile: borrowing Profile) -> FactsRead {
        if let found = factsReader?.read(&evaluation, profile) { return found }
        var first = FactsReader(evaluation.index)
        let found = first.read(&evaluation, profile)
        factsReader = first
        return found
    }
}
