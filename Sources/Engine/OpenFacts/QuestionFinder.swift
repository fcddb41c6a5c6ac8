import Facts
import Files
import Profiles
import RulePacks

/// Finds what is worth asking of one profile after another, remembering conditions that it has searched.
struct QuestionFinder: ~Copyable {
    private(set) var builder: ResidualBuilder
    private var search: QuestionSearch
    private let claimThemes: [Int]
    /// Outcomes with open facts, sorted, and what was found of each, for and against.
    private var outcomes: [OutcomeReference] = []
    private var decided: [(first: QuestionSearch.Found, second: QuestionSearch.Found)] = []
    /// For each question, how many outcomes it decides, and which was counted last.
    private var tallies = Cells(repeating: Tally(), count: 256)
    /// Each question with each outcome that it decides, in the order of the outcomes.
    private var decisions: [Decision] = []
    private let rulesWithRecords: [Int]

    private struct Tally {
        var count: Int32 = 0
        var last: Int32 = -1
    }

    private struct Decision {
        var question: Int32
        var outcome: Int32
    }

    init(_ evaluation: Evaluation, _ profile: Profile) {
        let questions = QuestionIndex(evaluation.index)
        builder = ResidualBuilder(evaluation, profile, questions)
        search = QuestionSearch(evaluation.index, questions)
        claimThemes = evaluation.pack.claims.map(\.theme)
        rulesWithRecords = evaluation.index.rules.indices.filter { evaluation.index.rules[$0].list >= 0 }
    }

    private var index: PackIndex { builder.index }

    /// - Parameter evaluation: the tables in which the profile was evaluated: taken, read and given back, so that they need not
    ///   be copied.
    mutating func openFacts(_ evaluation: inout Evaluation, _ profile: Profile) -> OpenFacts {
        let isWrittenKept = !search.isFull && !builder.graph.hasManyLiterals
        if !isWrittenKept || builder.isFull {
            search.forgetAll(keepingWritten: isWrittenKept)
            builder.forgetAll(keepingLiterals: isWrittenKept)
        }
        var profile = copy profile
        builder.begin(&evaluation, &profile)
        outcomes.removeAll(keepingCapacity: true)
        decided.removeAll(keepingCapacity: true)
        run()
        let facts = listed()
        // Nobody's tables are kept from being filled again while there is nothing to do.
        builder.begin(&evaluation, &profile)
        return facts
    }

    /// Outcomes are gone through in the order in which they are listed.
    private mutating func run() {
        for flag in index.flags.indices where builder.evaluation.assessment.flags[flag] == .unknown {
            guard Evaluation.covers(Int(index.flags[flag].theme), builder.profile) else { continue }
            note(.flag(flag), builder.flag(flag))
        }
        for claim in builder.evaluation.assessment.claims.indices
        where Evaluation.covers(claimThemes[claim], builder.profile) {
            let layers = builder.evaluation.assessment.claims[claim]
            if !layers.expected.isSettled {
                note(
                    .claim(claim, isExpected: true), builder.expected(claim, likelier: true),
                    builder.expected(claim, likelier: false))
            }
            if !layers.observed.isSettled {
                note(.claim(claim, isExpected: false), builder.observed(claim, true), builder.observed(claim, false))
            }
        }
        for rule in index.rules.indices
        where builder.evaluation.assessment.rules[rule].kind == .open
            && builder.evaluation.covers(rule: rule, builder.profile)
        {
            note(.rule(rule), builder.rule(rule))
        }
        for rule in rulesWithRecords {
            guard builder.evaluation.covers(rule: rule, builder.profile) else { continue }
            for place in builder.evaluation.assessment.recordRanges[rule] {
                let record = builder.evaluation.assessment.records[place]
                guard record.outcome.kind == .open else { continue }
                note(.record(rule: rule, record: record.record), builder.outcome(record, of: rule))
            }
        }
        for outcome in builder.evaluation.assessment.mitigations
        where outcome.status == .open && builder.evaluation.covers(rule: outcome.rule, builder.profile) {
            note(
                .mitigation(rule: outcome.rule, mitigation: outcome.mitigation, record: outcome.record),
                builder.mitigation(outcome))
        }
    }

