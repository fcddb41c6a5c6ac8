public import Diagnostics

/// What can be wrong with a profile beside its YAML and its answers.
public enum ProfileProblem: Problem, Hashable, Sendable {
    case notAMapping
    case wrongSchema(String)
    case noSchema
    case partedFromRest
    case missing(String)
    case unknownKey(String, among: [String], near: String?)
    case unknownFact(String, among: [String], near: String?)
    /// Of a grid, its rows; of an open list none.
    case dottedIntoList(String, list: String, rows: [String])
    case unknownWord(String, key: String, among: [String], near: String?)
    case emptyText(String)
    case commentInText
    case sequenceNeeded(String)
    case factOutsideFacts(String)
    case belongsUnder(String, [String])
    case listsNothing(String)
    case yesOrNoAsReason
    case groupNeedsMapping(String, colonLacksSpace: Bool)
    case statedTwice(String, firstLine: Int)
    case duplicateKey(String, firstLine: Int?)
    case reporterNeeded(String, reporters: [String])
    case unknownReporter(String, fact: String, reporters: [String], near: String?)
    case answerOfNobody(String, reporters: [String])
    case notReported(String)
    case belongsInEvidence(String)
    case noTally(String)
    case tallyCount(String)
    case tallyUnderValue([String])
    case countsMissing([String])
    case tallyTooSmall(sum: Int, asked: Int)
    case listNeedsItems(String)
    case gridNeedsKeys(String, keys: [String])
    case unknownKeyOfGrid(String, keys: [String], near: String?)
    case recordNeedsFields([String])
    case answerNeedsValue
    case itemsAndUnknown
    case rowsAndUnknown
    case answeredTwice(value: Bool, unknown: Bool, counts: Bool)
    case settledNeedsValue
    case opinionSettled(String, reporters: [String])
    case sequenceAsAnswer
    case scalarNeeded(String)
    case mappingNeeded(String, colonLacksSpace: Bool)
    case notADay(String)
    /// Where there are few that it may be, those.
    case unknownName(String, kind: String, among: [String] = [], near: String?)
    case completeNotYesNo(String)
    case responsesNeedItems
    case isDayOfProfile(String)
    case respondedTwice(String, firstLine: Int)
    case tooManyProblems

    public var code: String {
        switch self {
        case .notAMapping: "not-a-profile"
        case .wrongSchema, .noSchema: "wrong-schema"
        case .partedFromRest: "parted"
        case .missing: "missing-key"
        case .unknownKey: "unknown-key"
        case .unknownFact, .dottedIntoList: "unknown-fact"
        case .unknownWord: "not-among-values"
        case .emptyText: "empty-value"
        case .commentInText: "comment-in-text"
        case .factOutsideFacts: "unknown-key"
        case .belongsUnder: "unknown-fact"
        case .listsNothing: "empty-value"
        case .yesOrNoAsReason: "reason"
        case .groupNeedsMapping: "group-of-facts"
        case .statedTwice: "stated-twice"
        case .duplicateKey: "duplicate-key"
        case .reporterNeeded, .answerOfNobody: "reporter-needed"
        case .belongsInEvidence: "unknown-key"
        case .unknownReporter: "unknown-reporter"
        case .notReported: "no-reporters"
        case .noTally: "no-tally"
        case .tallyCount, .tallyUnderValue, .countsMissing, .tallyTooSmall: "tally"
        case .listNeedsItems, .recordNeedsFields, .sequenceNeeded: "list"
        case .gridNeedsKeys, .unknownKeyOfGrid: "grid"
        case .answerNeedsValue, .itemsAndUnknown, .rowsAndUnknown, .answeredTwice, .settledNeedsValue, .opinionSettled,
            .sequenceAsAnswer:
            "answer"
        case .scalarNeeded: "scalar-needed"
        case .mappingNeeded: "mapping-needed"
        case .notADay: "not-a-day"
        case .unknownName: "unknown-name"
        case .completeNotYesNo: "not-yes-no"
        case .responsesNeedItems: "list"
        case .respondedTwice, .isDayOfProfile: "stated-twice"
        case .tooManyProblems: "too-many-problems"
        }
    }

