public import Diagnostics

/// What can be wrong with a rule pack beside its YAML.
public enum PackProblem: Problem, Hashable, Sendable {
    /// What stands where something else is needed.
    public enum Shape: String, Hashable, Sendable {
        case mapping = "a mapping"
        case sequence = "a list"
        case scalar = "one value"
        case nothing = "empty"
    }

    case wrongSchema(found: String?, wanted: String)
    case unknownKey(String, among: [String], near: String?)
    case missing(String, of: String)
    /// - Parameter found: what stands there.
    case mappingNeeded(String, found: Shape)
    case sequenceNeeded(String, found: Shape)
    case scalarNeeded(String, found: Shape)
    case emptyValue(String)
    case commentInText
    case wordless(String, text: String)
    case emptyGroup(String, of: String = "part")
    case badIdentifier(String)
    case reservedName(String)
    case declaredTwice(String, kind: String, at: String)
    case unknownName(String, kind: String, near: String?)
    case fieldAsFact(String, field: String, list: String)
    case unknownReporter(String, reporters: [String], near: String?)
    case dottedPrefix(String, of: String)
    case notYesNo(String)
    case badNumber(String, wanted: String)
    /// A share of those who answered, and the per cent that may be meant.
    case badShare(String, meant: String?)
    case badDate(String, near: String?)
    case notADay(String)
    case badLiteral(String, fact: String, expected: String, near: String?)
    /// Not one of the words that a key takes.
    case badWord(String, of: String, words: [String], near: String?)
    case badCitation(String, near: String?)
    case badPlace(String, near: String?)
    case unknownLocator(String, source: String)
    case unreadCited(String)
    case citedForAnotherUse(String, RegisterEntry.Use)
    case registeredTwice(String, firstLine: Int)
    case notAllowed(String, because: String)
    case oneTest(Int, ofField: Bool)
    case oneOfTwo(String, String)
    case countOutOfRange(Int, most: Int)
    case endsOutOfOrder(String, String)
    case reporterNeeded(String, reporters: [String])
    case notReported(String)
    case fieldOutsideRecord(String, ofRule: Bool)
    case underNot(String)
    case textTested(String)
    case cycle([String])
    case tooDeep(Int)
    case nestedTooDeep(Int)
    case fieldsTooDeep(String, Int)
    case unsupportedNumber(String, byRule: String?)
    /// - Parameter of: what gives the number as the source's, with its verb.
    case unsupportedFigure(String, of: String)
    case numberOfALabel(String)
    /// - Parameter by: what reads the answer, and does not support the number; nothing does that could where it is `nil`.
    case numberOfAQuestion(String, by: String?)
    case numberOfAName(String)
    case numberOfAUnit(String)
    case unsupportedLabel(String)
    case groundlessThreshold(String, ofField: Bool)
    case laterThanSource(String, published: String)
    case groundless(String)
    case arguesTwice(String)
    case raisesTwice(String)
    case partTwice(String)
    case namedTwice(String, in: String)
    case whereWithoutField(String)
    case tooLarge(Int)
    case voicesRaiseRisk
    case voicesRaiseRiskByFlags
    case strengthOfWhatIsNotRaised
    case inlineFlagTwice
    case inlineFlagRaisedElsewhere(String)
    case flagWithoutRule(String)
    case unusedClaim(String)
    case unusedBenchmark(String)
    case unusedFact(String)
    case holdsForNothing(String, byNegation: Bool)
    case themeNeverRated(String, hasStrength: Bool, hasRisk: Bool)
    case nothingRated
    case noRules
    case missingFile(String)
    case notAPack

