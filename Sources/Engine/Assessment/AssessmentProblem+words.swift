import Facts

extension AssessmentProblem {
    public var message: String {
        switch self {
        case .doesNotApply(let fact, let since):
            "'\(fact)' is stated, and does not apply here"
                + (since.isEmpty ? "" : ", since \(since.joined(with: "and"))") + ": it is read as if it were not"
        case .recordStatesNothing(let fact):
            "a record of '\(fact)' states nothing: it counts as one of which nothing is known"
        case .recordRepeated(let fact, let line, let isAlike):
            "a record of '\(fact)' has the name of that on line \(line), and "
                + (isAlike ? "says the same" : "says something else")
                + ": see whether they are one, or the name should tell them apart"
        case .recordSplit(let fact, let records):
            "\(records) records of '\(fact)' one after another state one thing each: see whether they are one record, which has one "
                + "dash, before its first line"
        case .responseUnused(let flag, let reason): "there is a response to '\(flag)', which \(reason)"
        case .reviewedByPreparer(let name): "'\(name)' both prepared and reviewed this: nobody else has looked at it"
        case .reviewedByPreparerPerhaps(let name, let preparer):
            "'\(name)', who reviewed this, may be '\(preparer)', who prepared it: it stays a draft until both names are "
                + "written so that they are two people's"
        case .preparerUnsaid(let reviewer):
            "it is not said who prepared this, and so not whether '\(reviewer)', who reviewed it, is somebody else: it stays a draft"
        case .reviewerUnsaid(let name): "the review is by '\(name)', which names nobody: it stays a draft"
        case .reviewerUnclear(let name):
            "the review is by '\(name)', which may say that it was not reviewed, or by somebody else: it stays a draft until a name "
                + "stands there and nothing beside it"
        case .reviewedLongAfter(let date):
            "the review is dated \(date), more than a year after the day that the profile speaks of and after it was prepared: it "
                + "stays a draft until a date is put right, or it is prepared anew"
        case .reviewerDecided(let name, let decider, let flags):
            "'\(name)', who reviewed this, "
                + (decider.map { "may be '\($0)', who " } ?? "") + "gave the response to "
                + flags.map { "'\($0)'" }.joined(with: "and")
                + ": nobody else \(decider == nil ? "has" : "may have") looked at "
                + (flags.count == 1 ? "that decision" : "these decisions")
        case .preparedBeforeDay(let date, let day, let isCertain):
            "the preparation is dated \(date), \(isCertain ? "" : "which may be ")before \(day), the day that the profile speaks of"
        case .reviewedBeforePrepared: "the review is dated before the profile was prepared"
        case .reviewedBeforePreparedPerhaps(let date, let prepared):
            "the review is dated \(date), which may be before the profile was prepared, \(prepared): it stays a draft until the "
                + "dates show which was first"
        case .reviewedBeforeDay(let day): "the review is dated before \(day), the day that the profile speaks of"
        case .reviewedBeforeDayPerhaps(let date, let day):
            "the review is dated \(date), which may be before \(day), the day that the profile speaks of: it stays a draft until "
                + "its date shows that it is not"
        case .responseUnsigned(let flag, let missing, let empty):
            "the response to '\(flag)' has "
                + (missing.map { "no '\($0)'" } + empty.map(AssessmentProblem.words(ofEmpty:))).joined(
                    separator: " and ")
                + ": a decision says whose it is, of when and why"
        case .settledUnsigned(let fact, let empty):
            "what is settled of '\(fact)' has "
                + empty.map(AssessmentProblem.words(ofEmpty:)).joined(separator: " and ")
                + ": a finding says whose it is and why"
        case .responseAfter(let flag, let date, let signing):
            "the response to '\(flag)' is dated \(date), \(signing.words)"
        case .responseLongBefore(let flag, let date, let day):
            "the response to '\(flag)' is dated \(date), more than a year before \(day), of which the profile speaks, and has no "
                + "day on which it expires"
        case .responseLongAfter(let flag, let date, let day, let isCertain):
            "the response to '\(flag)' is dated \(date), \(isCertain ? "" : "which may be ")more than a year after \(day), of which "
                + "the profile speaks: see whether it tells of that day"
        case .notCounted(let fact, let reason, let period):
            switch reason {
            case .undated:
                "'\(fact)' is stated, and not counted: it counts for \(period ?? "one period"), and nothing says of when it is"
            case .outOfPeriod:
                "'\(fact)' is stated, and not counted: it counts for \(period ?? "one period"), and is of another time"
            case .tooFewAnswered: "'\(fact)' is stated, and not counted: fewer than five said yes or no"
            case .evenlyDivided: "'\(fact)' is stated, and decides nothing: as many say yes as no"
            default: "'\(fact)' is stated, and not counted"
            }
        case .datedLoosely(let fact, let date, let period):
            "'\(fact)' is stated, and not counted: it counts for \(period), and its date"
                + (date.map { ", \($0)," } ?? "") + " may lie inside or outside: give the month, or the day"
        case .evidenceAfter(let fact, let date, let signing):
            "the evidence of '\(fact)' is dated \(date ?? "later"), \(signing.words)"
        case .evidenceAfterPerhaps(let answers, let signing):
            "the evidence of \(answers.named) is of a month or a year \(signing.words)"
        case .evidenceAfterDayPerhaps(let answers, let day):
            "the evidence of \(answers.named) is of a month or a year which may be after \(day), of which the profile speaks: see "
                + "whether it tells of that day"
        case .evidenceAfterDay(let fact, let date, let day):
            "the evidence of '\(fact)' is dated \(date ?? "later"), and the profile speaks of \(day): see whether it tells of "
                + "that day"
        case .answerAfterDay(let fact, let date, let day):
            "'\(fact)' is \(date ?? "later"), after \(day), of which the profile speaks: what it asks for lies in the past"
        case .answerAfterDayPerhaps(let fact, let date, let day):
            "'\(fact)' is of a month or a year\(date.map { ", \($0)," } ?? "") which may be after \(day), of which the profile "
                + "speaks: what it asks for lies in the past"
        case .answerBeforeDayPerhaps(let field, let date, let day, let beside):
            "'\(field)' is of a month or a year\(date.map { ", \($0)," } ?? "") which may be before \(day), of which the profile "
                + "speaks: " + AssessmentProblem.whereDate(beside, itLies: "ahead")
        case .answerFarOff(let name, let date, let day):
            "'\(name)' is \(date ?? "a date"), more than 200 years from \(day), of which the profile speaks: is a digit wrong?"
        case .recordAfterDay(let field, let date, let day, let beside):
            "'\(field)' is \(date ?? "later"), after \(day), of which the profile speaks: "
                + AssessmentProblem.whereDate(beside, itLies: "in the past")
        case .recordBeforeDay(let field, let date, let day, let beside):
            "'\(field)' is \(date ?? "earlier"), before \(day), of which the profile speaks: "
                + AssessmentProblem.whereDate(beside, itLies: "ahead")
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
        case .settledOutsideScope(let fact):
            "'\(fact)' is settled, and lies outside the scope: nothing that is counted here rests on it"
        case .settledWithoutAnswer(let fact, let hasEvidence):
            "'\(fact)' is settled, and no party has given an answer to it that counts"
                + (hasEvidence ? "" : ", nor is evidence stated for it") + ": see whether they can be asked"
        case .settledAgainstAll(let fact, let effect):
            "what is settled of '\(fact)' is not what any party that has answered says: see whether its reason bears that out"
                + (effect?.wordsOfAnswers ?? "")
        case .settledAgainstSome(let fact, let parties, let effect):
            "what is settled of '\(fact)' goes against what \(parties.map { "'\($0)'" }.joined(separator: " and ")) answered: "
                + "see whether its reason bears that out" + (effect?.wordsOfAnswers ?? "")
        case .reviewerSettled(let fact, let name, let isCertain):
            "'\(fact)' is settled by '\(name)', who \(isCertain ? "reviewed this too" : "may be who reviewed this"): nobody else "
                + "\(isCertain ? "has" : "may have") looked at that finding"
        case .settledAfter(let fact, let date, let signing):
            "'\(fact)' was settled \(date.asTime), \(signing.words)"
        case .settledLongAfter(let fact, let date, let day, let isCertain):
            "'\(fact)' was settled \(date.asTime), \(isCertain ? "" : "which may be ")more than a year after \(day), of which the "
                + "profile speaks: see whether it tells of that day"
        case .settledLongBefore(let fact, let date, let day, let isCertain):
            "'\(fact)' was settled \(date.asTime), \(isCertain ? "" : "which may be ")more than a year before \(day), of which the "
                + "profile speaks: see whether it still holds"
        case .settledBeforeAnswer(let fact, let date, let answer, let given, let isCertain, let effect):
            "'\(fact)' was settled \(date.asTime), and '\(answer)', which says otherwise, "
                + (isCertain ? "is dated \(given ?? "later")" : "may be later" + (given.map { " (\($0))" } ?? ""))
                + ": see whether it would be settled so now" + (effect?.wordsOfAnswers ?? "")
        case .remediedBeforeSeen(let flag, let date, let later):
            "the response to '\(flag)' is of \(date), and \(later.words)"
        case .responseExpiredBeforeMade(let flag, let date, let made, let isCertain):
            "the response to '\(flag)' is dated \(made), and \(isCertain ? "" : "may have ")expired \(date.asTime), before it was made"
        case .responseExpired(let flag, let date): "the response to '\(flag)' expired \(date.asTime)"
        }
    }
}

