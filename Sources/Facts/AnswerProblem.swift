public import Diagnostics

/// Why a written answer is not an answer of its fact's type. Nothing is guessed: what is not understood is refused.
public enum AnswerProblem: Problem, Hashable, Sendable {
    case empty
    case notYesNo(String, takesCounts: Bool)
    case notAmong(String, words: [String], near: String?, note: String?)
    case notNumber(String)
    case notWhole(String)
    case decorated(String, number: String, unit: String?)
    case outOfRange(String, lowest: String?, highest: String?)
    case notDate(String, near: String?)
    case shortYear(String, near: String?)
    case noSuchDay(String)
    case yearOfAccounts(String)
    case meansUnknown(String)
    case typographic(String, name: String, near: String?)
    case mangledByASpreadsheet(String)
    case nearUnknown(String)
    case notApplicable(String)
    case notAsked(String)
    /// The same of what is settled, which is never unknown.
    indirect case settled(AnswerProblem)
    /// The same of a date, where only a day is read.
    indirect case day(AnswerProblem)

    /// A word that would have been right without the typographic quotes around it.
    public static func quoted(_ text: String, meant: String) -> AnswerProblem {
        .typographic(text, name: AnswerReader.quotationMark, near: meant)
    }

    public var code: String {
        switch self {
        case .empty: "empty-value"
        case .notYesNo: "not-yes-no"
        case .notAmong: "not-among-values"
        case .notNumber, .decorated: "not-a-number"
        case .notWhole: "not-whole"
        case .outOfRange: "out-of-range"
        case .notDate, .shortYear, .noSuchDay, .yearOfAccounts: "not-a-date"
        case .meansUnknown, .nearUnknown, .notApplicable, .notAsked: "say-unknown"
        case .settled(.meansUnknown), .settled(.nearUnknown): "not-settled"
        case .settled(let problem), .day(let problem): problem.code
        case .typographic: "typographic-character"
        case .mangledByASpreadsheet: "spreadsheet-date"
        }
    }

    public var message: String {
        switch self {
        case .empty: "there is no value here"
        case .notYesNo(let text, _): "'\(text)' is neither yes nor no"
        case .notAmong(let text, _, _, _): "'\(text)' is not one of this fact's values"
        case .notNumber(let text): "'\(text)' is not a number"
        case .notWhole(let text): "'\(text)' is not a whole number, and what is counted here has no parts"
        case .decorated(let text, _, _): "'\(text)' is more than a number"
        case .outOfRange(let text, _, _): "\(text) is out of range"
        case .notDate(let text, _): "'\(text)' is not a date in the form this language reads"
        case .shortYear(let text, _): "'\(text)' has a year of two digits"
        case .noSuchDay(let text): "there is no day or month '\(text)'"
        case .yearOfAccounts(let text): "'\(text)' may be a month, or a year that begins in April"
        case .notApplicable(let text): "'\(text)' is not stated: it follows from the other facts"
        case .notAsked(let text): "'\(text)' is no answer, and what was not asked is not unknown"
        case .meansUnknown(let text): "'\(text)' does not say whether the answer is not known or does not apply"
        case .nearUnknown(let text): "'\(text)' is not a value of this fact"
        case .typographic(let text, let name, _): "'\(text)' contains \(name)"
        case .mangledByASpreadsheet(let text):
            "'\(text)' looks like a range or a score that a spreadsheet made into a date"
        case .settled(let problem), .day(let problem): problem.message
        }
    }

    public var expected: String? { expected(orUnknown: true) }

    private func expected(orUnknown: Bool) -> String? {
        let unknown = orUnknown ? ", or unknown" : ""
        return switch self {
        case .empty where !orUnknown, .meansUnknown where !orUnknown, .nearUnknown where !orUnknown:
            "a value, or no 'settled'"
        case .empty: "an answer, or unknown where it was asked and is not known, or no such line"
        // Only the form: a share does not say how many answered, and no count is put into anybody's mouth.
        case .notYesNo(_, takesCounts: true) where suggestion == nil:
            "yes, no or unknown; or, of a survey, how many people gave each answer: {yes: …, no: …}"
        case .notYesNo: orUnknown ? "yes, no or unknown" : "yes or no"
        case .notAmong(_, let words, _, let note):
            "one of " + words.joined(separator: ", ") + unknown + (note.map { "; note: \($0)" } ?? "")
        case .notWhole: "a whole number\(unknown)"
        case .notNumber: "digits with at most one decimal point\(unknown)"
        case .decorated(_, let number, let unit):
            "the number alone, \(number)" + (unit.map { "; its unit is \($0)" } ?? "")
        case .outOfRange(_, let lowest, let highest):
            switch (lowest, highest) {
            case (let lowest?, let highest?): "a number from \(lowest) to \(highest)"
            case (let lowest?, nil): "a number of at least \(lowest)"
            case (nil, let highest?): "a number of at most \(highest)"
            case (nil, nil): nil
            }
        case .notDate, .shortYear, .noSuchDay, .yearOfAccounts:
            "a day as 2008-11-30, a month as 2008-11, or a year as 2008"
        case .meansUnknown:
            "unknown, or {unknown: \"the reason\"}; leave the line out where the question was not put"
        case .nearUnknown: "unknown, in small letters, or {unknown: \"the reason\"}"
        case .notApplicable: "no such line"
        case .notAsked: "no such line, so that it is still asked"
        case .typographic: "the plain characters of the keyboard"
        case .mangledByASpreadsheet: "the value as it was before; format the column as text"
        case .settled(let problem): problem.expected(orUnknown: false)
        case .day(.typographic(let text, let name, let near)):
            AnswerProblem.typographic(text, name: name, near: near).expected
        case .day: "a day such as 2008-11-30"
        }
    }

    public var suggestion: String? {
        switch self {
        case .notAmong(_, _, let near, _), .notDate(_, let near), .shortYear(_, let near), .typographic(_, _, let near):
            near
        case .notYesNo(let text, _): ["y": "yes", "n": "no"][text.lowercased()]
        case .settled(let problem): problem.suggestion
        case .day(let problem): problem.suggestion.flatMap { DateSpan($0)?.isDay == false ? nil : $0 }
        default: nil
        }
    }

    /// The answer that was not understood is quoted in all but the first.
    public var repeatsText: Bool {
        switch self {
        case .empty, .settled(.empty), .day(.empty): false
        default: true
        }
    }

    public var expectedInGeneral: String? {
        if case .decorated(_, _, let unit) = self {
            return "the number alone" + (unit.map { "; its unit is \($0)" } ?? "")
        }
        if case .settled(let problem) = self {
            return problem.expectedInGeneral == problem.expected ? expected : problem.expectedInGeneral
        }
        return expected
    }
}
