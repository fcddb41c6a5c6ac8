public import Diagnostics
public import Facts

/// What was read, and deserves a look: it changes no outcome.
public enum AssessmentProblem: Problem, Hashable, Sendable {
    /// With the answers by which it does not.
    case doesNotApply(String, since: [String])
    /// It has a value that no rule reads: undated, of another period, of too few answers, or evenly divided.
    case notCounted(String, UnknownReason, period: String?)
    /// Its date may lie inside or outside the period. It is not told where the evidence is confidential.
    case datedLoosely(String, date: String?, period: String)
    /// It says that there is one more, and nothing of it.
    case recordStatesNothing(String)
    /// It has the name of one before it in its list, and says the same of it or something else.
    case recordRepeated(String, firstLine: Int, isAlike: Bool)
    /// So many one after another state one thing each, and none of them the same.
    case recordSplit(String, records: Int)
    /// With why no raised flag that is counted has it.
    case responseUnused(flag: String, because: String)
    case responseExpired(flag: String, on: String)
    /// Of two dates of which one is a month or a year it is not always certain which is the earlier; here as below.
    case responseExpiredBeforeMade(flag: String, on: String, made: String, isCertain: Bool)
    case reviewedByPreparer(String)
    case reviewedByPreparerPerhaps(String, preparer: String)
    case preparerUnsaid(reviewer: String)
    case reviewerUnsaid(String)
    case reviewerUnclear(String)
    case reviewedLongAfter(String)
    /// Who reviewed it decided on these flags, or may have: then the name is another.
    case reviewerDecided(String, decider: String?, flags: [String])
    case preparedBeforeDay(date: String, day: String, isCertain: Bool)
    case reviewedBeforePrepared
    case reviewedBeforePreparedPerhaps(String, prepared: String)
    case reviewedBeforeDay(String)
    case reviewedBeforeDayPerhaps(String, day: String)
    /// A decision that does not say all of who made it, when and why; with the keys that name nobody or give no reason.
    case responseUnsigned(flag: String, missing: [String], empty: [String])
    /// It is dated after the profile was signed.
    case responseAfter(flag: String, date: String, Signing)
    case responseLongAfter(flag: String, date: String, day: String, isCertain: Bool)
    case responseLongBefore(flag: String, date: String, day: String)
    /// The date is not told where the evidence is confidential.
    case evidenceAfter(of: String, date: String?, Signing)
    case evidenceAfterDay(of: String, date: String?, day: String)
    case evidenceAfterPerhaps([DatedAnswer], Signing)
    case evidenceAfterDayPerhaps([DatedAnswer], day: String)
    /// Nothing inside the scope reads it.
    case settledOutsideScope(String)
    /// No party has given an answer that counts.
    case settledWithoutAnswer(String, hasEvidence: Bool)
    /// No party that has answered said so. With what their answers would do, as of the next.
    case settledAgainstAll(String, ReadingEffect?)
    /// These parties said otherwise, and another said so.
    case settledAgainstSome(String, parties: [String], ReadingEffect?)
    /// A finding whose keys name nobody or give no reason.
    case settledUnsigned(String, empty: [String])
    case reviewerSettled(String, by: String, isCertain: Bool)
    /// It is dated after the profile was signed.
    case settledAfter(String, date: String, Signing)
    case settledLongAfter(String, date: String, day: String, isCertain: Bool)
    case settledLongBefore(String, date: String, day: String, isCertain: Bool)
    /// It goes against an answer that was given later. That date is not told where its evidence is confidential.
    case settledBeforeAnswer(
        String, date: String, answer: String, given: String?, isCertain: Bool, ReadingEffect?)
    /// A date of the past that lies ahead. It is not told where its evidence is confidential.
    case answerAfterDay(String, date: String?, day: String)
    /// A date of the past, of a month or a year that goes on after the day.
    case answerAfterDayPerhaps(String, date: String?, day: String)
    /// The same of a record's date, beside the answer that says it has happened.
    case recordAfterDay(String, date: String?, day: String, beside: String?)
    /// A record's date that has passed, beside the answer that says it is still to come.
    case recordBeforeDay(String, date: String?, day: String, beside: String?)
    case answerBeforeDayPerhaps(String, date: String?, day: String, beside: String?)
    /// So far from the day that a digit may be wrong.
    case answerFarOff(String, date: String?, day: String)
    /// Had one of those who answered said the other of yes and no, something else would be raised, open or seen here.
    case surveyTurnsOnOne(String, Tally, otherwise: String, ReadingEffect)
    /// The same of those who said neither, where they are most of a party. Of one party, with how many of how many they are.
    case surveyOfFew(party: String?, [SilentOnes])

