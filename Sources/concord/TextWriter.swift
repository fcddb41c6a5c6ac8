import Diagnostics
import Engine
import Profiles
import Reports
import RulePacks

/// Text for people: one whole report, or a line for each profile of a batch.
struct TextWriter {
    let detail: Detail?
    let isBatch: Bool

    init(_ pack: RulePack, _ detail: Detail?, colour: Bool, isBatch: Bool) {
        self.detail = detail
        self.isBatch = isBatch
    }

    func report(_ evaluator: Evaluator, _ profile: Profile) -> String { "\n" }

    func failure(file: String, document: Int, _ problems: [Diagnostic]) -> String { "" }
}
