import Facts
import RulePacks

/// Listens to what was worked out, step by step.
protocol Recorder {
    /// A step begins.
    /// - Returns: whether to go into it; not when it is known already.
    mutating func begin(_ step: ProofStep) -> Bool
    mutating func end(_ truth: Truth, reasons: Outcome.Reasons)
}

extension Recorder {
    mutating func end(_ truth: Truth) { end(truth, reasons: []) }
}
