import Diagnostics
import Engine
import Profiles
import RulePacks
import YAML

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
        for rule in mitigated { writeMitigationsInFull(of: rule) }
        for response in responses {
            remark("Response", text(response))
            writeWhatToLookAt(at: response.mark, indent: 4)
        }
    }

    /// What the report names as something to look at in one place of the profile.
    mutating func writeWhatToLookAt(at mark: Mark, indent: Int = 0) {
        for warning in warnings where warning.location.line == mark.line && warning.location.column == mark.column {
            let place = " (\(warning.location.file):\(warning.location.line))"
            canvas.paragraph("- \(warning.message.sentence)\(place)", indent: indent, hanging: indent + 2)
        }
    }

    /// With the answers that decide each, and the ground on which it is taken to soften anything.
    private mutating func writeMitigationsInFull(of number: Int) {
        let rule = pack.rules[number]
        for (place, mitigation) in rule.mitigations.enumerated() {
            let outcomes = outcomes(of: number, place)
            guard !outcomes.isEmpty else { continue }
            let cited = mitigation.citations.isEmpty ? "" : " (\(text(mitigation.citations)))"
            remark("Mitigation", "\(mitigation.says)\(cited)".sentence)
            for (name, outcome) in outcomes {
                let items = ReportWriter.items(in: mitigation.when, list: rule.list, record: outcome.record, pack)
                let found = words(outcome, items)
                canvas.paragraph("- \(name.isEmpty ? found.capitalised : "\(name): \(found)")", indent: 4, hanging: 6)
            }
            if let judgement = mitigation.judgement {
                canvas.paragraph("The pack's judgement: \(judgement)", indent: 4)
            }
        }
    }
}
