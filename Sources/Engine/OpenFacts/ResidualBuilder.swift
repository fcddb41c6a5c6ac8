import Facts
import Files
import Profiles
import RulePacks

/// Builds what outcomes still depend on, from the conditions that decide them and what is known.
struct ResidualBuilder: ~Copyable {
    private(set) var evaluation: Evaluation
    private(set) var profile: Profile
    let index: PackIndex
    let questions: QuestionIndex
    var graph = ResidualGraph()
    /// What was left of conditions before.
    var remainders = RemainderCache()
    /// The graph's tests of each fact nothing is known of, those of what was settled behind those of its answers, where they
    /// were made already; and where those of each begin.
    private let leaves: Cells<Int32>
    private let firstLeaf: Cells<Int32>
    /// What was built for this profile and is wanted by many, as `Places` numbers it.
    let built: Cells<Int32>
    let places: Places

    /// Where in `built` something stands.
    struct Places {
        let flags: Int
        let supporting: Int
        let opposing: Int
        let facts: Int
        let terms: Int
        let guardedTerms: Int
        let count: Int

        init(_ pack: RulePack) {
            flags = pack.rules.count
            supporting = flags + pack.flags.count
            opposing = supporting + pack.claims.count
            facts = opposing + pack.claims.count
            terms = facts + pack.vocabulary.facts.count
            guardedTerms = terms + pack.terms.count
            count = guardedTerms + pack.terms.count
        }
    }

    private static let notBuilt: Int32 = -1

    init(_ evaluation: Evaluation, _ profile: Profile, _ questions: QuestionIndex) {
        self.evaluation = evaluation
        self.profile = profile
        self.questions = questions
        index = evaluation.index
        places = Places(evaluation.pack)
        built = Cells(repeating: ResidualBuilder.notBuilt, count: places.count)
        var first: Int32 = 0
        firstLeaf = Cells(
            index.program.facts.map { fact in
                defer { first += fact.end - fact.first + 1 }
                return first
            })
        leaves = Cells(repeating: ResidualBuilder.notBuilt, count: Int(first))
    }

    var isFull: Bool { graph.isFull || remainders.isFull }

    /// Forgets every condition, between two profiles.
    mutating func forgetAll(keepingLiterals: Bool) {
        graph = keepingLiterals ? ResidualGraph(literals: graph.literals) : ResidualGraph()
        remainders = RemainderCache()
        leaves.fill(with: ResidualBuilder.notBuilt)
    }

    /// Goes on to another profile and the tables in which it was evaluated, in exchange for the last.
    mutating func begin(_ evaluation: inout Evaluation, _ profile: inout Profile) {
        swap(&self.evaluation, &evaluation)
        swap(&self.profile, &profile)
        built.fill(with: ResidualBuilder.notBuilt)
    }

    /// What stands in a place already.
    @inline(__always)
    func built(_ place: Int) -> Remainder? {
        let known = built[place]
        return known == ResidualBuilder.notBuilt ? nil : Remainder(place: known)
    }

    /// Keeps what is not certain; what is certain is known without it.
    @inline(__always)
    func keep(_ part: Remainder, in place: Int) -> Remainder {
        if part.place != nil { built[place] = part.number }
        return part
    }

    // MARK: Outcomes

    mutating func flag(_ flag: Int) -> Remainder {
        let known = evaluation.assessment.flags[flag]
        guard !known.isCertain else { return Remainder(known) }
        if let built = built(places.flags + flag) { return built }
        return keep(any(of: index.flagRules, flag), in: places.flags + flag)
    }

    mutating func expected(_ claim: Int, likelier: Bool) -> Remainder {
        any(of: likelier ? index.supporting : index.opposing, claim)
    }

    mutating func rule(_ number: Int) -> Remainder {
        let outcome = evaluation.assessment.rules[number]
        guard outcome.kind == .open else { return Remainder(outcome.truth) }
        if let built = built(number) { return built }
        return keep(remaining(of: number), in: number)
    }

    private mutating func remaining(of number: Int) -> Remainder {
        guard index.rules[number].list >= 0 else { return record(.none, of: number) }
        let group = graph.begin()
        for place in evaluation.assessment.recordRanges[number] {
            let record = record(evaluation.assessment.records[place], of: number)
            if graph.settles(record, group, .any) { return .true }
        }
        return graph.end(group, .any)
    }

    /// What becomes of a record by itself. That of whatever others there may be never fires: it is ruled out, or it goes when
    /// there are none.
    mutating func outcome(_ outcome: RecordOutcome, of number: Int) -> Remainder {
        guard outcome.record == nil, outcome.outcome.kind == .open else { return record(outcome, of: number) }
        let list = Int(index.rules[number].list)
        var blank = RecordAtHand(fact: list, record: nil, profile, index)
        blank.isBlank = true
        return others(.otherRecord, list, record(blank, of: number))
    }

    private mutating func record(_ outcome: RecordOutcome, of number: Int) -> Remainder {
        guard outcome.outcome.kind == .open else { return Remainder(outcome.outcome.truth) }
        let list = Int(index.rules[number].list)
        let record = record(RecordAtHand(fact: list, record: outcome.record, profile, index), of: number)
        return outcome.record == nil ? others(.moreRecords, list, record) : record
    }

