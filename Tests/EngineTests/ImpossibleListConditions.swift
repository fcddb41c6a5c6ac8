import Engine
import Facts
import RuleAnalysis
import RulePacks
import TestSupport
import Testing

/// Of lists that are open to more records, what is found impossible is what no list of records makes hold.
@Suite struct ImpossibleListConditions {
    private static let list = FactSketch(
        id: "cases", kind: .list,
        fields: [
            FactSketch(id: "won", kind: .yesNo),
            FactSketch(id: "paid", kind: .yesNo, appliesWhen: ["field": "won", "is": "yes"]),
        ])

    /// What a condition says of a record. What may not apply stands under no `not`.
    private func ofRecord(_ random: inout SeededGenerator, isNegated: Bool, depth: Int = 1) -> Tree {
        if depth > 0, random.chance(35) {
            let isAll = random.chance(50)
            let parts = [
                ofRecord(&random, isNegated: isNegated, depth: 0), ofRecord(&random, isNegated: isNegated, depth: 0),
            ]
            return parts[0] == parts[1] ? parts[0] : isAll ? ["all": .sequence(parts)] : ["any": .sequence(parts)]
        }
        let field = isNegated ? "won" : random.pick(["won", "paid"])
        return ["field": .scalar(field), "is": .scalar(random.pick(["yes", "no"]))]
    }

    private func ofList(_ random: inout SeededGenerator, isNegated: Bool) -> Tree {
        switch random.upTo(9) {
        case 0...2: return ["some": "cases", "where": ofRecord(&random, isNegated: isNegated)]
        case 3...5: return ["every": "cases", "where": ofRecord(&random, isNegated: isNegated)]
        case 6, 7: return ["none": "cases", "where": ofRecord(&random, isNegated: true)]
        case 8: return random.chance(50) ? ["some": "cases"] : ["none": "cases"]
        default:
            let count: Tree = .scalar(String(1 + random.upTo(1)))
            return [
                "count_in": ["list": "cases", "where": ofRecord(&random, isNegated: isNegated), "at_least": count]
            ]
        }
    }

    private func condition(_ random: inout SeededGenerator, depth: Int = 2, isNegated: Bool = false) -> Tree {
        guard depth > 0, random.chance(depth == 2 ? 95 : 40) else {
            if random.chance(15) { return ["fact": "known", "is": .scalar(random.pick(["yes", "no"]))] }
            return ofList(&random, isNegated: isNegated)
        }
        if depth < 2, random.chance(25) { return ["not": condition(&random, depth: depth - 1, isNegated: true)] }
        let one = condition(&random, depth: depth - 1, isNegated: isNegated)
        let other = condition(&random, depth: depth - 1, isNegated: isNegated)
        return one == other ? one : [random.chance(75) ? "all" : "any": [one, other]]
    }

    private func pack(_ number: Int) throws -> MadePack {
        var random = SeededGenerator(seed: UInt64(40_000 + number))
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "known", kind: .yesNo), ImpossibleListConditions.list]
        sketch.rules = (0..<30).map { rule in
            var tree: Tree = [
                "id": .scalar("made-\(rule)"), "finding": "Something was found", "cite": ["src para 1"],
                "judgement": "Made up.", "grounds": ["kind": "survey"], "when": condition(&random),
                "then": ["note": "Something may follow."],
            ]
            if random.chance(15) {
                tree["for_each"] = "cases"
                tree["when"] = [
                    "all": [["field": "won", "is": .scalar(random.pick(["yes", "no"]))], condition(&random)]
                ]
            }
            return tree
        }
        return try MadePack(sketch)
    }

    /// Every list of up to so many records, and each answer to the fact beside it.
    private func profiles(_ most: Int) -> [String] {
        let records = ["{won: yes, paid: yes}", "{won: yes, paid: no}", "{won: yes}", "{won: no}"]
        var lists = [[String]()]
        var longest = lists
        for _ in 0..<most {
            longest = longest.flatMap { list in records.filter { $0 >= list.last ?? "" }.map { list + [$0] } }
            lists += longest
        }
        return lists.flatMap { list in
            ["yes", "no"].map { known in
                "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  known: \(known)\n  cases: "
                    + (list.isEmpty
                        ? "none\n" : "{complete: yes, items: [\(list.joined(separator: ", "))]}\n")
            }
        }
    }

    @Test func areFoundExactly() throws {
        let profiles = profiles(4)
        var (impossible, possible, always) = (0, 0, 0)
        for number in 0..<Corpus.times(20) {
            let made = try pack(number)
            let rules = made.pack.rules
            var fired: Set<Int> = []
            var unmet: Set<Int> = []
            for text in profiles {
                let assessment = made.evaluator.evaluate(try made.read(text))
                for rule in rules.indices {
                    switch assessment.rules[rule].kind {
                    case .fired: fired.insert(rule)
                    case .notFired: unmet.insert(rule)
                    default: break
                    }
                }
            }
            var possibility = Possibility(made.pack)
            for (rule, content) in rules.enumerated() {
                let canFire = possibility.canFire(rule, when: content.when)
                let says = "pack \(number): \(content.id) \(content.when.map { "\($0)" } ?? "")"
                // How many records there are at most of a kind is not followed.
                #expect(canFire || !fired.contains(rule), "\(says)")
                let counts = made.sketch.rules.first { $0["id"]?.word == content.id }?.text.contains("at_least: 2")
                if !(counts ?? true) { #expect(canFire == fired.contains(rule), "\(says)") }
                if canFire { possible += 1 } else { impossible += 1 }
                guard let when = content.when, content.list == nil, canFire else { continue }
                let canBeUnmet = possibility.canFire(rule, when: .not(when))
                #expect(canBeUnmet || !unmet.contains(rule), "\(says)")
                if !canBeUnmet { always += 1 }
            }
        }
        #expect(impossible >= 40, "\(impossible)")
        #expect(possible >= 200, "\(possible)")
        #expect(always >= 3, "\(always)")
    }
}
