public import Diagnostics
public import Facts

/// What was read, and deserves a look: it changes no outcome.
public enum AssessmentProblem: Problem, Hashable, Sendable {
    /// With the answers by which it does not.
    case doesNotApply(String, since: [String])
    /// It has a value that no rule reads: undated, of another period, or of too few answers.
    case notCounted(String, UnknownReason)
    /// Its date may lie inside or outside the period. It is not told where the evidence is confidential.
    case datedLoosely(String, date: String?, period: String)
    /// It says that there is one more, and nothing of it.
    case recordStatesNothing(String)
    /// With why no raised flag that is counted has it.
    case responseUnused(flag: String, because: String)
    case responseExpired(flag: String, on: String)
    case responseExpiredBeforeMade(flag: String, on: String, made: String)
    case reviewedByPreparer(String)
    case reviewedByPreparerPerhaps(String, preparer: String)
    case preparerUnsaid(reviewer: String)
    case reviewerUnsaid(String)
    /// Who reviewed it decided on these flags, or may have: then the name is another.
    case reviewerDecided(String, decider: String?, flags: [String])
    case preparedBeforeDay(date: String, day: String)
    case reviewedBeforePrepared
    case reviewedBeforeDay(String)
    /// A decision that does not say all of who made it, when and why.
    case responseUnsigned(flag: String, missing: [String])
    /// It is dated after the profile was signed.
    case responseAfter(flag: String, date: String, Signing)
    case responseLongAfter(flag: String, date: String, day: String)
    /// The date is not told where the evidence is confidential.
    case evidenceAfter(of: String, date: String?, Signing)
    case evidenceAfterDay(of: String, date: String?, day: String)
    /// No party has given an answer that counts.
    case settledWithoutAnswer(String, hasEvidence: Bool)
    /// No party that has answered said so. With what their answers would do, as of the next.
    case settledAgainstAll(String, ReadingEffect)
    /// These parties said otherwise, and another said so.
    case settledAgainstSome(String, parties: [String], ReadingEffect)
    /// It is dated after the profile was signed.
    case reviewerSettled(String, by: String, isCertain: Bool)
    case settledAfter(String, date: String, Signing)
    case settledLongAfter(String, date: String, day: String)
    case settledLongBefore(String, date: String, day: String)
    /// It goes against an answer that was given later. That date is not told where its evidence is confidential.
    case settledBeforeAnswer(String, date: String, answer: String, given: String?, ReadingEffect)
    /// A date of the past that lies ahead. It is not told where its evidence is confidential.
    case answerAfterDay(String, date: String?, day: String)
    /// The same of a record's date, beside the answer that says it has happened.
    case recordAfterDay(String, date: String?, day: String, beside: String?)
    /// A record's date that has passed, beside the answer that says it is still to come.
    case recordBeforeDay(String, date: String?, day: String, beside: String?)
    /// Had one of those who answered said the other of yes and no, something else would be raised, open or seen here.
    case surveyTurnsOnOne(String, Tally, otherwise: String, ReadingEffect)
    /// The same of those who said neither, where they are most of a party. Of one party, with how many of how many they are.
    case surveyOfFew(party: String?, [SilentOnes])

    /// It was dealt with before somebody saw it. With what is seen later and decides the flag; a date is not told where its
    /// evidence is confidential.
    case remediedBeforeSeen(flag: String, date: String, [LaterEvidence])

    /// An answer, and when it was seen.
    public struct LaterEvidence: Hashable, Sendable {
        public var answer: String
        public var date: String?
    }

    /// An answer, how many said neither yes nor no, and what it would do if it were read the other way.
    public struct SilentOnes: Hashable, Sendable {
        public var answer: String
        public var silent: Int
        public var people: Int
        public var otherwise: String
        public var effect: ReadingEffect
    }

    /// What is done to a profile with a name and a day.
    public enum Signing: String, Sendable { case prepared, reviewed }

    public var level: Level { .warning }

