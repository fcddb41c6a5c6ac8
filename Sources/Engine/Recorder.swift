import Facts
import RulePacks

/// Listens while a condition is evaluated. The evaluation is the same with or without one: that is the point of it.
protocol Recorder {
    /// Whether anyone listens: then nothing is cut short and nothing is taken from what was computed before.
    static var listens: Bool { get }
    /// A step begins.
    /// - Returns: whether to go into it; not when it is known already.
    mutating func begin(_ step: ProofStep) -> Bool
    mutating func end(_ truth: Truth, reasons: Outcome.Reasons)
}

extension Recorder {
    mutating func end(_ truth: Truth) { end(truth, reasons: []) }
}

struct NoRecorder: Recorder {
    static var listens: Bool { false }
    @inline(__always) mutating func begin(_ step: ProofStep) -> Bool { true }
    @inline(__always) mutating func end(_ truth: Truth, reasons: Outcome.Reasons) {}
}
