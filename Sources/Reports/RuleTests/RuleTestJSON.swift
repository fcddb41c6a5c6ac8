import Diagnostics
public import RuleAnalysis
import RulePacks

/// What came of a pack's tests as `concord/test-results/1`.
public enum RuleTestJSON {
    /// One document, spread over lines.
    public static func document(_ run: RuleTestRun) -> [UInt8] {
        JSONWriter.document("concord/test-results/1", of: run.pack) { writer in
            writer.counts([("passed", run.passed), ("failed", run.failed), ("broken", run.broken)])
            writer.key("tests")
            writer.beginArray()
            for result in run.results { add(result, to: &writer) }
            writer.endArray()
            writer.key("problems")
            writer.problems(run.errorsElsewhere)
        }
    }

    private static func add(_ result: RuleTestResult, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("name")
        writer.string(result.name)
        writer.place(result.place)
        writer.key("result")
        writer.string(result.passed ? "passed" : result.isBroken ? "broken" : "failed")
        writer.key("remarks")
        writer.beginObject()
        for remark in result.remarks {
            writer.key(named: remark.id)
            writer.string(remark.text)
        }
        writer.endObject()
        writer.key("differences")
        writer.beginArray()
        for difference in result.differences {
            writer.beginObject()
            writer.key("subject")
            writer.string(difference.subject)
            writer.key("expected")
            writer.strings(difference.expected)
            writer.key("found")
            writer.strings(difference.found)
            writer.key("because")
            writer.strings(difference.because)
            writer.endObject()
        }
        writer.endArray()
        writer.key("problems")
        writer.problems(result.problems)
        writer.endObject()
    }
}
