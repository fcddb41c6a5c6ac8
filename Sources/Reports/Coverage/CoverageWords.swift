import Engine
import RuleAnalysis
import RulePacks

/// What coverage is called, in every format.
struct CoverageWords {
    private let conditions: ConditionWords

    private let claims: [String]

    init(_ pack: RulePack) {
        conditions = ConditionWords(pack)
        claims = pack.claims.map(\.id)
    }

    func words(_ leaf: ConditionLeaves.Leaf) -> String { conditions.words(leaf.condition, list: leaf.list) }

    func words(_ gap: RuleCoverage.Gap, of rule: RuleCoverage) -> String {
        switch gap {
        case .neverFired: "fires in no test"
        case .neverNotFired: "comes out as not fired in no test"
        case .neverOpen: "is open in no test"
        case .neverFalseOfRecord: "its condition is false of no record in any test"
        case .leafNeverTrue(let place): "never true: \(words(rule.leaves[place].leaf))"
        case .leafNeverFalse(let place): "never false: \(words(rule.leaves[place].leaf))"
        case .mitigationNeverPresent(let place):
            "no test expects the mitigation to be present: \(rule.mitigations[place].id)"
        case .mitigationNeverAbsent(let place):
            "no test expects the mitigation to be absent: \(rule.mitigations[place].id)"
        case .argumentNeverExpected(let place):
            "no test in which it fires expects what it argues: \(words(rule.arguments[place].argument))"
        case .noteNeverExpected: "no test in which it fires expects its note"
        }
    }

    func words(_ gap: ClaimCoverage.Gap) -> String {
        switch gap {
        case .neverYes: "no test expects it to be observed: yes"
        case .neverNo: "no test expects it to be observed: no"
        }
    }

    /// What a rule says of a claim: `trust.open likelier`.
    func words(_ argument: Argument) -> String {
        "\(claims[argument.claim]) \(argument.makesLikelier ? "likelier" : "less likely")"
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
        The goals: each rule fires in a test, does not fire in one, and is open in one; each leaf of its condition \
        is true in a test and false in one; where a rule looks at each record, its condition is false of a record; each mitigation is expected by a test to be present and by one to be absent; what \
        a rule argues of a claim, and its note, is expected by a test in which it fires; of each claim that facts observe a \
        test expects yes and one no. What kind of flag it is, and how severe, tests may say, and is no goal; that a cited place says what a rule takes from it no test can know. Leaves that are unknown, and \
        mitigations that are open or do not apply, are reported, and are no goals. Tests that fail, or expect a profile to be refused, show \
        nothing.
        """
}
