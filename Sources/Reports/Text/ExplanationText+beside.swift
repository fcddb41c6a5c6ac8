import Engine
import Profiles
import RulePacks

/// What stands beside a flag in its explanation, and decides nothing of it.
extension ReportWriter {
    func decidesMitigationsAlone(_ question: OpenFact, of flag: Int) -> Bool {
        !question.decides.contains(.flag(flag))
            && question.decides.contains {
                if case .mitigation(let rule, _, _) = $0 { pack.flags[flag].rules.contains(rule) } else { false }
            }
    }

    /// What softens a flag where it is raised, and what was decided on it: neither is a reason why it is raised.
    mutating func writeWhatStandsBeside(_ flag: Int) {
        let mitigated = fired(flag).filter { rule in assessment.mitigations.contains { $0.rule == rule } }
        let responses = profile.responses.filter { $0.flag == flag }
        guard !mitigated.isEmpty || !responses.isEmpty else { return }
        canvas.heading("What stands beside it")
        for rule in mitigated { writeMitigationsInBrief(of: rule) }
        for response in responses { remark("Response", text(response)) }
    }
}
