import Diagnostics
import Profiles
import RulePacks

/// What can be wrong with a pack's tests and with nothing else of it.
enum RuleTestProblem: Problem, Hashable, Sendable {
    case noTests
    /// A place that no rule may cite, in a test that says that none does.
    case neverCited(String, RegisterEntry.Use)
    /// A place that no rule cites, in a test that says that none does.
    case citedByNone(String)
    /// A theme that the pack never rates, in a test that says that it is not rated.
    case neverRated(String)
    /// A word that a claim always has, as nobody observes it.
    case onlyWord(claim: String, String)
    /// What no profile makes so, and why.
    case neverHolds(String, because: String)
    case badRating(String, theme: String, scale: [String])
    case vagueReason(String)
    /// A question that nothing reads, in a test that says that it is not asked.
    case neverRead(String)
    /// A question that the test's profile answers.
    case answered(String)
    case noRecord(String)
    /// Words that fit several records.
    case severalRecords(String)
    case noDay

    var code: String {
        switch self {
        case .noTests: "missing-file"
        case .neverCited, .citedByNone, .neverRated, .onlyWord, .vagueReason, .neverRead, .answered: "cannot-fail"
        case .neverHolds: "cannot-hold"
        case .noRecord, .severalRecords: "unknown-name"
        case .noDay: "missing-key"
        case .badRating: "not-among-values"
        }
    }

    var level: Level {
        switch self {
        case .neverCited, .citedByNone, .neverRated, .onlyWord, .neverHolds, .neverRead, .answered: .warning
        case .noTests, .badRating, .vagueReason, .noRecord, .severalRecords, .noDay: .error
        }
    }

    var message: String {
        switch self {
        case .noTests: "the pack has no folder tests"
        case .neverCited(let text, let use):
            """
            this cannot fail: '\(text)' is registered with 'use: \(use.rawValue)', so no rule may cite it, and none \
            names a benchmark from there
            """
        case .citedByNone(let text):
            "this cannot fail: no rule cites '\(text)', and none names a benchmark from there"
        case .neverRated(let theme): "this cannot fail: the pack never rates '\(theme)'"
        case .onlyWord(let claim, let word): "this cannot fail: '\(claim)' is never anything but \(word)"
        case .neverHolds(let text, let reason): "no profile makes '\(text)' so: \(reason)"
        case .neverRead(let text): "this cannot fail: nothing reads '\(text)', so it is never asked"
        case .answered(let text): "this cannot fail: '\(text)' is answered here, so it is not asked"
        case .noRecord(let text): "of '\(text)' the profile has no such record"
        case .severalRecords(let text): "of '\(text)' the profile has several such records"
        case .noDay: "no day is given: neither 'as_at' here nor 'tests_as_at' in pack.yaml"
        case .badRating(let text, let theme, _): "'\(text)' is no rating of '\(theme)'"
        case .vagueReason(let text): "'\(text)' is found in nearly any reason, so that this can hardly fail"
        }
    }

    var expected: String? {
        switch self {
        case .noTests:
            "a folder tests, with a file in it such as tests/first.yaml that begins with schema: concord/tests/1"
        case .citedByNone: "a place that a rule cites, in a test in which none of its rules fires"
        case .neverRated: "a theme with a strength and with a risk that is not external"
        case .onlyWord: "a claim that facts observe"
        case .neverHolds: "what the pack can say of some profile"
        case .neverRead: "a question that a condition reads or that observes a claim"
        case .answered: "a question that the test leaves open"
        case .noRecord: "a key, #1 for the first record, or words of what is stated of it"
        case .severalRecords: "the place of one of them, such as #1, or more words of what is stated of it"
        case .noDay: "the line tests_as_at: 2008-11-30 in pack.yaml, with the day of all the tests"
        case .neverCited: "a place that a rule may cite, in a test in which none of its rules fires"
        case .badRating(_, _, let scale):
            "not_rated, or {low: …, high: …} with places on the scale " + scale.joined(separator: ", ")
        case .vagueReason: "words of the reason, four letters or more"
        }
    }
}

extension RuleTestProblem {
    /// What is wrong with the name of a record; `nil` where it stands for one, or for whatever others there may be.
    ///
    /// - Parameters:
    ///   - list: the list, as a fact.
    ///   - text: what the test writes, of which the record's name is a part.
    init?(record: String, of list: Int, as text: String, in profile: Profile, _ pack: RulePack) {
        switch RecordName(record).find(in: list, profile, pack) {
        case .record, .others: return nil
        case .nothing: self = .noRecord(text)
        case .several: self = .severalRecords(text)
        }
    }
}
