/// What would have been right.
extension ProfileProblem {
    public var expected: String? {
        switch self {
        case .notAMapping, .wrongSchema, .noSchema: "schema: concord/profile/1"
        case .partedFromRest: "no '---' inside a profile; 'schema: concord/profile/1' in each"
        case .unknownKey("settled", let among, _) where among.contains("value"):
            "one of \(among.joined(separator: ", ")); only what several parties answer is settled: of this, write the answer and its evidence"
        case .unknownKey(_, let among, _): "one of " + among.joined(separator: ", ")
        case .unknownFact(_, let among, _): among.isEmpty ? nil : "one of " + among.joined(separator: ", ")
        case .dottedIntoFact(_, _, let form, let names):
            form + (names.isEmpty ? "" : ", with any of " + names.joined(separator: ", "))
        case .unknownWord(_, _, let among, _): "one of " + among.joined(separator: ", ")
        case .unknownName(_, _, let among, _): among.isEmpty ? nil : "one of " + among.joined(separator: ", ")
        case .emptyText("id"): ProfileProblem.examples["id"]
        case .emptyText: "a text, or no such line"
        case .commentInText:
            "double quotes around the whole text; or, where it is a comment, two spaces before the # and one after it"
        case .confidentialInComment:
            "double quotes around the text that holds the #; or, where all of it is a comment, that on a line of its own"
        case .sequenceNeeded(let key): "\(key): [one, another]"
        case .factOutsideFacts(let name): "the line indented, under facts: \(name): …"
        case .belongsUnder(_, let owners): "the line further in, under " + owners.joined(separator: " or ")
        case .listsNothing("themes"): "the themes that are assessed, or no such line where all are"
        case .listsNothing:
            "none where there is nothing; unknown, or {complete: no, items: []}, where there may be others"
        case .yesOrNoAsReason: "why, as in {unknown: not asked}; the word unknown alone; or the answer itself"
        case .groupNeedsMapping(_, true), .mappingNeeded(_, true): "a space after the colon"
        case .groupNeedsMapping, .groupStatesNothing: "the facts of this group, each on a line of its own, indented"
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
        case .notReported:
            "the answer in place of the name and what stands under it: a value, unknown, or {value: …, evidence: {by: …}}"
        case .sequenceAsAnswer: "a value, unknown, or {value: …, evidence: {…}}"
        case .noTally(_, let words):
            "one answer: " + (words.isEmpty ? "its value" : words.joined(separator: ", ")) + " or unknown"
        case .tallyCount: "a whole number, 0 or more"
        case .tallyUnderValue(let counts): "{\(counts.joined(separator: ", ")), evidence: {…}}"
        case .countsMissing(let counts):
            counts.map { "\($0): …" }.joined(separator: ", ")
                + ", written also where it is 0; or, where it is not known, unknown in place of all counts"
        case .tallyTooSmall: "asked to be at least yes, no and not_known together"
        case .listNeedsItems:
            "'- ' items, none where there is nothing, unknown, or {complete: yes, items: […]} where these are all"
        case .noneAmongKeys: "none in place of the whole list, or items: [] beside complete: yes"
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

    /// How a key is filled in.
    static let examples = [
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
}