    public var code: String {
        switch self {
        case .wrongSchema: "wrong-schema"
        case .unknownKey: "unknown-key"
        case .missing: "missing-key"
        case .mappingNeeded: "mapping-needed"
        case .sequenceNeeded: "list-needed"
        case .scalarNeeded: "scalar-needed"
        case .emptyValue, .emptyGroup, .wordless: "empty-value"
        case .commentInText: "comment-in-text"
        case .badIdentifier: "bad-id"
        case .reservedName: "reserved-name"
        case .declaredTwice: "declared-twice"
        case .unknownName, .unknownReporter, .fieldAsFact: "unknown-name"
        case .dottedPrefix: "dotted-prefix"
        case .notYesNo: "not-yes-no"
        case .badNumber, .badShare: "not-a-number"
        case .badDate: "not-a-date"
        case .notADay: "not-a-day"
        case .badLiteral, .badWord: "not-among-values"
        case .badCitation, .badPlace: "citation"
        case .unknownLocator: "citation-not-registered"
        case .unreadCited: "citation-unread"
        case .citedForAnotherUse: "citation-use"
        case .registeredTwice: "registered-twice"
        case .notAllowed: "not-allowed"
        case .oneTest: "one-test"
        case .oneOfTwo: "one-of-two"
        case .countOutOfRange, .endsOutOfOrder: "out-of-range"
        case .reporterNeeded: "reporter-needed"
        case .notReported: "no-reporters"
        case .fieldOutsideRecord: "field-outside-record"
        case .underNot: "may-not-apply"
        case .textTested: "text-tested"
        case .cycle: "cycle"
        case .tooDeep, .nestedTooDeep, .fieldsTooDeep: "too-deep"
        case .unsupportedNumber, .unsupportedFigure, .numberOfALabel, .unsupportedLabel, .groundlessThreshold,
            .numberOfAQuestion, .numberOfAName, .numberOfAUnit:
            "unsupported-number"
        case .laterThanSource: "grounds-date"
        case .groundless: "no-ground"
        case .arguesTwice: "argues-twice"
        case .raisesTwice: "raises-twice"
        case .partTwice, .namedTwice: "said-twice"
        case .whereWithoutField: "where-without-field"
        case .tooLarge: "too-large"
        case .voicesRaiseRisk, .voicesRaiseRiskByFlags: "voices-raise-risk"
        case .strengthOfWhatIsNotRaised: "strength-not-raised"
        case .inlineFlagTwice, .inlineFlagRaisedElsewhere: "inline-flag"
        case .flagWithoutRule: "flag-without-rule"
        case .unusedClaim: "unused-claim"
        case .unusedBenchmark: "unused-benchmark"
        case .unusedFact: "unused-fact"
        case .holdsForNothing: "empty-list"
        case .themeNeverRated, .nothingRated: "never-rated"
        case .noRules: "no-rules"
        case .missingFile: "missing-file"
        case .notAPack: "not-a-pack"
        }
    }

    public var level: Level {
        switch self {
        case .unusedClaim, .unusedBenchmark, .unusedFact, .holdsForNothing, .nothingRated, .noRules: .warning
        case .partTwice(let group): group == "count" ? .error : .warning
        case .namedTwice: .warning
        case .whereWithoutField: .warning
        case .themeNeverRated: .note
        default: .error
        }
    }