    /// A record not stated does not fire for certain, whatever is known of it, and is ruled out by what rules out all.
    private mutating func others(_ kind: Residual.Kind, _ list: Int, _ part: Remainder) -> Remainder {
        if part == .false { return .false }
        return graph.node(kind, graph.variable(Residual.Subject(othersOf: list)), over: part)
    }

    private mutating func record(_ record: RecordAtHand, of number: Int) -> Remainder {
        remembered(number, { $0.writeGrounds(ofRule: number, record) }, { $0.built(record, of: number) })
    }

    private mutating func built(_ record: RecordAtHand, of number: Int) -> Remainder {
        let group = graph.begin()
        for place in index.ruleGuards[number] {
            if graph.settles(applies(Int(index.ruleGuards.places[place])), group, .all) { return .false }
        }
        for place in index.ruleFieldGuards[number] {
            let field = Int(index.ruleFieldGuards.places[place])
            if graph.settles(applies(field: field, record), group, .all) { return .false }
        }
        let when = Int(index.rules[number].when)
        if when >= 0, graph.settles(condition(when, record, isGuarded: true), group, .all) { return .false }
        return graph.end(group, .all)
    }

    // MARK: Claims

    /// What speaks for a claim in its observed layer, or against.
    mutating func observed(_ claim: Int, _ wanted: Bool) -> Remainder {
        let layer = evaluation.assessment.claims[claim].observed
        let known = wanted ? layer.supporting : layer.opposing
        if known.isCertain { return Remainder(known) }
        let place = (wanted ? places.supporting : places.opposing) + claim
        if let built = built(place) { return built }
        let part = remembered(
            place, { $0.writeGrounds(ofObservationsOf: claim) }, { $0.observations(of: claim, wanted) })
        return keep(part, in: place)
    }

    private mutating func observations(of claim: Int, _ wanted: Bool) -> Remainder {
        let group = graph.begin()
        for place in index.observedBy[claim] {
            let fact = Int(index.observedBy.places[place])
            let entry = index.facts[fact]
            var slots = entry.answers
            let settled = Int(entry.settled)
            if settled >= 0, profile.answers[settled].isStated { slots = settled..<settled + 1 }
            for slot in slots {
                if graph.settles(says(wanted, slot, fact, entry), group, .any) { return .true }
            }
        }
        return graph.end(group, .any)
    }

    private mutating func says(_ wanted: Bool, _ slot: Int, _ fact: Int, _ entry: PackIndex.FactEntry) -> Remainder {
        let group = graph.begin()
        if graph.settles(applies(fact), group, .all) { return .false }
        let truth = Evaluation.says(wanted, profile.answers[slot].known)
        let subject = Residual.Subject(fact: fact, reporter: slot - Int(entry.first))
        let test = wanted ? questions.says.yes : questions.says.no
        let said = truth.isCertain ? Remainder(truth) : leaf(subject, -1, test)
        return graph.settles(said, group, .all) ? .false : graph.end(group, .all)
    }

    mutating func claim(_ claim: Int, _ word: ObservedWord) -> Remainder {
        let group = graph.begin()
        let parts: (first: (supports: Bool, isSo: Bool), second: (supports: Bool, isSo: Bool)) =
            switch word {
            case .yes: ((true, true), (false, false))
            case .no: ((false, true), (true, false))
            case .bothWays: ((true, true), (false, true))
            case .notSeen: ((true, false), (false, false))
            }
        for wanted in [parts.first, parts.second] {
            let observed = observed(claim, wanted.supports)
            if graph.settles(wanted.isSo ? observed : graph.not(observed), group, .all) { return .false }
        }
        return graph.end(group, .all)
    }

    // MARK: Leaves

    /// What was worked out for a condition of no record, where it is certain.
    @inline(__always)
    func truth(of number: Int, _ record: RecordAtHand) -> Truth? {
        guard record.list < 0 else { return nil }
        let truth = evaluation.truth(in: index.program.cell(number))
        return truth.isCertain ? truth : nil
    }

    /// The test of an answer of which nothing is known.
    mutating func leaf(ofFact place: Int, _ slot: Int, _ test: Program.Fact) -> Remainder {
        let offset = slot == Int(test.settled) ? test.end - test.first : Int32(slot) - test.first
        let known = leaves[Int(firstLeaf[place] + offset)]
        guard known == ResidualBuilder.notBuilt else { return Remainder(place: known) }
        let reporter = slot - Int(index.facts[Int(test.fact)].first)
        let leaf = leaf(Residual.Subject(fact: Int(test.fact), reporter: reporter), -1, place)
        leaves[Int(firstLeaf[place] + offset)] = leaf.number
        return leaf
    }

    func holds(_ test: Program.Value, _ answer: Answer) -> Truth {
        answer.known.map { index.program.values[Int(test.general)].holds(for: $0) } ?? .unknown
    }

    /// - Parameter current: what is known of it already, as the number of a literal, or -1.
    mutating func leaf(_ subject: Residual.Subject, _ current: Int32, _ test: Int) -> Remainder {
        let leaf = questions.leaves[test]
        let part = graph.leaf(graph.variable(subject, current), leaf.place)
        return leaf.isNo ? graph.not(part) : part
    }

    /// What is known of an answer and not exact enough, as the number of a literal, or -1.
    mutating func current(_ answer: Answer) -> Int32 {
        guard let known = answer.known else { return -1 }
        return graph.literals.number(of: known)
    }
}
