public import Diagnostics
import Facts
import Files
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
    /// The date is not told where the evidence is confidential.
    case evidenceAfterPrepared(date: String?)
    case evidenceAfterDay(date: String?, day: String)

    public var level: Level { .warning }

    public var code: String {
        switch self {
        case .doesNotApply: "does-not-apply"
        case .responseUnused: "response-unused"
        case .responseExpired: "response-expired"
        case .reviewedByPreparer: "reviewed-by-preparer"
        case .reviewedBeforePrepared: "reviewed-too-early"
        case .evidenceAfterPrepared: "evidence-too-late"
        case .evidenceAfterDay: "evidence-later"
        }
    }

    public var message: String {
        switch self {
        case .doesNotApply(let fact): "'\(fact)' is stated, and does not apply here: it is read as if it were not"
        case .responseUnused(let flag, let isOpen):
            "there is a response to '\(flag)', which is \(isOpen ? "open" : "not raised")"
        case .reviewedByPreparer(let name): "'\(name)' both prepared and reviewed this: nobody else has looked at it"
        case .reviewedBeforePrepared: "the review is dated before the profile was prepared"
        case .evidenceAfterPrepared(let date?): "this evidence is dated \(date), after the profile was prepared"
        case .evidenceAfterPrepared(nil): "this evidence is dated after the profile was prepared"
        case .evidenceAfterDay(let date?, let day):
            "this evidence is dated \(date); the profile speaks of \(day): see whether it tells of that day"
        case .evidenceAfterDay(nil, let day):
            "this evidence is dated later; the profile speaks of \(day): see whether it tells of that day"
        case .responseExpired(let flag, let date): "the response to '\(flag)' expired on \(date)"
        }
    }
}

extension Evaluator {
    /// What deserves a look in the profile that was evaluated, in the order of its lines.
    public func warnings(_ profile: borrowing Profile) -> [Diagnostic] { evaluation.warnings(profile) }
}

extension Evaluation {
    /// Mutating, as what it calls for each fact, so that the tables are read where they are: a copy would be made otherwise.
    fileprivate mutating func warnings(_ profile: borrowing Profile) -> [Diagnostic] {
        var warnings = Warnings(file: profile.file)
        for number in index.conditionalFacts where applies(fact: number) == .false {
            warnOfAnswers(number, profile, &warnings)
        }
        for number in index.listsWithConditionalFields { warnOfFields(number, profile, &warnings) }
        for response in profile.responses {
            let id = pack.flags[response.flag].id
            let truth = assessment.flags[response.flag]
            if truth != .true { warnings.add(.responseUnused(flag: id, isOpen: truth == .unknown), at: response.mark) }
            if response.hasExpired(on: profile.asAt), let expires = response.expires {
                warnings.add(.responseExpired(flag: id, on: expires.description), at: response.mark)
            }
        }
        warnOfSignOff(profile, &warnings)
        warnOfLateEvidence(profile, &warnings)
        return warnings.found.count > 1 ? warnings.found.inOrder() : warnings.found
    }

    private mutating func warnOfAnswers(_ number: Int, _ profile: borrowing Profile, _ warnings: inout Warnings) {
        let fact = index.facts[number]
        if fact.list >= 0 {
            guard profile.lists[Int(fact.list)].unknown == nil else { return }
            warnings.add(.doesNotApply(pack.vocabulary.facts[number].id), at: profile.lists[Int(fact.list)].mark)
        } else {
            for slot in fact.slots where profile.answers[slot].value != nil {
                warnings.add(.doesNotApply(pack.vocabulary.facts[number].id), at: profile.answers[slot].mark)
            }
        }
    }

    /// A review by the one who prepared it, or before that, is none.
    private func warnOfSignOff(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard let prepared = profile.prepared else { return }
        if let reviewed = profile.reviewed {
            let name = profile.string(reviewed.by)
            if name == profile.string(prepared.by) { warnings.add(.reviewedByPreparer(name), at: .none) }
            if let first = prepared.date, let then = reviewed.date, then.last < first.first {
                warnings.add(.reviewedBeforePrepared, at: .none)
            }
        }
    }

    /// Evidence cannot be later than what relies on it. It may be gathered after the day that the profile speaks of, but may
    /// then tell of another; what the auditor settles is settled later as a rule.
    private func warnOfLateEvidence(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        let (prepared, day) = (profile.prepared?.date, profile.asAt)
        let last = min(prepared?.last ?? .max, day?.last ?? .max)
        guard profile.evidence.contains(where: { $0.date.map { $0.first > last } ?? false }) else { return }
        let late = profile.evidence.map { Evaluation.problem(with: $0, prepared: prepared, day: day) }
        for (slot, answer) in profile.answers.enumerated() where answer.evidence >= 0 {
            guard let problem = late[Int(answer.evidence)] else { continue }
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            if case .evidenceAfterDay = problem, slot == fact.settledSlot { continue }
            warnings.add(problem, at: answer.mark)
        }
        let others =
            profile.fields.map { ($0.evidence, $0.mark) } + profile.records.map { ($0.evidence, $0.mark) }
            + profile.lists.map { ($0.evidence, $0.mark) }
        for (evidence, mark) in others where evidence >= 0 {
            if let problem = late[Int(evidence)] { warnings.add(problem, at: mark) }
        }
    }

    private static func problem(
        with evidence: Evidence, prepared: DateSpan?, day: DateSpan?
    ) -> AssessmentProblem? {
        guard let date = evidence.date else { return nil }
        let told = evidence.isConfidential ? nil : date.description
        if let prepared, date.first > prepared.last { return .evidenceAfterPrepared(date: told) }
        if let day, date.first > day.last { return .evidenceAfterDay(date: told, day: day.description) }
        return nil
    }

    private mutating func warnOfFields(_ number: Int, _ profile: borrowing Profile, _ warnings: inout Warnings) {
        let list = Int(index.facts[number].list)
        guard list >= 0 else { return }
        let records = profile.records(of: list)
        for record in records {
            let atHand = RecordAtHand(fact: number, record: record - records.lowerBound, profile, index)
            for field in 0..<Int(index.facts[number].fields) {
                guard index.fieldApplicability[Int(index.firstField[list]) + field] >= 0 else { continue }
                let answer = profile.fields[Int(profile.records[record].firstField) + field]
                if answer.value != nil, applies(field: field, atHand, profile) == .false {
                    let fact = pack.vocabulary.facts[number]
                    warnings.add(.doesNotApply("\(fact.id).\(fact.fields[field].id)"), at: answer.mark)
                }
            }
        }
    }
}

private struct Warnings {
    let file: String
    private(set) var found: [Diagnostic] = []

    init(file: String) { self.file = file }

    mutating func add(_ problem: AssessmentProblem, at mark: Mark) {
        found.append(Diagnostic(problem, at: Location(file: file, line: Int(mark.line), column: Int(mark.column))))
    }
}
