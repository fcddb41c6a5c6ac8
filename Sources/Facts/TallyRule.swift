/// How the answers of several people of one party are read as one.
public struct TallyRule: Hashable, Sendable {
    /// Of whom the share is taken: of those who said yes or no, or of all who were asked.
    public enum Base: String, Sendable, CaseIterable { case answered, asked }
    /// What as many who say yes as say no are read as.
    public enum Tie: String, Sendable, CaseIterable { case yes, no, unknown }
    /// Per cent of the base that must say yes.
    public var atLeast: ExactNumber
    public var base: Base
    /// `nil` where the pack does not say, so that the share decides; else the share is half of those who answered.
    public var tie: Tie?
    /// Where it comes from: the pack's judgement, or the places cited.
    public var ground: String

    public init(atLeast: ExactNumber, base: Base, tie: Tie? = nil, ground: String = "") {
        self.atLeast = atLeast
        self.base = base
        self.tie = tie
        self.ground = ground
    }

    /// Below this many answers nothing is read and nothing printed, so that nobody can be made out.
    public static let fewest = 5

    /// The counts that the answer depends on.
    public var reads: [String] { base == .asked ? ["yes", "no", "asked"] : ["yes", "no"] }

    /// The share of which alone a tie can be said what it is read as: half of those who answered.
    public static let shareOfATie = ExactNumber(50)

    /// `nil` where too few answered, where it is not known how many were asked and that matters, or where as many say yes as
    /// no and the pack reads neither.
    public func reads(yes: Int, no: Int, asked: Int?) -> Bool? {
        let answered = yes + no
        guard answered >= TallyRule.fewest, let base = base == .asked ? asked : answered else { return nil }
        if let tie, yes == no { return tie == .unknown ? nil : tie == .yes }
        return ExactNumber(yes * 100) >= atLeast.multiplied(by: base)
    }

    /// A survey as one answer; unknown where too few said yes or no, and where they are divided evenly and the pack reads neither.
    public func answer(of tally: Tally) -> Answer {
        if let isYes = reads(yes: tally.yes, no: tally.no, asked: tally.asked) {
            return Answer(value: .yesNo(isYes), unknown: nil)
        }
        let isTie = tie == .unknown && tally.yes == tally.no && tally.answered >= TallyRule.fewest
        return Answer(value: nil, unknown: isTie ? .evenlyDivided : .tooFewAnswered)
    }

    /// When a survey is a yes: `at least 50 per cent of those who said yes or no say yes`.
    public var words: String {
        let people = base == .asked ? "those asked" : "those who said yes or no"
        return switch tie {
        case nil, .yes?: "at least \(atLeast) per cent of \(people) say yes"
        case .no?: "more than half of \(people) say yes"
        case .unknown?: "more than half of \(people) say yes, and neither yes nor no where exactly half do"
        }
    }

    /// How it would be read, had one person answered the other way; `nil` where that is the same, or where nothing is read.
    public func answerWithOneTurned(_ tally: Tally) -> Answer? {
        guard let isYes = reads(yes: tally.yes, no: tally.no, asked: tally.asked) else { return nil }
        var turned = tally
        turned.yes += isYes ? -1 : 1
        turned.no = max(turned.no + (isYes ? 1 : -1), 0)
        let answer = answer(of: turned)
        return answer.value == .yesNo(isYes) || answer.unknown == .tooFewAnswered ? nil : answer
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
