public import Profiles
public import RulePacks

/// Evaluates profiles against a pack, one after another, into the same tables. Each worker has its own.
public final class Evaluator {
    public let pack: RulePack
    var evaluation: Evaluation
    /// What finds the questions worth asking, once they were looked for.
    var finder: QuestionFinder?
    /// What tries answers, once some were tried.
    var supposition: Supposition?
    /// What finds the facts that were read, once they were asked for.
    var factsReader: FactsReader?

    public init(_ pack: RulePack) {
        self.pack = pack
        evaluation = Evaluation(pack)
    }

    /// What was made of the last profile.
    public var assessment: Assessment { evaluation.assessment }

    /// One pass over the pack, everything after what it reads.
    ///
    /// - Returns: an outcome for every rule, claim, flag and theme.
    /// - Complexity: O(conditions + records looked at).
    @discardableResult
    public func evaluate(_ profile: borrowing Profile) -> Assessment {
        evaluation.evaluate(profile)
        return evaluation.assessment
    }
}
