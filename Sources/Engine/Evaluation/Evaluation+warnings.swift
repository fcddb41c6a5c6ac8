public import Diagnostics
import Facts
public import Profiles
import RulePacks
import YAML

extension Evaluator {
    /// What deserves a look in the profile that was evaluated, in the order of its lines; with what its reading found.
    public func warnings(_ profile: borrowing Profile) -> [Diagnostic] {
        var warnings = evaluation.warnings(profile)
        warnOfSettlements(profile, &warnings)
        warnOfRemedies(profile, &warnings)
        warnOfSurveys(profile, &warnings)
        if !profile.remarks.isEmpty { warnings.add(profile.remarks) }
        return warnings.found.count > 1 ? warnings.found.inOrder() : warnings.found
    }
}

extension Evaluation {
    /// Mutating, as what it calls for each fact, so that the tables are read where they are: a copy would be made otherwise.
    fileprivate mutating func warnings(_ profile: borrowing Profile) -> Warnings {
        var warnings = Warnings(file: profile.file)
        for number in index.conditionalFacts where applies(fact: number) == .false {
            warnOfAnswers(number, profile, &warnings)
        }
        for number in index.listsWithConditionalFields { warnOfFields(number, profile, &warnings) }
        warnOfResponses(profile, &warnings)
        warnOfWhatIsNotCounted(profile, &warnings)
        warnOfEmptyRecords(profile, &warnings)
        warnOfRepeatedRecords(profile, &warnings)
        warnOfSplitRecords(profile, &warnings)
        warnOfSignOff(profile, &warnings)
        warnOfLateEvidence(profile, &warnings)
        warnOfLateAnswers(profile, &warnings)
        warnOfRecordsInTime(profile, &warnings)
        warnOfFarDates(profile, &warnings)
        return warnings
    }

    private mutating func warnOfAnswers(_ number: Int, _ profile: borrowing Profile, _ warnings: inout Warnings) {
        let fact = index.facts[number]
        if fact.list >= 0 {
            guard profile.lists[Int(fact.list)].unknown == nil else { return }
            let problem = AssessmentProblem.doesNotApply(
                pack.vocabulary.facts[number].id, since: whyNot(fact: number, profile))
            warnings.add(problem, at: profile.lists[Int(fact.list)].mark)
        } else {
            for slot in fact.slots where profile.answers[slot].value != nil {
                let problem = AssessmentProblem.doesNotApply(
                    pack.vocabulary.facts[number].id, since: whyNot(fact: number, profile))
                warnings.add(problem, at: profile.answers[slot].mark)
            }
        }
    }