    public var level: Level {
        switch self {
        case .tooManyProblems: .note
        case .commentInText: .warning
        default: .error
        }
    }

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
        case .dottedIntoList(let name, let list, _): "'\(name)' is no fact: dots lead to a fact, and not into '\(list)'"
        case .unknownWord(let word, let key, _, _): "'\(word)' is no '\(key)'"
        case .emptyText(let key): "'\(key)' is empty"
        case .commentInText: "a # after a space begins a comment: this is no part of the text before it"
        case .sequenceNeeded(let key): "'\(key)' takes a list"
        case .factOutsideFacts(let name): "'\(name)' is a fact, and stands beside 'facts', not in it"
        case .belongsUnder(let name, _): "'\(name)' is no fact by itself"
        case .listsNothing("themes"): "'themes' names none: nothing would be assessed"
        case .listsNothing(let name):
            "'\(name)' lists nothing, which says neither that there is none nor that it is unknown"
        case .yesOrNoAsReason: "'unknown' takes the reason why something is not known; yes or no is none"
        case .groupNeedsMapping(let name, _): "'\(name)' is a group of facts, not a fact"
        case .statedTwice(let name, let line): "'\(name)' is stated twice; first on line \(line)"
        case .duplicateKey(let key, let line):
            "'\(key)' is given twice" + (line.map { "; first on line \($0)" } ?? "")
        case .reporterNeeded(let fact, _): "'\(fact)' is asked of several parties: the answer must say whose it is"
        case .unknownReporter(let name, let fact, _, _): "'\(name)' is not asked for '\(fact)'"
        case .answerOfNobody(let key, _): "'\(key)' stands under nobody's name, and several parties are asked"
        case .belongsInEvidence(let key): "'\(key)' belongs in the evidence of an answer"
        case .notReported(let party): "this fact has one answer, not one of '\(party)'"
        case .noTally(let fact): "the vocabulary does not say how a tally for '\(fact)' is read"
        case .tallyCount(let text): "'\(text)' is not a count of people"
        case .tallyUnderValue: "counts of answers stand beside their evidence, not under 'value'"
        case .countsMissing(let counts):
            "this survey does not say how many "
                + counts.map { ProfileProblem.saying[$0] ?? $0 }.joined(separator: ", or ")
        case .tallyTooSmall(let sum, let asked): "these counts make \(sum) people, but \(asked) were asked"
        case .listNeedsItems(let name): "'\(name)' is a list"
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

    public var expected: String? {
        switch self {
        case .notAMapping, .wrongSchema, .noSchema: "schema: concord/profile/1"
        case .partedFromRest: "no '---' inside a profile; 'schema: concord/profile/1' in each"
        case .unknownKey(_, let among, _): "one of " + among.joined(separator: ", ")
        case .unknownFact(_, let among, _): among.isEmpty ? nil : "one of " + among.joined(separator: ", ")
        case .dottedIntoList(_, let list, let rows):
            rows.isEmpty
                ? "\(list): [{…}, {…}]" : "\(list): {\(rows[0]): {…}}, with any of " + rows.joined(separator: ", ")
        case .unknownWord(_, _, let among, _): "one of " + among.joined(separator: ", ")
        case .unknownName(_, _, let among, _): among.isEmpty ? nil : "one of " + among.joined(separator: ", ")
        case .emptyText("id"): ProfileProblem.examples["id"]
        case .emptyText: "a text, or no such line"
        case .commentInText:
            "double quotes around the whole text; or, where it is a comment, two spaces before the # and one after it"
        case .sequenceNeeded(let key): "\(key): [one, another]"
        case .factOutsideFacts(let name): "the line indented, under facts: \(name): …"
        case .belongsUnder(_, let owners): "the line further in, under " + owners.joined(separator: " or ")
        case .listsNothing("themes"): "the themes that are assessed, or no such line where all are"
        case .listsNothing:
            "none where there is nothing; unknown, or {complete: no, items: []}, where there may be others"
        case .yesOrNoAsReason: "why, as in {unknown: not asked}; the word unknown alone; or the answer itself"
        case .groupNeedsMapping(_, true), .mappingNeeded(_, true): "a space after the colon"
        case .groupNeedsMapping: "the facts of this group, each on a line of its own, indented"
        case .mappingNeeded(let key, _): ProfileProblem.examples[key]
        case .scalarNeeded: "one word, number or text, without brackets and dashes"
        case .duplicateKey: "each key once"
        case .statedTwice: "one of the two"
        case .settledNeedsValue: "a value, or no 'settled'"
        case .opinionSettled(_, let reporters): "the answers of " + reporters.joined(separator: " and ") + " alone"
        case .reporterNeeded(_, let reporters):
            "a mapping such as {\(reporters.first ?? "reporter"): …}, with any of "
                + reporters.joined(separator: ", ")
        case .unknownReporter(_, _, let reporters, _): "one of " + reporters.joined(separator: ", ")
        case .answerOfNobody(_, let reporters):
            "each answer under the name of who gave it, as in {\(reporters.first ?? "reporter"): {value: …, evidence: {…}}}; "
                + "any of " + reporters.joined(separator: ", ")
        case .belongsInEvidence(let key): "{value: …, evidence: {\(key): …}}"
        case .notReported, .sequenceAsAnswer: "a value, unknown, or {value: …, evidence: {…}}"
        case .noTally: "one answer: yes, no or unknown"
        case .tallyCount: "a whole number, 0 or more"
        case .tallyUnderValue(let counts): "{\(counts.joined(separator: ", ")), evidence: {…}}"
        case .countsMissing(let counts):
            counts.map { "\($0): …" }.joined(separator: ", ")
                + ", written also where it is 0; or, where it is not known, unknown in place of all counts"
        case .tallyTooSmall: "asked to be at least yes, no and not_known together"
        case .listNeedsItems:
            "'- ' items, none where there is nothing, unknown, or {complete: yes, items: […]} where these are all"
        case .gridNeedsKeys(_, let keys):
            "a mapping such as {\(keys.first ?? "key"): {…}}, with any of " + keys.joined(separator: ", ")
        case .unknownKeyOfGrid(_, let keys, _): "any of " + keys.joined(separator: ", ")
        case .recordNeedsFields(let fields):
            "a mapping such as {\(fields.first ?? "field"): …}, with any of " + fields.joined(separator: ", ")
        case .answerNeedsValue: "value: …, or unknown: \"the reason\""
        case .itemsAndUnknown: "one of the two"
        case .rowsAndUnknown: "the rows without 'unknown', which speaks of those that are left out"
        case .answeredTwice: "one of value, unknown, or the counts of a survey"
        case .notADay: "a day such as 2008-11-30"
        case .completeNotYesNo: "yes or no"
        case .responsesNeedItems: "- {flag: …, decision: accepted, because: …, by: …, date: …}"
        case .missing(let key): ProfileProblem.examples[key]
        case .isDayOfProfile: "no such line"
        default: nil
        }
    }

