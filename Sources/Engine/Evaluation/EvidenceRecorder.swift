import Facts
import Files
import Profiles
import RulePacks

/// The weakest kind of evidence of what decides, found step by step on the way that a proof takes: so that both name the same.
struct EvidenceRecorder: Recorder {
    /// What a step rests on.
    struct Weight {
        /// The weakest kind, as a raw value.
        var kind = Evaluation.unevidenced
        /// Whether something of a record decides, and not only that it is there.
        var readsRecord = false

        mutating func add(_ other: Weight) {
            kind = min(kind, other.kind)
            readsRecord = readsRecord || other.readsRecord
        }
    }

    private struct Frame {
        var step: ProofStep
        /// By their truth, what its parts rest on; and what rests on whether the question may be put.
        var parts: InlineArray<3, Weight> = .init(repeating: Weight())
        var guards = Weight()
        /// Of what was worked out before.
        var known: Weight?

        var all: Weight {
            var all = guards
            for truth in 0..<3 { all.add(parts[truth]) }
            return all
        }
    }

    private let profile: Profile
    private let index: PackIndex
    /// What shared steps rest on.
    private let known: Cells<UInt8>
    private var open: [Frame] = []
    private(set) var root = Evaluation.unevidenced

    /// - Parameter known: for each flag, rule, term and fact of the pack, what it rests on; not looked for at first.
    init(_ profile: Profile, _ index: PackIndex, _ known: Cells<UInt8>) {
        (self.profile, self.index, self.known) = (profile, index, known)
        known.fill(with: Evaluation.unweighed)
    }

    static func count(_ pack: RulePack) -> Int {
        pack.flags.count + pack.rules.count + pack.terms.count + pack.vocabulary.facts.count
    }

    mutating func begin(_ step: ProofStep) -> Bool {
        var frame = Frame(step: step)
        if let place = place(of: step), known[place] != Evaluation.unweighed {
            frame.known = Weight(kind: known[place])
        }
        open.append(frame)
        return frame.known == nil
    }

    mutating func end(_ truth: Truth, reasons: Outcome.Reasons) {
        guard let frame = open.popLast() else { return }
        let weight = frame.known ?? weight(of: frame, truth)
        if let place = place(of: frame.step) { known[place] = weight.kind }
        guard !open.isEmpty else {
            root = weight.kind
            return
        }
        let last = open.count - 1
        if case .applicability = frame.step, case .list = open[last].step {
            open[last].guards.add(weight)
        } else {
            open[last].parts[Int(truth.rawValue)].add(weight)
        }
    }

    private func place(of step: ProofStep) -> Int? {
        let pack = index.pack
        return switch step {
        case .flag(let flag): flag
        case .rule(let rule): pack.flags.count + rule
        case .term(let term): pack.flags.count + pack.rules.count + term
        case .applicability(let fact): pack.flags.count + pack.rules.count + pack.terms.count + fact
        default: nil
        }
    }

    private func weight(of frame: Frame, _ truth: Truth) -> Weight {
        switch frame.step {
        case .any, .flag, .all, .rule, .count: return frame.parts[Int(truth.rawValue)]
        case .record(let list, let record?):
            var weight = frame.parts[Int(truth.rawValue)]
            if !weight.readsRecord { weight.kind = min(weight.kind, kind(ofRecord: record, list)) }
            return weight
        case .list(let test): return self.weight(of: test, frame, truth)
        case .fact(let test): return add(kind(of: test), to: frame.all)
        case .observation(let fact): return add(kind(ofWhole: fact), to: frame.all)
        case .field(let list, let record?, let test):
            var weight = add(kind(ofField: test.field, record, list), to: frame.all)
            weight.readsRecord = true
            return weight
        case .key:
            var weight = frame.all
            weight.readsRecord = true
            return weight
        default: return frame.all
        }
    }

    private func add(_ kind: UInt8, to weight: Weight) -> Weight {
        Weight(kind: min(kind, weight.kind), readsRecord: weight.readsRecord)
    }

    // MARK: Lists

    /// Of a list that is searched, a record found decides; where none is found, every record does, and that there are no others.
    private func weight(of test: ListTest, _ frame: Frame, _ truth: Truth) -> Weight {
        let found: Truth? =
            switch (test.quantifier, truth) {
            case (.some, .true), (.count, .true), (.none, .false): .true
            case (.every, .false): .false
            default: nil
            }
        var weight = frame.guards
        weight.readsRecord = false
        let parts = found.map { frame.parts[Int($0.rawValue)] } ?? frame.all
        weight.kind = min(weight.kind, parts.kind)
        let list = Int(index.facts[test.fact].list)
        guard list >= 0, index.facts[test.fact].rows < 0 else { return weight }
        let answer = profile.lists[list]
        if found == nil, answer.unknown == nil, answer.isComplete, answer.evidence >= 0 || answer.recordCount == 0 {
            weight.kind = min(weight.kind, Evaluation.kind(of: answer.evidence, profile))
        }
        if !parts.readsRecord {
            for record in 0..<profile.records(of: list).count {
                weight.kind = min(weight.kind, kind(ofRecord: record, test.fact))
            }
        }
        return weight
    }

    /// That there is such a record; a grid's row is there in any case.
    private func kind(ofRecord record: Int, _ fact: Int) -> UInt8 {
        guard index.facts[fact].rows < 0, let place = place(ofRecord: record, fact)
        else { return Evaluation.unevidenced }
        return Evaluation.kind(of: profile.records[place].evidence, profile)
    }

    /// A field's own evidence, or else its record's.
    private func kind(ofField field: Int, _ record: Int, _ fact: Int) -> UInt8 {
        guard let place = place(ofRecord: record, fact) else { return Evaluation.unevidenced }
        let answer = Int(profile.records[place].firstField) + field
        guard profile.fields[answer].known != nil else { return Evaluation.unevidenced }
        let own = profile.fields[answer].evidence
        return Evaluation.kind(of: own >= 0 ? own : profile.records[place].evidence, profile)
    }

    private func place(ofRecord record: Int, _ fact: Int) -> Int? {
        let records = profile.records(of: Int(index.facts[fact].list))
        return record < records.count ? records.lowerBound + record : nil
    }

    // MARK: Facts

    private func kind(of test: FactTest) -> UInt8 {
        let fact = index.pack.vocabulary.facts[test.fact]
        return switch test.voice {
        case .plain: fact.isDayOfProfile ? Evaluation.unevidenced : kind(ofSlot: fact.firstSlot)
        case .reporter(let place): kind(ofSlot: fact.firstSlot + place)
        case .disputed: fact.answerSlots.reduce(Evaluation.unevidenced) { min($0, kind(ofSlot: $1)) }
        case .any, .all: kind(ofWhole: test.fact)
        }
    }

    /// What was settled speaks for all, or else each answer does.
    private func kind(ofWhole fact: Int) -> UInt8 {
        let fact = index.pack.vocabulary.facts[fact]
        if let settled = fact.settledSlot, profile.answers[settled].isStated { return kind(ofSlot: settled) }
        return fact.answerSlots.reduce(Evaluation.unevidenced) { min($0, kind(ofSlot: $1)) }
    }

    private func kind(ofSlot slot: Int) -> UInt8 {
        let answer = profile.answers[slot]
        return answer.known == nil ? Evaluation.unevidenced : Evaluation.kind(of: answer.evidence, profile)
    }
}