    /// What has a value, and yet is unknown.
    private func warnOfWhatIsNotCounted(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for slot in profile.filled {
            let answer = profile.answers[Int(slot)]
            guard let reason = answer.unknown, answer.value != nil || answer.tally >= 0 else { continue }
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[Int(slot)])]
            if reason == .datedLoosely, let valid = fact.valid, answer.evidence >= 0 {
                let evidence = profile.evidence[Int(answer.evidence)]
                let date = evidence.isConfidential ? nil : evidence.date?.description
                let problem = AssessmentProblem.datedLoosely(
                    name(ofSlot: Int(slot)), date: date, period: valid.description)
                warnings.add(problem, at: answer.mark)
                continue
            }
            warnings.add(
                .notCounted(name(ofSlot: Int(slot)), reason, period: fact.valid?.description), at: answer.mark)
        }
    }

    /// A grid's rows are there whether or not anybody states them.
    private func warnOfEmptyRecords(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for (list, number) in pack.vocabulary.lists.enumerated() where index.facts[number].rows < 0 {
            for record in profile.records(of: list) {
                let first = Int(profile.records[record].firstField)
                guard
                    !(0..<Int(index.facts[number].fields)).contains(where: { profile.fields[first + $0].mark != .none })
                else { continue }
                warnings.add(.recordStatesNothing(pack.vocabulary.facts[number].id), at: profile.records[record].mark)
            }
        }
    }

    /// The fact of a slot, and who answers there.
    func name(ofSlot slot: Int) -> String {
        let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
        guard !fact.reporters.isEmpty else { return fact.id }
        return "\(fact.id).\(slot == fact.settledSlot ? "settled" : fact.reporters[slot - fact.firstSlot])"
    }

    /// Evidence cannot be later than what relies on it. It may be gathered after the day that the profile speaks of, but may
    /// then tell of another; what the auditor settles is settled later as a rule.
    private func warnOfLateEvidence(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        let day = profile.asAt
        let first = [profile.prepared?.date, profile.reviewed?.date, day].compactMap { $0?.first }.min() ?? .max
        guard profile.evidence.contains(where: { $0.date.map { $0.last > first } ?? false }) else { return }
        var unclear: [Signing?: (first: Mark, answers: [AssessmentProblem.DatedAnswer])] = [:]
        func look(_ place: Int32, of name: String, at mark: Mark, isSettled: Bool = false) {
            guard place >= 0, let date = profile.evidence[Int(place)].date else { return }
            let told = profile.evidence[Int(place)].mayBeTold ? date.description : nil
            guard !isSettled else { return }
            let signing = Signing(before: date, of: profile)
            let isAfterDay = day?.isBefore(date) ?? .false
            if let signing, signing.isCertain {
                warnings.add(.evidenceAfter(of: name, date: told, signing), at: mark)
            } else if let day, isAfterDay == .true {
                warnings.add(.evidenceAfterDay(of: name, date: told, day: day.description), at: mark)
            } else if signing != nil || isAfterDay == .unknown {
                let group = isAfterDay == .unknown ? nil : signing
                unclear[group, default: (mark, [])].answers.append(.init(answer: name, date: told))
            }
        }
        for (slot, answer) in profile.answers.enumerated() where answer.evidence >= 0 {
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            let isSettled = slot == fact.settledSlot
            look(answer.evidence, of: name(ofSlot: slot), at: answer.mark, isSettled: isSettled)
            if isSettled {
                look(profile.evidence[Int(answer.evidence)].basis, of: name(ofSlot: slot), at: answer.mark)
            }
        }
        for (list, answer) in profile.lists.enumerated() {
            let fact = pack.vocabulary.facts[pack.vocabulary.lists[list]]
            look(answer.evidence, of: fact.id, at: answer.mark)
            for record in profile.records(of: list) {
                let content = profile.records[record]
                look(content.evidence, of: fact.id, at: content.mark)
                for (place, field) in fact.fields.enumerated() {
                    let answer = profile.fields[Int(content.firstField) + place]
                    look(answer.evidence, of: "\(fact.id).\(field.id)", at: answer.mark)
                }
            }
        }
        for (signing, found) in unclear {
            let problem: AssessmentProblem =
                signing.map { .evidenceAfterPerhaps(found.answers, $0) }
                ?? .evidenceAfterDayPerhaps(found.answers, day: day?.description ?? "")
            warnings.add(problem, at: found.first)
        }
    }

    private func warnOfLateAnswers(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard let day = profile.asAt else { return }
        for number in pack.vocabulary.pastFacts {
            let first = pack.vocabulary.facts[number].firstSlot
            for slot in first..<first + pack.vocabulary.facts[number].slotCount {
                let answer = profile.answers[slot]
                guard case .date(let date)? = answer.value, date.last > day.last else { continue }
                let told = told(date, by: answer, profile)
                let problem: AssessmentProblem =
                    date.first > day.last
                    ? .answerAfterDay(name(ofSlot: slot), date: told, day: day.description)
                    : .answerAfterDayPerhaps(name(ofSlot: slot), date: told, day: day.description)
                warnings.add(problem, at: answer.mark)
            }
        }
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
                    let problem = AssessmentProblem.doesNotApply(
                        "\(fact.id).\(fact.fields[field].id)",
                        since: whyNot(field: field, of: number, record: record - records.lowerBound, profile))
                    warnings.add(problem, at: answer.mark)
                }
            }
        }
    }
}

/// Diagnostics in the making, of one file.
struct Warnings {
    let file: String
    private(set) var found: [Diagnostic] = []

    init(file: String) { self.file = file }

    mutating func add(_ others: [Diagnostic]) { found += others }

    mutating func add(_ problem: AssessmentProblem, at mark: Mark) {
        found.append(Diagnostic(problem, at: Location(file: file, line: Int(mark.line), column: Int(mark.column))))
    }
}