    /// It was dealt with before somebody saw it, or may have been.
    case remediedBeforeSeen(flag: String, date: String, LaterFindings)

    /// An answer, and when it was seen, which is not told where its evidence is confidential.
    public struct DatedAnswer: Hashable, Sendable {
        public var answer: String
        public var date: String?
    }

    /// What decides a flag, and was seen or settled after it was dealt with, or may have been.
    public struct LaterFindings: Hashable, Sendable {
        public var seen: [DatedAnswer] = []
        public var settled: [DatedAnswer] = []
        public var maybeSeen: [DatedAnswer] = []
        public var maybeSettled: [DatedAnswer] = []

        public var isEmpty: Bool { !isCertain && maybeSeen.isEmpty && maybeSettled.isEmpty }
        /// Whether anything is surely later.
        public var isCertain: Bool { !seen.isEmpty || !settled.isEmpty }
    }

    /// An answer, how many said neither yes nor no, and what it would do if it were read the other way.
    public struct SilentOnes: Hashable, Sendable {
        public var answer: String
        public var silent: Int
        public var people: Int
        public var otherwise: String
        public var effect: ReadingEffect
    }

    public var level: Level { .warning }

    public var code: String {
        switch self {
        case .doesNotApply: "does-not-apply"
        case .notCounted, .datedLoosely: "not-counted"
        case .recordStatesNothing: "record-empty"
        case .recordRepeated: "record-repeated"
        case .recordSplit: "record-split"
        case .responseUnused: "response-unused"
        case .responseExpired: "response-expired"
        case .responseExpiredBeforeMade(_, _, _, isCertain: true): "expired-before-made"
        case .preparedBeforeDay(_, _, isCertain: true): "prepared-too-early"
        case .preparedBeforeDay: "preparation-date-unclear"
        case .reviewedByPreparer: "reviewed-by-preparer"
        case .reviewedByPreparerPerhaps, .reviewerUnclear: "reviewer-unclear"
        case .reviewedLongAfter: "reviewed-too-late"
        case .preparerUnsaid: "preparer-unsaid"
        case .reviewerUnsaid: "reviewer-unsaid"
        case .reviewerDecided: "reviewer-decided"
        case .reviewedBeforePrepared, .reviewedBeforeDay: "reviewed-too-early"
        case .reviewedBeforePreparedPerhaps, .reviewedBeforeDayPerhaps: "review-date-unclear"
        case .responseUnsigned: "response-unsigned"
        case .responseAfter(_, _, let signing) where signing.isCertain: "decided-too-late"
        case .responseLongAfter(_, _, _, isCertain: true): "decided-too-late"
        case .responseLongBefore: "decided-long-before"
        case .responseAfter, .responseLongAfter, .responseExpiredBeforeMade: "decision-date-unclear"
        case .remediedBeforeSeen(_, _, let later): later.isCertain ? "remedied-too-early" : "remedy-date-unclear"
        case .evidenceAfter: "evidence-too-late"
        case .evidenceAfterDay: "evidence-later"
        case .evidenceAfterPerhaps, .evidenceAfterDayPerhaps: "evidence-date-unclear"
        case .settledOutsideScope: "settled-outside-scope"
        case .settledWithoutAnswer: "settled-without-answer"
        case .settledAgainstAll: "settled-against-all"
        case .settledAgainstSome: "settled-against-some"
        case .settledUnsigned: "settlement-unsigned"
        case .reviewerSettled: "reviewer-settled"
        case .settledAfter(_, _, let signing) where signing.isCertain: "settled-too-late"
        case .settledLongAfter(_, _, _, isCertain: true): "settled-too-late"
        case .settledLongBefore(_, _, _, isCertain: true), .settledBeforeAnswer(_, _, _, _, isCertain: true, _):
            "settled-too-early"
        case .settledAfter, .settledLongAfter, .settledLongBefore, .settledBeforeAnswer: "settlement-date-unclear"
        case .answerAfterDay, .recordAfterDay: "answer-later"
        case .answerAfterDayPerhaps, .answerBeforeDayPerhaps: "answer-date-unclear"
        case .recordBeforeDay: "answer-earlier"
        case .answerFarOff: "answer-far-off"
        case .surveyTurnsOnOne: "survey-turns-on-one"
        case .surveyOfFew: "survey-of-few"
        }
    }
}
