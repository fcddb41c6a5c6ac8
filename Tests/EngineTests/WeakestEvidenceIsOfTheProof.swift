import Engine
import Facts
import Profiles
import RulePacks
import TestSupport
import Testing

/// The weakest evidence of a raised flag is the weakest of what its proof names as deciding, and of nothing else.
@Suite struct WeakestEvidenceIsOfTheProof {
    private struct Reference {
        let pack: RulePack
        let profile: Profile
        let proof: Proof
        let deciding: Set<Int>

        var weakest: EvidenceKind {
            deciding.flatMap { kinds(of: proof.nodes[$0]) }.min { $0.rawValue < $1.rawValue } ?? .unsaid
        }

        private func kinds(of node: Proof.Node) -> [EvidenceKind] {
            switch node.step {
            case .fact(let test):
                let fact = pack.vocabulary.facts[test.fact]
                if fact.isDayOfProfile { return [] }
                switch test.voice {
                case .plain: return kinds(slots: [fact.firstSlot])
                case .reporter(let place): return kinds(slots: [fact.firstSlot + place])
                case .disputed: return kinds(slots: Array(fact.answerSlots))
                case .any, .all:
                    if let settled = fact.settledSlot, profile.answers[settled].isStated {
                        return kinds(slots: [settled])
                    }
                    return kinds(
                        slots: fact.answerSlots.filter { slot in
                            profile.answers[slot].known.map(test.test.holds) ?? .unknown == node.truth
                        })
                }
            case .observation(let fact): return kinds(whole: pack.vocabulary.facts[fact])
            case .field(let list, let record?, let test):
                guard let stated = self.record(record, of: list) else { return [] }
                let answer = profile.fields[Int(stated.firstField) + test.field]
                if answer.known == nil { return [] }
                return [kind(answer.evidence >= 0 ? answer.evidence : stated.evidence)]
            case .record(let list, let record?):
                guard !pack.vocabulary.facts[list].isGrid, !readsRecord(node) else { return [] }
                return self.record(record, of: list).map { [kind($0.evidence)] } ?? []
            case .list(let test): return kinds(of: test, node)
            default: return []
            }
        }

        private func kinds(of test: ListTest, _ node: Proof.Node) -> [EvidenceKind] {
            let fact = pack.vocabulary.facts[test.fact]
            guard let list = fact.list, !fact.isGrid else { return [] }
            let answer = profile.lists[list]
            var found: [EvidenceKind] = []
            let isFound =
                switch test.quantifier {
                case .some, .count: node.truth == .true
                case .none, .every: node.truth == .false
                }
            let isWhole = answer.unknown == nil && answer.isComplete
            if !isFound, isWhole, answer.evidence >= 0 || answer.recordCount == 0 {
                found.append(kind(answer.evidence))
            }
            if !readsRecord(node) { found += profile.records(of: list).map { kind(profile.records[$0].evidence) } }
            return found
        }

        /// Whether a field or the key of a record is among what decides.
        private func readsRecord(_ node: Proof.Node) -> Bool {
            node.children.contains { child in
                guard deciding.contains(child) else { return false }
                switch proof.nodes[child].step {
                case .field, .key: return true
                case .all, .any, .not, .count: return readsRecord(proof.nodes[child])
                default: return false
                }
            }
        }

        private func record(_ record: Int, of fact: Int) -> RecordAnswer? {
            guard let list = pack.vocabulary.facts[fact].list else { return nil }
            let records = profile.records(of: list)
            return record < records.count ? profile.records[records.lowerBound + record] : nil
        }

        private func kinds(whole fact: Fact) -> [EvidenceKind] {
            if let settled = fact.settledSlot, profile.answers[settled].isStated { return kinds(slots: [settled]) }
            return kinds(slots: Array(fact.answerSlots))
        }

        private func kinds(slots: [Int]) -> [EvidenceKind] {
            slots.filter { profile.answers[$0].known != nil }.map { kind(profile.answers[$0].evidence) }
        }

        private func kind(_ evidence: Int32) -> EvidenceKind {
            evidence >= 0 ? profile.evidence[Int(evidence)].kind : .unsaid
        }
    }

    @Test(arguments: [60, 100]) func ofGeneratedPacks(_ evidenced: Int) throws {
        var counts: [EvidenceKind: Int] = [:]
        for number in 0..<60 {
            let made = try Corpus.pack(number)
            var random = SeededGenerator(seed: UInt64(900 + number))
            for _ in 0..<8 {
                let generator = ProfileGenerator(pack: made.sketch, stated: 80, evidenced: evidenced)
                let profile = try made.read(generator.profile(&random).text)
                let evaluator = Evaluator(made.pack)
                evaluator.evaluate(profile)
                for flag in made.pack.flags.indices where evaluator.assessment.flags[flag] == .true {
                    let proof = evaluator.proof(ofFlag: flag, profile)
                    let reference = Reference(
                        pack: made.pack, profile: profile, proof: proof, deciding: proof.deciding)
                    let found = evaluator.assessment.weakestEvidence[flag]
                    #expect(found == reference.weakest, "pack \(number): \(made.pack.flags[flag].id)")
                    counts[found, default: 0] += 1
                }
            }
        }
        #expect(EvidenceKind.allCases.allSatisfy { counts[$0, default: 0] > 0 }, "\(counts)")
    }
}