    private static let saying = ["yes": "said yes", "no": "said no", "asked": "were asked"]

    /// How a key is filled in.
    private static let examples = [
        "as_at": "as_at: 2008-11-30, the day the profile speaks of",
        "id": "id: a short name for the partnership and the occasion, such as riverside-2008",
        "facts": "the facts, each on a line of its own, indented; or no such line",
        "scope": "scope: {basis: …, themes: […]}",
        "prepared": "prepared: {by: …, date: 2008-12-05}",
        "reviewed": "reviewed: {by: …, date: 2008-12-05}",
        "settled": "settled: {value: …, by: …, date: …, because: …}",
        "evidence": "evidence: {kind: document, source: …, date: …}",
        "by": "by: the initials or name of who did it",
        "date": "date: 2008-12-05, when it was done",
        "because": "because: the reason",
        "value": "value: the answer",
        "flag": "flag: the name of the flag",
        "decision": "decision: accepted, disagreed or remedied",
        "items": "items: […], or none where there is nothing",
    ]

    public var suggestion: String? {
        switch self {
        case .unknownKey(_, _, let near), .unknownFact(_, _, let near), .unknownWord(_, _, _, let near),
            .unknownReporter(_, _, _, let near),
            .unknownKeyOfGrid(_, _, let near), .unknownName(_, _, _, let near):
            near
        default: nil
        }
    }

    /// Names of the language and the vocabulary may be said anywhere.
    public var repeatsText: Bool {
        switch self {
        case .wrongSchema, .unknownKey, .unknownFact, .dottedIntoList, .unknownWord, .belongsUnder, .unknownReporter,
            .tallyCount,
            .tallyTooSmall, .unknownKeyOfGrid, .notADay, .unknownName, .completeNotYesNo:
            true
        case .notAMapping, .noSchema, .partedFromRest, .missing, .emptyText, .commentInText, .sequenceNeeded,
            .factOutsideFacts,
            .listsNothing,
            .yesOrNoAsReason, .groupNeedsMapping, .statedTwice, .duplicateKey, .reporterNeeded,
            .answerOfNobody, .notReported,
            .belongsInEvidence, .noTally, .tallyUnderValue, .countsMissing, .listNeedsItems, .gridNeedsKeys,
            .recordNeedsFields, .answerNeedsValue, .itemsAndUnknown, .rowsAndUnknown, .answeredTwice,
            .settledNeedsValue,
            .opinionSettled, .sequenceAsAnswer, .scalarNeeded, .mappingNeeded, .responsesNeedItems, .respondedTwice,
            .tooManyProblems,
            .isDayOfProfile:
            false
        }
    }

    public var expectedInGeneral: String? {
        if case .tallyUnderValue = self { return "{yes: …, no: …, evidence: {…}}" }
        return expected
    }
}
