public import Profiles

/// What is worth asking.
extension Evaluator {
    /// The facts whose answers may change an outcome inside the scope, and which outcomes those are. Call after `evaluate`.
    ///
    /// Exact over each fact's distinguishable answers, up to a bound on the work for each outcome; beyond it, every fact the
    /// outcome still depends on is listed, and the outcome is named as inexact.
    /// - Complexity: O(open outcomes × facts they depend on × answers) where no fact stands in several places of a condition.
    public func openFacts(_ profile: Profile) -> OpenFacts {
        if let facts = finder?.openFacts(&evaluation, profile) { return facts }
        var first = QuestionFinder(evaluation, profile)
        let facts = first.openFacts(&evaluation, profile)
        finder = consume first
        return facts
    }
}
