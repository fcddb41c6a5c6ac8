public import Profiles

/// What raised flags rest on.
extension Evaluator {
    /// Of each raised flag, the facts of which something is known and that its fired rules read, directly or through other flags:
    /// those whose evidence `weakestEvidence` weighs. Call after `evaluate`.
    ///
    /// - Complexity: O(what the rules read), without another look at their conditions.
    public func factsRead(_ profile: borrowing Profile) -> FactsRead {
        // Taken out while it works, so that its tables are filled where they are.
        var reader = factsReader ?? FactsReader(evaluation.index)
        factsReader = nil
        reader.read(evaluation, profile)
        let found = reader.found
        factsReader = reader
        return found
    }
}