extension AssessmentProblem {
    fileprivate static func words(ofEmpty key: String) -> String {
        key == "by" ? "a 'by' that names nobody" : "a '\(key)' that is no reason"
    }
}

extension AssessmentProblem.LaterFindings {
    /// Of what is surely later alone, where anything is.
    fileprivate var words: String {
        let (seen, settled) = isCertain ? (seen, settled) : (maybeSeen, maybeSettled)
        let parts =
            (seen.isEmpty ? [] : ["the evidence of \(seen.named)"])
            + (settled.isEmpty ? [] : ["what is settled of \(settled.named)"])
        let verb = isCertain ? (parts.count == 1 ? "is later" : "are later") : "may be later"
        return "\(parts.joined(with: "and")), on which the flag rests, \(verb): what was remedied then "
            + (isCertain ? "was" : "may have been") + (seen.isEmpty ? " found again" : " seen again")
    }
}

extension AssessmentProblem {
    /// - Parameter beside: the answer that says so, where it is not the question.
    fileprivate static func whereDate(_ beside: String?, itLies: String) -> String {
        beside.map { "beside '\($0)' a date is one that lies \(itLies)" } ?? "what it asks for lies \(itLies)"
    }
}

extension [AssessmentProblem.DatedAnswer] {
    /// `'a' (2008-11) and 'b'`.
    fileprivate var named: String {
        map { "'\($0.answer)'" + ($0.date.map { " (\($0))" } ?? "") }.joined(with: "and")
    }
}

extension String {
    /// When something was done: on a day, in a month or in a year.
    fileprivate var asTime: String { utf8.count == "2008-11-30".utf8.count ? "on \(self)" : "in \(self)" }
}
