/// What the tests show of what is observed of one claim; tests are named by their places among those that count.
///
/// Which facts observe a claim is shown only by a test that expects what they come to.
public struct ClaimCoverage: Sendable {
    /// Its place among the pack's.
    public var claim: Int
    public var yesExpected: [Int] = []
    public var noExpected: [Int] = []

    public init(claim: Int) { self.claim = claim }

    public var share: CoverageShare {
        var share = CoverageShare()
        share.count(yesExpected)
        share.count(noExpected)
        return share
    }

    /// Something that no test expects.
    public enum Gap: Sendable, Hashable { case neverYes, neverNo }

    /// The goals that are not met.
    public var gaps: [Gap] { (yesExpected.isEmpty ? [.neverYes] : []) + (noExpected.isEmpty ? [.neverNo] : []) }

    /// What a test that has passed expects of the claim.
    mutating func add(_ wanted: Expectations, in test: Int) {
        for layer in wanted.claims where layer.claim == claim && layer.layer == .observed {
            switch layer.word {
            case "yes": yesExpected.append(test)
            case "no": noExpected.append(test)
            default: break
            }
        }
    }
}
