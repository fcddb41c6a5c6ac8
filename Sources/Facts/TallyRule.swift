/// How the answers of several people of one party are read as one.
public struct TallyRule: Hashable, Sendable {
    /// Of whom the share is taken: of those who said yes or no, or of all who were asked.
    public enum Base: String, Sendable, CaseIterable { case answered, asked }
    /// Per cent of the base that must say yes.
    public var atLeast: ExactNumber
    public var base: Base
    /// Where it comes from: the pack's judgement, or the places cited.
    public var ground: String

    public init(atLeast: ExactNumber, base: Base, ground: String = "") {
        self.atLeast = atLeast
        self.base = base
        self.ground = ground
    }

    /// Below this many answers nothing is read and nothing printed, so that nobody can be made out.
    public static let fewest = 5

    /// The counts that the answer depends on.
    public var reads: [String] { base == .asked ? ["yes", "no", "asked"] : ["yes", "no"] }

    /// `nil` where too few answered, or it is not known how many were asked and that matters.
    public func reads(yes: Int, no: Int, asked: Int?) -> Bool? {
        let answered = yes + no
        guard answered >= TallyRule.fewest, let base = base == .asked ? asked : answered else { return nil }
        return ExactNumber(yes * 100) >= atLeast.multiplied(by: base)
    }

    /// Whether it would be read the other way, had one person answered the other way.
    public func turnsOnOne(_ tally: Tally) -> Bool {
        guard let isYes = reads(yes: tally.yes, no: tally.no, asked: tally.asked) else { return false }
        let other =
            isYes
            ? reads(yes: tally.yes - 1, no: tally.no + 1, asked: tally.asked)
            : reads(yes: tally.yes + 1, no: max(tally.no - 1, 0), asked: tally.asked)
        return other == !isYes
    }

    /// Whether it would be read the other way, had all who said neither yes nor no said what it is not read as; and whether they
    /// are more than those who said either, so that this would be so even if they were divided as those are, the other way round.
    public func turnsOnSilent(_ tally: Tally) -> Bool {
        guard tally.silent > tally.answered, let isYes = reads(yes: tally.yes, no: tally.no, asked: tally.asked) else {
            return false
        }
        let other =
            isYes
            ? reads(yes: tally.yes, no: tally.no + tally.silent, asked: tally.asked)
            : reads(yes: tally.yes + tally.silent, no: tally.no, asked: tally.asked)
        return other == !isYes
    }
}
