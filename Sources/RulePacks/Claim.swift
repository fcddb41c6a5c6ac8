/// Something about partnerships that findings argue for or against.
public struct Claim: Sendable {
    public var id: String
    public var label: String
    public var theme: Int
    /// Yes-or-no facts in which this place's own people answer.
    public var observedBy: [Int]
    public var benchmarks: [Int]
    public var place: Place
}
