public import Diagnostics

/// What can be wrong with a profile beside its YAML and its answers.
public enum ProfileProblem: Problem, Hashable, Sendable {
    case notAMapping
    case wrongSchema(String)
    case noSchema
    case missing(String)
    case unknownKey(String, among: [String], near: String?)
    case unknownFact(String, near: String?)
    case groupNeedsMapping(String)
    case statedTwice(String, firstLine: Int)
    case duplicateKey(String)
    case reporterNeeded(String, reporters: [String])
    case unknownReporter(String, fact: String, reporters: [String], near: String?)
    case notReported(String)
    case noTally(String)
    case tallyCount(String)
    case tallyTooSmall(sum: Int, asked: Int)
    case listNeedsItems(String)
    case gridNeedsKeys(String, keys: [String])
    case unknownKeyOfGrid(String, keys: [String], near: String?)
    case recordNeedsFields
    case answerNeedsValue
    case valueAndUnknown
    case settledNeedsValue
    case sequenceAsAnswer
    case scalarNeeded(String)
    case mappingNeeded(String)
    case notADay(String)
    case unknownName(String, kind: String, near: String?)
    case completeNotYesNo(String)
    case responsesNeedItems
    case respondedTwice(String)
    case tooManyProblems

    public var code: String {
        switch self {
        case .notAMapping: "not-a-profile"
        case .wrongSchema, .noSchema: "wrong-schema"
        case .missing: "missing-key"
        case .unknownKey: "unknown-key"
        case .unknownFact: "unknown-fact"
        case .groupNeedsMapping: "group-of-facts"
        case .statedTwice: "stated-twice"
        case .duplicateKey: "duplicate-key"
        case .reporterNeeded: "reporter-needed"
        case .unknownReporter: "unknown-reporter"
        case .notReported: "no-reporters"
        case .noTally: "no-tally"
        case .tallyCount, .tallyTooSmall: "tally"
        case .listNeedsItems, .recordNeedsFields: "list"
        case .gridNeedsKeys, .unknownKeyOfGrid: "grid"
        case .answerNeedsValue, .valueAndUnknown, .settledNeedsValue, .sequenceAsAnswer: "answer"
        case .scalarNeeded: "scalar-needed"
        case .mappingNeeded: "mapping-needed"
        case .notADay: "not-a-day"
        case .unknownName: "unknown-name"
        case .completeNotYesNo: "not-yes-no"
        case .responsesNeedItems: "list"
        case .respondedTwice: "stated-twice"
        case .tooManyProblems: "too-many-problems"
        }
    }

    public var level: Level {
        if case .tooManyProblems = self { return .note }
        return .error
    }

    public var message: String {
        switch self {
        case .notAMapping: "this is not a profile: a profile is a mapping that begins with 'schema: concord/profile/1'"
        case .wrongSchema(let found): "'\(found)' is not a profile"
        case .noSchema: "the file does not say that it is a profile"
        case .missing(let key): "'\(key)' is missing"
        case .unknownKey(let key, _, _): "'\(key)' has no meaning here"
        case .unknownFact(let name, _): "the vocabulary has no fact '\(name)'"
        case .groupNeedsMapping(let name): "'\(name)' is a group of facts, not a fact"
        case .statedTwice(let name, let line): "'\(name)' is stated twice; first on line \(line)"
        case .duplicateKey(let key): "'\(key)' is given twice"
        case .reporterNeeded(let fact, _): "'\(fact)' is asked of several parties: the answer must say whose it is"
        case .unknownReporter(let name, let fact, _, _): "'\(name)' is not asked for '\(fact)'"
        case .notReported(let fact): "'\(fact)' has one answer, not one for each party"
        case .noTally(let fact): "the vocabulary does not say how a tally for '\(fact)' is read"
        case .tallyCount(let text): "'\(text)' is not a count of people"
        case .tallyTooSmall(let sum, let asked): "\(sum) people answered, but \(asked) were asked"
        case .listNeedsItems(let name): "'\(name)' is a list"
        case .gridNeedsKeys(let name, _): "'\(name)' has one record for each of its keys"
        case .unknownKeyOfGrid(let key, _, _): "'\(key)' is not a key here"
        case .recordNeedsFields: "a record is a mapping of its fields"
        case .answerNeedsValue: "this answer has neither a value nor 'unknown'"
        case .valueAndUnknown: "this answer has both a value and 'unknown'"
        case .settledNeedsValue: "what is settled has a value; what is unknown is not settled"
        case .sequenceAsAnswer: "this fact takes one answer, not a list"
        case .scalarNeeded(let key): "'\(key)' takes a single value"
        case .mappingNeeded(let key): "'\(key)' takes a mapping"
        case .notADay(let text): "'\(text)' is not a day"
        case .unknownName(let name, let kind, _): "the rule pack has no \(kind) '\(name)'"
        case .completeNotYesNo(let text): "'\(text)' is neither yes nor no"
        case .responsesNeedItems: "'responses' is a list with one item for each flag"
        case .respondedTwice(let flag): "there are two responses to '\(flag)'"
        case .tooManyProblems: "more problems follow; they are shown when these are mended"
        }
    }

    public var expected: String? {
        switch self {
        case .notAMapping, .wrongSchema, .noSchema: "schema: concord/profile/1"
        case .unknownKey(_, let among, _): "one of " + among.joined(separator: ", ")
        case .groupNeedsMapping: "the facts of this group, each on a line of its own, indented"
        case .reporterNeeded(_, let reporters):
            "a mapping such as {\(reporters.first ?? "reporter"): …}, with any of "
                + reporters.joined(separator: ", ") + ", settled"
        case .unknownReporter(_, _, let reporters, _): "one of " + reporters.joined(separator: ", ") + ", settled"
        case .notReported, .sequenceAsAnswer: "a value, unknown, or {value: …, evidence: {…}}"
        case .noTally: "one answer: yes, no or unknown"
        case .tallyCount: "a whole number, 0 or more"
        case .tallyTooSmall: "asked to be at least yes, no and not_known together"
        case .listNeedsItems:
            "'- ' items, none where there is nothing, unknown, or {complete: yes, items: […]} where these are all"
        case .gridNeedsKeys(_, let keys), .unknownKeyOfGrid(_, let keys, _): "any of " + keys.joined(separator: ", ")
        case .recordNeedsFields: "a mapping such as {field: value}"
        case .answerNeedsValue: "value: …, or unknown: \"the reason\""
        case .valueAndUnknown: "one of the two"
        case .notADay: "a day such as 2008-11-30"
        case .completeNotYesNo: "yes or no"
        case .responsesNeedItems: "- {flag: …, decision: accepted, because: …, by: …, date: …}"
        case .missing(let key) where key == "as_at": "as_at: 2008-11-30, the day the profile speaks of"
        default: nil
        }
    }

    public var suggestion: String? {
        switch self {
        case .unknownKey(_, _, let near), .unknownFact(_, let near), .unknownReporter(_, _, _, let near),
            .unknownKeyOfGrid(_, _, let near), .unknownName(_, _, let near):
            near
        default: nil
        }
    }
}
