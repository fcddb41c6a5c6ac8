import Engine
public import RulePacks

/// How much of a pack its own tests show: for each rule, which tests drive it to each outcome, its leaves and mitigations to each
/// of theirs. Worked out while the tests are evaluated, by the evaluation itself.
///
/// What counts, each as one *goal*:
/// - that a rule fires in a test, that it does not fire, that it is open: three for each rule;
/// - that a leaf is true in a test, and false: two for each leaf, also where a rule has but one, as a list that is empty, or
///   what does not apply, keeps a rule from firing and says nothing of its leaf;
/// - that the condition of a rule that looks at each record is false of a record in a test: one for each such rule;
/// - that a test expects a mitigation of what fired to be present, and one to be absent: two for each;
/// - that a test in which a rule fires expects what it argues of a claim, and its note: one for each. Flags are expected anyway, as
///   every test names all that are raised. The leaves of what must apply
///   first (`applies_when`) are no goals;
/// - that a test expects a claim to be observed, and one that it is not: two for each claim that facts observe.
///
/// That a leaf is unknown, and a mitigation open or without application, is reported, and no goal: a rule that is open shows it. The share is the goals met
/// out of all goals. Tests that fail, have errors or expect a refusal show nothing.
public struct Coverage: Sendable {
    public let pack: RulePack
    /// The tests that count, in the order of the files.
    public let tests: [Test]
    /// Tests that have failed or have errors: they do not count.
    public let testsLeftOut: Int
    /// Tests that passed because their profile was refused: there was nothing to assess, so they show nothing.
    public let testsOfRefusals: Int
    /// One for each rule of the pack.
    public let rules: [RuleCoverage]
    /// One for each claim that facts observe.
    public let claims: [ClaimCoverage]
    /// For each source, one for each place in its register.
    public let places: [[PlaceCoverage]]

    /// A test that counts.
    public struct Test: Sendable {
        public var name: String
        public var place: Place
    }

    init(
        _ pack: RulePack, tests: [Test], testsLeftOut: Int, testsOfRefusals: Int, rules: [RuleCoverage],
        claims: [ClaimCoverage]
    ) {
        self.pack = pack
        self.tests = tests
        self.testsLeftOut = testsLeftOut
        self.testsOfRefusals = testsOfRefusals
        self.rules = rules
        self.claims = claims
        places = PlaceCoverage.all(pack)
    }

    public var share: CoverageShare { (rules.map(\.share) + claims.map(\.share)).reduce(CoverageShare(), +) }

    /// Places from which a rule should come, and none does.
    public var placesWithoutRule: [Citation] {
        places.flatMap(\.self).filter(\.isWithoutRule).map(\.citation)
    }
}

/// Goals met, out of how many.
public struct CoverageShare: Sendable, Hashable {
    public var met: Int
    public var of: Int

    public init(met: Int = 0, of: Int = 0) {
        self.met = met
        self.of = of
    }

    /// The goals of both.
    public static func + (left: CoverageShare, right: CoverageShare) -> CoverageShare {
        CoverageShare(met: left.met + right.met, of: left.of + right.of)
    }

    mutating func count(_ tests: [Int]) {
        of += 1
        if !tests.isEmpty { met += 1 }
    }

    public var isWhole: Bool { met == of }

    /// In tenths of a per cent, rounded down: 1000 only where every goal is met, and where there is none.
    public var tenths: Int { of == 0 ? 1000 : met * 1000 / of }

    /// `97.4 per cent` without its unit: `97.4`, `100`.
    public var percent: String { tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)" }
}