    public var code: String {
        switch self {
        case .doesNotApply: "does-not-apply"
        case .notCounted, .datedLoosely: "not-counted"
        case .recordStatesNothing: "record-empty"
        case .responseUnused: "response-unused"
        case .responseExpired: "response-expired"
        case .responseExpiredBeforeMade: "expired-before-made"
        case .preparedBeforeDay: "prepared-too-early"
        case .reviewedByPreparer: "reviewed-by-preparer"
        case .reviewedByPreparerPerhaps: "reviewer-unclear"
        case .preparerUnsaid: "preparer-unsaid"
        case .reviewerUnsaid: "reviewer-unsaid"
        case .reviewerDecided: "reviewer-decided"
        case .reviewedBeforePrepared, .reviewedBeforeDay: "reviewed-too-early"
        case .responseUnsigned: "response-unsigned"
        case .responseAfter, .responseLongAfter: "decided-too-late"
        case .remediedBeforeSeen: "remedied-too-early"
        case .evidenceAfter: "evidence-too-late"
        case .evidenceAfterDay: "evidence-later"
        case .settledWithoutAnswer: "settled-without-answer"
        case .settledAgainstAll: "settled-against-all"
        case .settledAgainstSome: "settled-against-some"
        case .reviewerSettled: "reviewer-settled"
        case .settledAfter, .settledLongAfter: "settled-too-late"
        case .settledLongBefore, .settledBeforeAnswer: "settled-too-early"
        case .answerAfterDay, .recordAfterDay: "answer-later"
        case .recordBeforeDay: "answer-earlier"
        case .surveyTurnsOnOne: "survey-turns-on-one"
        case .surveyOfFew: "survey-of-few"
        }
    }