    public var message: String {
        switch self {
        case .wrongSchema(let found?, _): "'\(found)' is not what this file must be"
        case .wrongSchema(nil, _): "the file does not say what it is"
        case .unknownKey(let key, _, _): "'\(key)' has no meaning here"
        case .missing(let key, let owner): "\(owner) lacks '\(key)'"
        case .mappingNeeded(let name, let found): "\(name) must be a mapping, and is \(found.rawValue)"
        case .sequenceNeeded(let name, let found): "\(name) must be a list, and is \(found.rawValue)"
        case .scalarNeeded(let name, let found): "\(name) must be a single value, and is \(found.rawValue)"
        case .emptyValue(let name): "\(name) is empty"
        case .commentInText: "a # after a space begins a comment: this is no part of the text before it"
        case .wordless(let name, let text): "\(name) says nothing: there is no letter and no digit in '\(text)'"
        case .emptyGroup(let name, _): "'\(name)' has nothing in it"
        case .badIdentifier(let id): "'\(id)' cannot be an id"
        case .reservedName(let name): "'\(name)' has a meaning of its own in profiles"
        case .declaredTwice(let id, let kind, let first): "the \(kind) '\(id)' is declared twice; first at \(first)"
        case .unknownReporter(let name, _, _): "there is no reporter '\(name)'"
        case .unknownName(let name, let kind, _): "there is no \(kind) '\(name)'"
        case .fieldAsFact(let name, _, _): "there is no fact '\(name)'"
        case .dottedPrefix(let id, let other): "'\(id)' is also a group of facts, that of '\(other)'"
        case .notYesNo(let text): "'\(text)' is neither yes nor no"
        case .badNumber(let text, _): "'\(text)' is not a number that fits here"
        case .badShare(let text, _): "\(text) per cent is not a share that fits here"
        case .badDate(let text, _): "'\(text)' is not a date"
        case .notADay(let text): "'\(text)' is not a day"
        case .badLiteral(let text, let fact, _, _): "'\(text)' cannot be an answer to '\(fact)'"
        case .badWord(let text, let key, _, _): "'\(text)' does not fit '\(key)'"
        case .badCitation(let text, _): "'\(text)' is not a citation"
        case .badPlace(let text, _): "'\(text)' is no place in a source"
        case .unknownLocator(let locator, let source): "the register of \(source) has no '\(locator)'"
        case .unreadCited(let text): "'\(text)' is marked unread: nobody has read what it says"
        case .citedForAnotherUse(let text, let use):
            "'\(text)' is registered with 'use: \(use.rawValue)', so no rule may rest on it"
        case .registeredTwice(let locator, let line): "'\(locator)' is registered twice; first on line \(line)"
        case .notAllowed(let what, let because): "\(what) is not allowed: \(because)"
        case .oneTest(let count, let isOfField):
            "a condition on a \(isOfField ? "field" : "fact") has exactly one test; this one has \(count)"
        case .oneOfTwo(let one, let other): "exactly one of '\(one)' and '\(other)' is needed"
        case .countOutOfRange(let count, let most): "\(count) cannot be reached: from 1 to \(most) makes sense"
        case .endsOutOfOrder(let low, let high): "\(low) lies above \(high)"
        case .reporterNeeded(let fact, _): "'\(fact)' is asked of several parties: say whose answer is meant"
        case .notReported(let fact): "'\(fact)' has one answer, not one for each party"
        case .fieldOutsideRecord(let field, _): "'\(field)': there is no record here whose field could be read"
        case .underNot(let fact):
            "'\(fact)' may not apply, and under 'not' or 'none' that would read as true"
        case .textTested(let fact): "'\(fact)' is a text: it is told, never tested"
        case .cycle(let path): "this goes round in a circle: " + path.joined(separator: " -> ")
        case .tooDeep(let most): "more than \(most) terms, flags or facts stand on one another from here"
        case .nestedTooDeep(let most):
            "with what they name, more than \(most) conditions stand inside one another from here"
        case .fieldsTooDeep(let list, let most): "more than \(most) fields of '\(list)' stand on one another"
        case .unsupportedNumber(let number, byRule: nil), .unsupportedFigure(let number, _):
            "the number \(number) is in nothing that is cited here"
        case .numberOfALabel(let number):
            "the number \(number) is in this label, and not in the question that it stands for"
        case .numberOfAQuestion(let number, by: let reader?):
            "the number \(number) is in this question, and in nothing that \(reader) cites, which reads the answer"
        case .numberOfAQuestion(let number, by: nil):
            "the number \(number) is in this question, and nothing that reads the answer gives it"
        case .numberOfAName(let number): "the number \(number) is in a name, for which nothing is cited"
        case .numberOfAUnit(let number): "the number \(number) would stand right behind that of an answer"
        case .unsupportedNumber(let number, let rule?):
            "the number \(number) is in nothing that the rule '\(rule)' cites, and that rule raises this flag too"
        case .unsupportedLabel(let number): "the number \(number) is in none of this claim's benchmarks"
        case .groundlessThreshold(let number, _):
            "the number \(number) has no ground here: nothing is cited beside 'applies_when'"
        case .laterThanSource(let subject, let published):
            "\(subject) later than what is cited, published \(published)"
        case .groundless(let what): "\(what) names no ground"
        case .arguesTwice(let claim): "this rule argues twice about '\(claim)'"
        case .raisesTwice(let flag): "this rule raises '\(flag)' twice"
        case .partTwice("count"): "this condition stands in 'count' already: one answer would count twice"
        case .partTwice(let group): "this condition stands in '\(group)' already"
        case .namedTwice(let name, let list): "'\(name)' stands in '\(list)' already"
        case .whereWithoutField(let list): "this 'where' reads no field of '\(list)': it is the same for each record"
        case .tooLarge(let most): "with its terms written out this condition has more than \(most) parts"
        case .voicesRaiseRisk: "a rule that rests on single voices alone raises no risk"
        case .voicesRaiseRiskByFlags: "flags that single voices can raise are enough here, and they raise no risk"
        case .strengthOfWhatIsNotRaised: "flags that are not raised are enough here, and that is no assurance"
        case .inlineFlagTwice: "a rule has one flag of its own at most"
        case .inlineFlagRaisedElsewhere(let flag): "'\(flag)' belongs to the rule of that name; no other rule raises it"
        case .flagWithoutRule(let flag): "no rule raises the flag '\(flag)'"
        case .unusedClaim(let claim): "nothing argues about the claim '\(claim)', and nobody observes it"
        case .unusedBenchmark(let id): "nothing prints the benchmark '\(id)'"
        case .unusedFact(let id): "no rule and no claim reads the fact '\(id)'"
        case .holdsForNothing(let list, let byNegation):
            "this can hold where there is nothing in '\(list)': "
                + (byNegation
                    ? "that none is not so says the same as 'every', which is true of an empty list"
                    : "of an empty list 'every' is true")
        case .themeNeverRated(let theme, let hasStrength, let hasRisk):
            "the theme '\(theme)' is never rated: of its flags none is "
                + (hasStrength
                    ? "a risk that is not external"
                    : hasRisk ? "a strength" : "a strength, and none a risk that is not external")
        case .nothingRated: "no theme is ever rated: each lacks a strength, or a risk that is not external"
        case .noRules: "the pack has no rules, so that nothing can be raised"
        case .missingFile(let name): "the pack has no \(name)"
        case .notAPack: "this is not a rule pack"
        }
    }
}
