import Engine
import RuleAnalysis
import RulePacks

/// What coverage is called, in every format.
struct CoverageWords {
    private let conditions: ConditionWords

    init(_ pack: RulePack) { conditions = ConditionWords(pack) }

    func words(_ leaf: ConditionLeaves.Leaf) -> String { conditions.words(leaf.condition, list: leaf.list) }

    func words(_ gap: RuleCoverage.Gap, of rule: RuleCoverage) -> String {
        switch gap {
        case .neverFired: "fires in no test"
        case .neverNotFired: "comes out as not fired in no test"
        case .neverOpen: "is open in no test"
        case .leafNeverTrue(let place): "never true: \(words(rule.leaves[place].leaf))"
        case .leafNeverFalse(let place): "never false: \(words(rule.leaves[place].leaf))"
        case .mitigationNeverPresent(let place): "mitigation never present: \(rule.mitigations[place].id)"
        case .mitigationNeverAbsent(let place): "mitigation never absent: \(rule.mitigations[place].id)"
        }
    }

    /// What is made of a place: `rule`, `context, seen in part`, `unread`.
    func words(_ place: PlaceCoverage) -> String {
        place.seen == .inPart ? "\(place.use.rawValue), seen in part" : place.use.rawValue
    }

    /// `97.4 per cent: 310 of 318 goals met`.
    func words(_ share: CoverageShare) -> String {
        "\(share.percent) per cent: \(share.met) of \(counted(share.of, "goal")) met"
    }

    /// The tests that count, and how many pass without counting: together they are those that passed.
    func tests(_ coverage: Coverage) -> String {
        counted(coverage.tests.count, "test")
            + (coverage.testsOfRefusals == 0
                ? "" : " (\(coverage.testsOfRefusals) more expect a refusal and show nothing)")
    }

    /// What is counted, for those who read the figure.
    static let definition = """
        The goals: each rule fires in a test, does not fire in one, and is open in one; each leaf of a rule with several is \
        true in a test and false in one; each mitigation is present in a test and absent in one. Leaves that are unknown, and \
        mitigations that are open or do not apply, are reported, and are no goals. Tests that fail, or expect a profile to be refused, show \
        nothing.
        """
}
