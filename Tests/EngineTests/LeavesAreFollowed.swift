import Engine
import Facts
import Profiles
import RulePacks
import TestSupport
import Testing

/// What the leaves of a condition came to is what the one evaluation made of them: put together again, they give the rule's
/// outcome.
@Suite struct LeavesAreFollowed {
    /// The condition's truth from its leaves, where each leaf came to one thing and no list is asked.
    private func truth(
        _ condition: Condition, _ pack: RulePack, _ truths: inout ArraySlice<TruthSet>, _ terms: inout [Int: Truth]
    ) -> Truth? {
        func each(_ parts: [Condition]) -> [Truth]? {
            var found: [Truth] = []
            for part in parts {
                guard let truth = truth(part, pack, &truths, &terms) else { return nil }
                found.append(truth)
            }
            return found
        }
        switch condition {
        case .fact, .field, .key, .claim, .flag:
            return switch truths.popFirst() {
            case .true?: .true
            case .false?: .false
            case .unknown?: .unknown
            default: nil
            }
        case .term(let term):
            if let known = terms[term] { return known }
            let found = truth(pack.terms[term].when, pack, &truths, &terms)
            if let found { terms[term] = found }
            return found
        case .all(let parts): return each(parts)?.reduce(.true) { $0 && $1 }
        case .any(let parts): return each(parts)?.reduce(.false) { $0 || $1 }
        case .not(let part): return each([part]).map { !$0[0] }
        case .count(let atLeast, let parts):
            guard let found = each(parts) else { return nil }
            let (sure, possible) = (found.count { $0 == .true }, found.count { $0 != .false })
            return sure >= atLeast ? .true : possible >= atLeast ? .unknown : .false
        case .list: return nil
        }
    }

    private func asksRecords(_ condition: Condition, _ pack: RulePack) -> Bool {
        switch condition {
        case .fact, .field, .key, .claim, .flag: false
        case .list: true
        case .term(let term): asksRecords(pack.terms[term].when, pack)
        case .not(let part): asksRecords(part, pack)
        case .all(let parts), .any(let parts), .count(_, let parts): parts.contains { asksRecords($0, pack) }
        }
    }

    @Test func inGeneratedPacks() throws {
        var followed = 0
        var compared = 0
        var seen: TruthSet = []
        for number in 0..<60 {
            let made = try Corpus.pack(number)
            let leaves = made.pack.rules.map { ConditionLeaves($0, made.pack) }
            var random = SeededGenerator(seed: UInt64(4100 + number))
            for _ in 0..<10 {
                let profile = try made.read(ProfileGenerator(pack: made.sketch, stated: 60).profile(&random).text)
                let assessment = made.evaluator.evaluate(profile)
                for (rule, content) in made.pack.rules.enumerated() {
                    let found = made.evaluator.truths(of: leaves[rule], rule: rule, profile)
                    let truths = try #require(found, "pack \(number), \(content.id)")
                    followed += 1
                    for truth in truths { seen.formUnion(truth) }
                    guard content.list == nil, let when = content.when else { continue }
                    // Only what is asked of a list's records may find none to ask.
                    let isUnasked = truths.contains([]) && !asksRecords(when, made.pack)
                    #expect(!isUnasked, "pack \(number), \(content.id): a leaf was not asked")
                    var rest = truths[...]
                    var terms: [Int: Truth] = [:]
                    guard let whole = truth(when, made.pack, &rest, &terms) else { continue }
                    compared += 1
                    #expect(rest.isEmpty)
                    let outcome = assessment.rules[rule]
                    switch whole {
                    case .true: #expect(outcome.kind != .notFired || outcome.reasons == .doesNotApply)
                    case .false: #expect(outcome.kind == .notFired && outcome.reasons.contains(.notMet))
                    case .unknown: #expect(outcome.kind != .fired && !outcome.reasons.contains(.notMet))
                    }
                    if outcome.kind == .fired { #expect(whole == .true) }
                }
            }
        }
        #expect(seen == [.true, .false, .unknown])
        #expect(followed >= 2000)
        #expect(compared >= 500)
    }
}