    /// Notes an outcome and what it depends on; of a claim, what speaks for it and what against.
    private mutating func note(_ outcome: OutcomeReference, _ first: Remainder, _ second: Remainder = .false) {
        outcomes.append(outcome)
        decided.append((questions(of: first), questions(of: second)))
    }

    private mutating func questions(of part: Remainder) -> QuestionSearch.Found {
        guard let place = part.place else { return QuestionSearch.Found(start: 0) }
        return search.questions(of: place, &builder.graph)
    }

    // MARK: Facts

    private mutating func listed() -> OpenFacts {
        if tallies.count < builder.graph.questions.values.count {
            tallies = Cells(repeating: Tally(), count: 2 * builder.graph.questions.values.count)
        }
        var found: [(key: UInt64, question: Int)] = []
        decisions.removeAll(keepingCapacity: true)
        for outcome in decided.indices {
            note(decided[outcome].first.range, of: Int32(outcome), &found)
            note(decided[outcome].second.range, of: Int32(outcome), &found)
        }
        found.sort { $0.key < $1.key }
        // From here on `last` is where the next outcome that the question decides is listed.
        var end: Int32 = 0
        for (_, question) in found {
            let count = tallies[question].count
            tallies[question] = Tally(count: count, last: end)
            end += count
        }
        var decides = [OutcomeReference](repeating: .flag(0), count: decisions.count)
        for decision in decisions {
            var tally = tallies[Int(decision.question)]
            decides[Int(tally.last)] = outcomes[Int(decision.outcome)]
            tally.last += 1
            tallies[Int(decision.question)] = tally
        }
        var facts: [OpenFact] = []
        facts.reserveCapacity(found.count)
        for (_, question) in found {
            let subject = builder.graph.questions.values[question]
            let tally = tallies[question]
            facts.append(
                OpenFact(
                    subject: self.subject(subject), reason: reason(subject),
                    decides: decides[Int(tally.last - tally.count)..<Int(tally.last)],
                    mayNotApply: mayNotApply(subject)))
            tallies[question] = Tally()
        }
        let inexact = outcomes.indices.filter { !decided[$0].first.isExact || !decided[$0].second.isExact }
        return OpenFacts(facts: facts, inexact: inexact.map { outcomes[$0] })
    }

    /// Notes that these questions decide an outcome, each once.
    private mutating func note(_ places: Range<Int>, of outcome: Int32, _ found: inout [(key: UInt64, question: Int)]) {
        for place in places {
            let question = Int(search.questions[place])
            let tally = tallies[question]
            guard tally.last != outcome else { continue }
            if tally.count == 0 { found.append((builder.graph.questions.values[question].key, question)) }
            tallies[question] = Tally(count: tally.count + 1, last: outcome)
            decisions.append(Decision(question: Int32(question), outcome: outcome))
        }
    }

    // What is asked for each question is mutating, so that the tables are read where they are: a copy would be made otherwise.

    private mutating func subject(_ subject: Residual.Subject) -> OpenFact.Subject {
        if subject.isOfOthers { return .others(list: subject.fact) }
        let entry = index.facts[subject.fact]
        if entry.list >= 0 { return .field(list: subject.fact, record: subject.place, field: subject.field) }
        return .fact(subject.fact, reporter: entry.reporters == 0 ? nil : subject.place)
    }

    private mutating func reason(_ subject: Residual.Subject) -> UnknownReason? {
        let entry = index.facts[subject.fact]
        if subject.isOfOthers { return builder.profile.lists[Int(entry.list)].unknown ?? .notStated }
        if entry.list < 0 { return builder.profile.answers[Int(entry.first) + subject.place].unknown }
        let record = RecordAtHand(fact: subject.fact, record: subject.place, builder.profile, index)
        return record.firstField >= 0 ? builder.profile.fields[record.firstField + subject.field].unknown : .notStated
    }

    private mutating func mayNotApply(_ subject: Residual.Subject) -> Bool {
        if builder.evaluation.assessment.applies[subject.fact] != .true { return true }
        guard !subject.isOfOthers, index.facts[subject.fact].list >= 0 else { return false }
        let record = RecordAtHand(fact: subject.fact, record: subject.place, builder.profile, index)
        return builder.evaluation.applies(field: subject.field, record, builder.profile) != .true
    }
}