    public var message: String {
        switch self {
        case .doesNotApply(let fact, let since):
            "'\(fact)' is stated, and does not apply here"
                + (since.isEmpty ? "" : ", since \(since.joined(with: "and"))") + ": it is read as if it were not"
        case .recordStatesNothing(let fact):
            "a record of '\(fact)' states nothing: it counts as one of which nothing is known"
        case .responseUnused(let flag, let reason): "there is a response to '\(flag)', which \(reason)"
        case .reviewedByPreparer(let name): "'\(name)' both prepared and reviewed this: nobody else has looked at it"
        case .reviewedByPreparerPerhaps(let name, let preparer):
            "'\(name)', who reviewed this, may be '\(preparer)', who prepared it: it stays a draft until both names are "
                + "written so that they are two people's"
        case .preparerUnsaid(let reviewer):
            "it is not said who prepared this, and so not whether '\(reviewer)', who reviewed it, is somebody else: it stays a draft"
        case .reviewerUnsaid(let name): "the review is by '\(name)', which names nobody: it stays a draft"
        case .reviewerDecided(let name, let decider, let flags):
            "'\(name)', who reviewed this, "
                + (decider.map { "may be '\($0)', who " } ?? "") + "gave the response to "
                + flags.map { "'\($0)'" }.joined(with: "and")
                + ": nobody else \(decider == nil ? "has" : "may have") looked at "
                + (flags.count == 1 ? "that decision" : "these decisions")
        case .preparedBeforeDay(let date, let day):
            "the preparation is dated \(date), before \(day), the day that the profile speaks of"
        case .reviewedBeforePrepared: "the review is dated before the profile was prepared"
        case .reviewedBeforeDay(let day): "the review is dated before \(day), the day that the profile speaks of"
        case .responseUnsigned(let flag, let missing):
            "the response to '\(flag)' has no " + missing.map { "'\($0)'" }.joined(separator: " and no ")
                + ": a decision says whose it is, of when and why"
        case .responseAfter(let flag, let date, let signing):
            "the response to '\(flag)' is dated \(date), after the profile was \(signing.rawValue)"
        case .responseLongAfter(let flag, let date, let day):
            "the response to '\(flag)' is dated \(date), more than a year after \(day), of which the profile speaks: see whether "
                + "it tells of that day"
        case .notCounted(let fact, let reason):
            switch reason {
            case .undated:
                "'\(fact)' is stated, and not counted: it counts for one period, and nothing says of when it is"
            case .outOfPeriod:
                "'\(fact)' is stated, and not counted: it is of another period than the one it counts for"
            case .tooFewAnswered: "'\(fact)' is stated, and not counted: too few people answered"
            default: "'\(fact)' is stated, and not counted"
            }
        case .datedLoosely(let fact, let date, let period):
            "'\(fact)' is stated, and not counted: it counts for \(period), and its date"
                + (date.map { ", \($0)," } ?? "") + " may lie inside or outside: give the month, or the day"
        case .evidenceAfter(let fact, let date, let signing):
            "the evidence of '\(fact)' is dated \(date ?? "later"), after the profile was \(signing.rawValue)"
        case .evidenceAfterDay(let fact, let date, let day):
            "the evidence of '\(fact)' is dated \(date ?? "later"), and the profile speaks of \(day): see whether it tells of "
                + "that day"
        case .answerAfterDay(let fact, let date, let day):
            "'\(fact)' is \(date ?? "later"), after \(day), of which the profile speaks: what it asks for lies in the past"
        case .recordAfterDay(let field, let date, let day, let beside):
            "'\(field)' is \(date ?? "later"), after \(day), of which the profile speaks: "
                + (beside.map { "beside '\($0)' it lies in the past" } ?? "what it asks for lies in the past")
        case .recordBeforeDay(let field, let date, let day, let beside):
            "'\(field)' is \(date ?? "earlier"), before \(day), of which the profile speaks: "
                + (beside.map { "beside '\($0)' it lies ahead" } ?? "what it asks for lies ahead")
        case .surveyTurnsOnOne(let answer, let tally, let otherwise, let effect):
            "'\(answer)' (\(tally.yes) yes, \(tally.no) no) turns on one answer: the other way it would be read as \(otherwise), "
                + "which would \(effect.words)"
                + (tally.silent > tally.answered ? "; \(tally.silent) of \(tally.people) said neither" : "")
        case .surveyOfFew(let party, let answers):
            "most of those asked"
                + (party.map { " as '\($0)'" } ?? "") + " said neither yes nor no to "
                + answers.map { "'\($0.answer)' (\($0.silent) of \($0.people))" }.joined(with: "and")
                + ": their answers could turn what is read there; "
                + answers.map { "'\($0.answer)', read as \($0.otherwise), would \($0.effect.words)" }.joined(
                    separator: "; ")
        case .settledWithoutAnswer(let fact, let hasEvidence):
            "'\(fact)' is settled, and no party has given an answer to it that counts"
                + (hasEvidence ? "" : ", nor is evidence stated for it") + ": see whether they can be asked"
        case .settledAgainstAll(let fact, let effect):
            "what is settled of '\(fact)' is not what any party that has answered says: see whether its reason bears that out"
                + effect.wordsOfAnswers
        case .settledAgainstSome(let fact, let parties, let effect):
            "what is settled of '\(fact)' goes against what \(parties.map { "'\($0)'" }.joined(separator: " and ")) answered: "
                + "see whether its reason bears that out" + effect.wordsOfAnswers
        case .reviewerSettled(let fact, let name, let isCertain):
            "'\(fact)' is settled by '\(name)', who \(isCertain ? "reviewed this too" : "may be who reviewed this"): nobody else "
                + "\(isCertain ? "has" : "may have") looked at that finding"
        case .settledAfter(let fact, let date, let signing):
            "'\(fact)' was settled on \(date), after the profile was \(signing.rawValue)"
        case .settledLongAfter(let fact, let date, let day):
            "'\(fact)' was settled on \(date), more than a year after \(day), of which the profile speaks: see whether it tells "
                + "of that day"
        case .settledLongBefore(let fact, let date, let day):
            "'\(fact)' was settled on \(date), more than a year before \(day), of which the profile speaks: see whether it still "
                + "holds"
        case .settledBeforeAnswer(let fact, let date, let answer, let given, let effect):
            "'\(fact)' was settled on \(date), and '\(answer)', which says otherwise, is dated \(given ?? "later"): see whether "
                + "it would be settled so now" + effect.wordsOfAnswers
        case .remediedBeforeSeen(let flag, let date, let later):
            "the response to '\(flag)' is of \(date), and the evidence of "
                + later.map { "'\($0.answer)'" + ($0.date.map { " (\($0))" } ?? "") }.joined(with: "and")
                + ", on which the flag rests, is later: what was remedied then was seen again"
        case .responseExpiredBeforeMade(let flag, let date, let made):
            "the response to '\(flag)' is dated \(made), and expired on \(date), before it was made"
        case .responseExpired(let flag, let date): "the response to '\(flag)' expired on \(date)"
        }
    }
}
