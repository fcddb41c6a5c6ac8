import Diagnostics
import Facts
import Testing

/// What an office writes where a word or a day is meant: refused, and the nearest value offered.
@Suite struct WordsOfAnOffice {
    private let bodies = FactType.oneOf(["council", "primary_care_trust", "police", "government_office"])

    private func problem(_ text: String, _ type: FactType) -> AnswerProblem {
        let value = AnswerReader.value(Array(text.utf8).span, as: type)
        #expect(value == nil)
        return AnswerReader.problem(with: text, as: type, note: nil)
    }

    @Test func initialsStandForWords() {
        #expect(problem("PCT", bodies).suggestion == "primary_care_trust")
        #expect(problem("go", bodies).suggestion == "government_office")
        #expect(problem("NHS", bodies).suggestion == nil)
        #expect(
            problem("NHS", bodies).expected
                == "one of council, primary_care_trust, police, government_office, or unknown")
        // Of two that it may stand for, neither is offered.
        #expect(problem("pb", .oneOf(["police_board", "parish_body"])).suggestion == nil)
        #expect(problem("in progress", .oneOf(["proposed", "under_way"])).suggestion == nil)
    }

    @Test func aWordIsKnownByItsBeginning() {
        let types = FactType.oneOf(["county", "district", "metropolitan_district", "london_borough", "unitary"])
        #expect(problem("metropolitan", types).suggestion == "metropolitan_district")
        #expect(
            problem("leader", .oneOf(["leader_or_elected_mayor", "cabinet_member"])).suggestion
                == "leader_or_elected_mayor")
        // Of two that are said, and of two that begin so, neither is offered; nor is what only begins with a small word.
        #expect(problem("county and district", types).suggestion == nil)
        #expect(problem("council", .oneOf(["council_officer", "council_member"])).suggestion == nil)
        #expect(problem("other people", .oneOf(["other_independent", "faith_group"])).suggestion == nil)
    }

    /// Kills a hint that says the opposite, or less, of what is written.
    @Test(arguments: [
        "not completed", "incomplete", "nearly completed", "Non-completed", "never completed", "uncompleted",
    ]) func theOppositeIsNotOffered(_ text: String) {
        let stages = FactType.oneOf(["debated", "proposed", "under_way", "completed"])
        #expect(problem(text, stages).suggestion == nil)
        #expect(problem("complete", stages).suggestion == "completed")
        #expect(problem("non-metropolitan district", .oneOf(["district", "metropolitan_district"])).suggestion == nil)
        #expect(problem("county borough", .oneOf(["county", "district", "london_borough"])).suggestion == nil)
        #expect(problem("county council", .oneOf(["county", "district", "london_borough"])).suggestion == "county")
        #expect(problem("council leader", .oneOf(["council_officer", "faith_group"])).suggestion == nil)
    }

    @Test(arguments: [
        ("13/11/08", "2008-11-13"), ("30.11.08", "2008-11-30"), ("5-12-07", "2007-12-05 or 2007-05-12"),
        ("1/2/95", "1995-02-01 or 1995-01-02"),
        ("13/13/08", nil), ("31/2/07", nil),
    ]) func aYearOfTwoDigits(_ text: String, _ near: String?) {
        let problem = problem(text, .date)
        #expect(problem.message == "'\(text)' has a year of two digits")
        #expect(problem.suggestion == near)
        #expect(problem.code == "not-a-date")
    }

    @Test func otherDatesAreNotTakenForIt() {
        for text in ["13/11/2008", "2008-11-31", "1.2.3.4", "13//08", "08-11"] {
            #expect(!problem(text, .date).message.contains("two digits"), "\(text)")
        }
    }

    @Test func typographicQuotesAroundAValue() {
        #expect(problem("“police”", bodies).suggestion == "police")
        #expect(problem("‘yes’", .yesNo).suggestion == "yes")
        #expect(problem("“perhaps”", .yesNo).suggestion == nil)
        #expect(problem("“", .yesNo).suggestion == nil)
    }

    @Test func aNumberKeepsItsSign() {
        let number = FactType.number(unit: nil, lowest: nil, highest: nil, isWhole: false)
        #expect(problem("58%", number).expected?.hasPrefix("the number alone, 58") == true)
        for text in ["-5%", "(5)", "- 5 pounds"] {
            #expect(problem(text, number).expected?.contains("alone") == false, "\(text)")
        }
    }

    @Test func aSpreadsheetsNumberIsOfferedAsTheWordItIs() {
        let scale = FactType.scale(["1", "2", "3", "4"])
        #expect(problem("3.0", scale).suggestion == "3")
        #expect(problem("3.5", scale).suggestion == nil)
        #expect(problem("4 stars", scale).suggestion == nil)
    }

    @Test func whatWasNotAskedIsNotUnknown() {
        #expect(problem("not asked", .yesNo).expected == "no such line, so that it is still asked")
        #expect(problem("n/k", .yesNo).code == "say-unknown")
    }

    private func saysNothing(_ text: String) -> Bool { AnswerReader.saysNothing(Array(text.utf8).span) }

    @Test func aTextThatSaysNothing() {
        for text in ["n/a", "N/A", "?", "tbc", "#N/A", "-", "~", "null"] { #expect(saysNothing(text)) }
        for text in ["", "NA", "none", "n/a yet", "Bath"] { #expect(!saysNothing(text)) }
    }
}
