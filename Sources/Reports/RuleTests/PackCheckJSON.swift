import Diagnostics
public import RuleAnalysis
import RulePacks

/// What is wrong with a pack, as `concord/check/1`.
public enum PackCheckJSON {
    /// One document, spread over lines.
    public static func document(_ check: PackCheck) -> [UInt8] {
        JSONWriter.document("concord/check/1", of: check.pack) { writer in
            writer.counts([
                ("errors", check.count(.error)), ("warnings", check.count(.warning)), ("notes", check.count(.note)),
            ])
            writer.key("problems")
            writer.problems(check.diagnostics)
        }
    }
}
