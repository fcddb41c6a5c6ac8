/// What is wrong, in words.
extension ProfileProblem {
    public var message: String {
        switch self {
        case .notAMapping: "this is not a profile: a profile is a mapping that begins with 'schema: concord/profile/1'"
        case .wrongSchema(let found): "this file says that it is '\(found)', not a profile"
        case .noSchema: "the file does not say that it is a profile"
        case .partedFromRest:
            "what begins here does not say that it is a profile, and may be the rest of the one before it: so that is not assessed"
        case .missing(let key): "'\(key)' is missing"
        case .unknownKey(let key, _, _): "'\(key)' has no meaning here"
        case .unknownFact(let name, _, _): "the vocabulary has no fact '\(name)'"
        case .dottedIntoFact(let name, let fact, _, _):
            "'\(name)' is no fact: dots lead to a fact, and not into '\(fact)'"
        case .unknownWord(let word, let key, _, _): "'\(word)' is no '\(key)'"
        case .emptyText(let key): "'\(key)' is empty"
        case .commentInText(let keys):
            keys.map { "the text of '\($0)' ends before a # that begins a comment: what follows is no part of it" }
                ?? "a # after a space begins a comment: this is no part of the text before it"
        case .confidentialInComment:
            "a # begins a comment here, and the 'confidential' in it keeps nothing back: so nothing is assessed"
        case .sequenceNeeded(let key): "'\(key)' takes a list"
        case .factOutsideFacts(let name): "'\(name)' is a fact, and stands beside 'facts', not in it"
        case .belongsUnder(let name, _): "'\(name)' is no fact by itself"
        case .listsNothing("themes"): "'themes' names none: nothing would be assessed"
        case .listsNothing(let name):
            "'\(name)' lists nothing, which says neither that there is none nor that it is unknown"
        case .yesOrNoAsReason: "'unknown' takes the reason why something is not known; yes or no is none"
        case .groupNeedsMapping(let name, _): "'\(name)' is a group of facts, not a fact"
        case .groupStatesNothing(let name): "'\(name)' is a group of facts, and none of them stands in it"
        case .statedTwice(let name, let line): "'\(name)' is stated twice; first on line \(line)"
        case .duplicateKey(let key, let line):
            "'\(key)' is given twice" + (line.map { "; first on line \($0)" } ?? "")
        case .reporterNeeded(let fact, _): "'\(fact)' is asked of several parties: the answer must say whose it is"
        case .unknownReporter(let name, let fact, _, _): "'\(name)' is not asked for '\(fact)'"
        case .answerOfNobody(let key, _): "'\(key)' stands under nobody's name, and several parties are asked"
        case .belongsInEvidence(let key): "'\(key)' belongs in the evidence of an answer"
        case .notReported(let party): "this fact has one answer, which stands without the name '\(party)'"
        case .noTally(let fact, _): "the vocabulary does not say how a tally for '\(fact)' is read"
        case .tallyCount(let text): "'\(text)' is not a count of people"
        case .tallyUnderValue: "counts of answers stand beside their evidence, not under 'value'"
        case .countsMissing(let counts):
            "this survey does not say how many "
                + counts.map { ProfileProblem.saying[$0] ?? $0 }.joined(separator: ", or ")
        case .tallyTooSmall(let sum, let asked): "these counts make \(sum) people, but \(asked) were asked"
        case .listNeedsItems(let name): "'\(name)' is a list"
        case .noneAmongKeys: "'items' takes the items of a list, and none is said of the whole list"
        case .gridNeedsKeys(let name, _): "'\(name)' has one record for each of its keys"
        case .unknownKeyOfGrid(let key, _, _): "'\(key)' is not a key here"
        case .recordNeedsFields: "a record is a mapping of its fields"
        case .answerNeedsValue: "this answer has neither a value nor 'unknown'"
        case .itemsAndUnknown: "this list is both stated and 'unknown'"
        case .rowsAndUnknown: "this grid is 'unknown', and something is known of each of its rows"
        case .answeredTwice(let value, let unknown, let counts):
            "this says more than one thing: "
                + [value ? "a value" : nil, unknown ? "'unknown'" : nil, counts ? "the counts of a survey" : nil]
                .compactMap(\.self).joined(separator: ", and ")
        case .settledNeedsValue: "what is settled has a value; what is unknown is not settled"
        case .opinionSettled(let fact, _):
            "'\(fact)' asks what people themselves think, which nobody can settle for them"
        case .sequenceAsAnswer: "this fact takes one answer, not a list"
        case .scalarNeeded(let key): "'\(key)' takes a single value"
        case .mappingNeeded(let key, _): "'\(key)' takes a mapping"
        case .notADay(let text): "'\(text)' is not a day"
        case .unknownName(let name, let kind, _, _): "the rule pack has no \(kind) '\(name)'"
        case .completeNotYesNo(let text): "'\(text)' is neither yes nor no"
        case .responsesNeedItems: "'responses' is a list with one item for each flag"
        case .isDayOfProfile(let fact): "'\(fact)' is the day of 'as_at', and is not stated a second time"
        case .respondedTwice(let flag, let line): "there are two responses to '\(flag)'; the first on line \(line)"
        case .tooManyProblems: "more problems follow; they are shown when these are mended"
        }
    }

    private static let saying = ["yes": "said yes", "no": "said no", "asked": "were asked"]
}
