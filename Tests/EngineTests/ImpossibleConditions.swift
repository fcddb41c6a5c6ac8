import Engine
import Facts
import RuleAnalysis
import RulePacks
import TestSupport
import Testing

/// What is found to be impossible never happens, whatever is answered.
@Suite struct ImpossibleConditions {
    private static let packs = Corpus.times(320)
    private static let profilesOfEach = 40

    @Test(arguments: 0..<4) func neverHold(_ part: Int) throws {
        var (impossible, possible, met, always) = (0, 0, 0, 0)
        for number in stride(from: part, to: ImpossibleConditions.packs, by: 4) {
            let made = try Corpus.pack(number)
            var possibility = Possibility(made.pack)
            let rules = made.pack.rules
            let canFire = rules.indices.map { possibility.canFire($0, when: rules[$0].when) }
            let canBePresent = rules.indices.map { rule in
                rules[rule].mitigations.map { mitigation in
                    possibility.canFire(
                        rule, when: rules[rule].when.map { .all([$0, mitigation.when]) } ?? mitigation.when)
                }
            }
            let canBeUnmet = rules.indices.map { rule in
                rules[rule].when.map { possibility.canFire(rule, when: .not($0)) } ?? true
            }
            let canBeAbsent = rules.indices.map { rule in
                rules[rule].mitigations.map { mitigation in
                    let absent = Condition.not(mitigation.when)
                    return possibility.canFire(rule, when: rules[rule].when.map { .all([$0, absent]) } ?? absent)
                }
            }
            var fired: Set<Int> = []
            var random = SeededGenerator(seed: UInt64(7000 + number))
            for _ in 0..<ImpossibleConditions.profilesOfEach {
                let profile = ProfileGenerator(pack: made.sketch).profile(&random)
                let assessment = made.evaluator.evaluate(try made.read(profile.text))
                for rule in rules.indices where assessment.rules[rule].kind == .fired {
                    #expect(canFire[rule], "pack \(number): \(rules[rule].id)\n\(profile.text)")
                    fired.insert(rule)
                }
                for rule in rules.indices
                where canFire[rule] && rules[rule].list == nil && assessment.rules[rule].kind == .notFired
                    && rules[rule].guards.allSatisfy({ assessment.applies[$0] == .true })
                {
                    #expect(canBeUnmet[rule], "pack \(number): \(rules[rule].id)\n\(profile.text)")
                }
                for outcome in assessment.mitigations where outcome.status != .open {
                    let isPossible = (outcome.status == .present ? canBePresent : canBeAbsent)[outcome.rule][
                        outcome.mitigation]
                    #expect(isPossible, "pack \(number): \(rules[outcome.rule].id)\n\(profile.text)")
                }
            }
            always += zip(canFire, canBeUnmet).count { $0 && !$1 } + canBeAbsent.joined().count { !$0 }
            impossible += canFire.count { !$0 }
            possible += canFire.count { $0 }
            met += fired.count
        }
        // What was looked at: neither all nor nothing is found impossible, and most of what is possible is met.
        #expect(impossible > 20, "\(impossible) of \(possible)")
        #expect(met * 2 > possible, "\(met) of \(possible)")
        #expect(always > 5, "\(always)")
    }

    /// Where facts are few and have few answers, everything is tried: what nothing makes fire is found, and nothing else.
    @Test func areFoundExactlyInSmallPacks() throws {
        var (packs, impossible, possible) = (0, 0, 0)
        for number in 0..<Corpus.small {
            let made = try Corpus.small(number)
            guard let fired = try made.firedByTrying() else { continue }
            var possibility = Possibility(made.pack)
            for (rule, content) in made.pack.rules.enumerated() {
                let canFire = possibility.canFire(rule, when: content.when)
                #expect(canFire == fired.contains(rule), "pack \(number): \(content.id)")
                if canFire { possible += 1 } else { impossible += 1 }
            }
            packs += 1
        }
        #expect(packs >= 40)
        #expect(impossible >= 15 && possible >= 100, "\(impossible), and \(possible) that can fire")
    }

    /// A condition that leads through many others, and one of many parts; where more has to hold at once than is followed, nothing
    /// is concluded. What was taken to be answered for one condition is not for the next.
    @Test func longConditionsAreFollowedSoFar() throws {
        let yes: Tree = ["fact": "first", "is": "yes"]
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "first", kind: .yesNo)]
        for level in 0..<190 {
            let condition: Tree = level == 0 ? ["not": yes] : ["all": [["term": .scalar("level\(level - 1)")], yes]]
            sketch.terms.append(
                Tree.Entry(key: "level\(level)", value: ["when": condition, "judgement": "Made up."]))
        }
        sketch.rules = [
            [
                "id": "made", "finding": "Something was found", "cite": ["src para 1"], "judgement": "Made up.",
                "grounds": ["kind": "survey"], "when": ["term": "level189"],
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ]
        ]
        let made = try MadePack(sketch)
        var possibility = Possibility(made.pack)
        let test = Condition.fact(FactTest(fact: 0, voice: .plain, test: .isOneOf([.yesNo(true)])))
        func canHold(_ condition: Condition) -> Bool { possibility.canHold(condition) }
        func canFire() -> Bool { possibility.canFire(0, when: made.pack.rules[0].when) }
        #expect(!canHold(.all([test, .not(test)])))
        #expect(!canFire())
        #expect(canHold(test))
        #expect(canHold(.not(test)))
        #expect(!canHold(.all([.not(test)] + Array(repeating: test, count: 900))))
        #expect(canHold(.all([.not(test)] + Array(repeating: test, count: 50_000))))
        #expect(!canHold(.all([test, .not(test)])))
    }
}
