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
    /// With how that fact is written, and the names that what stands below it may have.
    case dottedIntoFact(String, fact: String, form: String, names: [String])
    case unknownWord(String, key: String, among: [String], near: String?)
    case emptyText(String)
    /// With the keys under which the text stands.
    case commentInText(String?)
    case confidentialInComment
    case sequenceNeeded(String)
    case factOutsideFacts(String)
    case belongsUnder(String, [String])
    case listsNothing(String)
    case yesOrNoAsReason
    case groupNeedsMapping(String, colonLacksSpace: Bool)
    case groupStatesNothing(String)
    case statedTwice(String, firstLine: Int)
    case duplicateKey(String, firstLine: Int?)
    case reporterNeeded(String, reporters: [String])
    case unknownReporter(String, fact: String, reporters: [String], near: String?)
    case answerOfNobody(String, reporters: [String])
    case notReported(String)
    case belongsInEvidence(String)
    case noTally(String, words: [String])
    case tallyCount(String)
    case tallyUnderValue([String])
    case countsMissing([String])
    case tallyTooSmall(sum: Int, asked: Int)
    case listNeedsItems(String)
    case noneAmongKeys
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
        case .unknownFact, .dottedIntoFact: "unknown-fact"
        case .unknownWord: "not-among-values"
        case .emptyText: "empty-value"
        case .commentInText: "comment-in-text"
        case .confidentialInComment: "confidential-in-comment"
        case .factOutsideFacts: "unknown-key"
        case .belongsUnder: "unknown-fact"
        case .listsNothing, .groupStatesNothing: "empty-value"
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
        case .listNeedsItems, .noneAmongKeys, .recordNeedsFields, .sequenceNeeded: "list"
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

    /// Names of the language and the vocabulary may be said anywhere.
    public var repeatsText: Bool {
        switch self {
        case .wrongSchema, .unknownKey, .unknownFact, .dottedIntoFact, .unknownWord, .belongsUnder, .unknownReporter,
            .tallyCount,
            .tallyTooSmall, .unknownKeyOfGrid, .notADay, .unknownName, .completeNotYesNo:
            true
        case .notAMapping, .noSchema, .partedFromRest, .missing, .emptyText, .commentInText,
            .confidentialInComment, .sequenceNeeded, .factOutsideFacts,
            .listsNothing,
            .yesOrNoAsReason, .groupNeedsMapping, .groupStatesNothing, .statedTwice, .duplicateKey, .reporterNeeded,
            .answerOfNobody, .notReported,
            .belongsInEvidence, .noTally, .tallyUnderValue, .countsMissing, .listNeedsItems, .noneAmongKeys,
            .gridNeedsKeys,
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
