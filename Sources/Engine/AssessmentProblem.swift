public import Diagnostics
import Facts
public import Profiles
import RulePacks
import YAML

/// What was read, and deserves a look: it changes no outcome.
public enum AssessmentProblem: Problem, Hashable, Sendable {
    case doesNotApply(String)
    case responseUnused(flag: String, isOpen: Bool)
    case responseExpired(flag: String, on: String)
    case reviewedByPreparer(String)
    case reviewedBeforePrepared
    case evidenceAfterPrepared(date: String)

    public var level: Level { .warning }

    public var code: String {
        switch self {
        case .doesNotApply: "does-not-apply"
        case .responseUnused: "response-unused"
        case .responseExpired: "response-expired"
        case .reviewedByPreparer: "reviewed-by-preparer"
        case .reviewedBeforePrepared: "reviewed-too-early"
        case .evidenceAfterPrepared: "evidence-too-late"
        }
    }

    public var message: String {
        switch self {
        case .doesNotApply(let fact): "'\(fact)' is stated, and does not apply here: it is read as if it were not"
        case .responseUnused(let flag, let isOpen):
            "there is a response to '\(flag)', which is \(isOpen ? "open" : "not raised")"
        case .reviewedByPreparer(let name): "'\(name)' both prepared and reviewed this: nobody else has looked at it"
        case .reviewedBeforePrepared: "the review is dated before the profile was prepared"
        case .evidenceAfterPrepared(let date): "this evidence is dated \(date), after the profile was prepared"
        case .responseExpired(let flag, let date): "the response to '\(flag)' expired on \(date)"
        }
    }
}

extension Evaluator {
    /// What deserves a look in the profile that was evaluated, in the order of its lines.
    public func warnings(_ profile: Profile) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func report(_ problem: AssessmentProblem, at mark: Mark) {
            found.append(
                Diagnostic(problem, at: Location(file: profile.file, line: Int(mark.line), column: Int(mark.column))))
        }
        for number in index.conditionalFacts where assessment.applies[number] == .false {
            let fact = pack.vocabulary.facts[number]
            if let list = fact.list {
                if profile.lists[list].unknown == nil { report(.doesNotApply(fact.id), at: profile.lists[list].mark) }
            } else {
                for slot in fact.firstSlot..<fact.firstSlot + fact.slotCount where profile.answers[slot].value != nil {
                    report(.doesNotApply(fact.id), at: profile.answers[slot].mark)
                }
            }
        }
        for number in index.listsWithConditionalFields { warnOfFields(number, profile, report) }
        for response in profile.responses {
            let id = pack.flags[response.flag].id
            if assessment.flags[response.flag] != .true {
                report(.responseUnused(flag: id, isOpen: assessment.flags[response.flag] == .unknown), at: response.mark)
            }
            if response.hasExpired(on: profile.asAt), let expires = response.expires {
                report(.responseExpired(flag: id, on: expires.description), at: response.mark)
            }
        }
        warnOfSignOff(profile, report)
        return found.count > 1 ? found.inOrder() : found
    }

    /// A review by the one who prepared it, or before that, is none; nor can evidence be later than what relies on it.
    private func warnOfSignOff(_ profile: Profile, _ report: (AssessmentProblem, Mark) -> Void) {
        guard let prepared = profile.prepared else { return }
        if let reviewed = profile.reviewed {
            let name = profile.string(reviewed.by)
            if name == profile.string(prepared.by) { report(.reviewedByPreparer(name), .none) }
            if let first = prepared.date, let then = reviewed.date, then.last < first.first {
                report(.reviewedBeforePrepared, .none)
            }
        }
        guard let date = prepared.date else { return }
        for answer in profile.answers + profile.fields where answer.evidence >= 0 {
            guard let found = profile.evidence[Int(answer.evidence)].date, found.first > date.last else { continue }
            report(.evidenceAfterPrepared(date: found.description), answer.mark)
        }
    }

    private func warnOfFields(_ number: Int, _ profile: Profile, _ report: (AssessmentProblem, Mark) -> Void) {
        let fact = pack.vocabulary.facts[number]
        guard let list = fact.list else { return }
        var recorder = NoRecorder()
        for record in profile.records(of: list).indices {
            let place = record - profile.records(of: list).lowerBound
            let atHand = RecordAtHand(fact: number, record: place, profile, pack)
            for field in fact.fields.indices where pack.fieldApplicability[list][field] != nil {
                let answer = profile.fields[Int(profile.records[record].firstField) + field]
                if answer.value != nil, applies(field: field, atHand, profile, &recorder) == .false {
                    report(.doesNotApply("\(fact.id).\(fact.fields[field].id)"), answer.mark)
                }
            }
        }
    }
}
