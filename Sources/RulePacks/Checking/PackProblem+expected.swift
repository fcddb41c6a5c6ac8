/// What would have fitted, and what may be meant.
extension PackProblem {
    public var expected: String? {
        switch self {
        case .wrongSchema(_, let wanted): "schema: \(wanted)"
        case .unknownKey(_, let among, _): "one of " + among.joined(separator: ", ")
        case .badIdentifier: "small letters and digits, joined by single hyphens, underscores or dots"
        case .commentInText:
            "double quotes around the whole text; or, where it is a comment, two spaces before the # and one after it"
        case .badLiteral(_, _, let expected, _): expected
        case .badWord(_, _, let words, _): "one of " + words.joined(separator: ", ")
        case .badPlace: "a kind of place and a number, such as: para 58; or several, such as: para 8-14"
        case .badCitation: "a source, a kind of place and a number, such as: source para 58"
        case .notADay: "a day as 2008-11-30"
        case .badDate: "a day as 2008-11-30, a month as 2008-11, or a year as 2008"
        case .notYesNo: "yes or no"
        case .reporterNeeded(_, let reporters), .unknownReporter(_, let reporters, _):
            "by: any, by: all or by: " + reporters.joined(separator: ", by: ")
        case .underNot(let name):
            "the condition put the other way round, without 'not' or 'none'; or a test of '\(name)' itself beside it, under 'all'"
        case .numberOfAQuestion(_, by: _?):
            "there a citation whose register entry gives it, or a judgement; or a number that the fact itself declares"
        case .numberOfAQuestion: "a rule or a term that reads the answer, with a citation that gives it, or a judgement"
        case .numberOfAName: "a name without shares and sums of money"
        case .numberOfAUnit: "what is counted, such as: pounds, or thousand pounds"
        case .unsupportedNumber(_, byRule: _?):
            "a number that each rule which raises the flag supports, or a judgement beside it"
        case .unsupportedFigure(_, let owner):
            "a citation whose register entry gives this number: \(owner) the source's, not the pack's"
        case .unsupportedLabel: "a benchmark that gives it: it is printed below the label, with its citation"
        case .groundlessThreshold(_, ofField: false): "{term: …}, whose term holds the number and names its ground"
        case .groundlessThreshold(_, ofField: true): "the number in the conditions of the rules that read the field"
        case .unsupportedNumber: "a citation whose register entry gives it, or a judgement beside it"
        case .laterThanSource: "the time of which the source speaks"
        case .groundless: "cite or judgement"
        case .badNumber(_, let wanted): wanted
        case .badShare: "per cent, more than 1 and at most 100"
        case .mappingNeeded: "keys with their values, each on a line of its own, or inside { }"
        case .sequenceNeeded: "items, each after '- ', or inside [ ]"
        case .scalarNeeded: "one word, number or text, without brackets and dashes"
        case .oneTest(_, ofField: true): "one of is, in, at_least, at_most, more_than, less_than, between"
        case .oneTest: "one of is, in, at_least, at_most, more_than, less_than, between, disputed"
        case .cycle: "one of these without the one that follows it"
        case .voicesRaiseRisk: "grounds of another kind beside them, or an enquiry in place of the risk"
        case .voicesRaiseRiskByFlags: "something else that must hold beside them, or an enquiry in place of the risk"
        case .strengthOfWhatIsNotRaised: "something under 'all' that speaks for the strength"
        case .whereWithoutField: "a condition on a field, as in {field: stage, is: completed}"
        case .raisesTwice, .partTwice, .namedTwice: "each once"
        case .numberOfALabel: "the number in the question too, or none in the label"
        case .tooLarge: "terms that name fewer others, or the same put more simply"
        case .flagWithoutRule: "a rule that raises it, or no such flag"
        case .unreadCited: "a place that somebody has read; or read this one, and register what it says"
        case .citedForAnotherUse:
            "a place registered with 'use: rule'; or give this one that use, if it supports the finding"
        case .missingFile: "a folder with pack.yaml, sources.yaml, facts.yaml and a folder rules"
        case .holdsForNothing(let list, byNegation: true):
            "'some: \(list)' beside it under 'all'; or, where this is meant, 'none: \(list)' beside it under 'any'"
        case .holdsForNothing(let list, byNegation: false):
            "'some: \(list)' and 'every: \(list)' under 'all'; or, where this is meant, 'none: \(list)' and 'every: \(list)' "
                + "under 'any'"
        case .nothingRated: "a theme with a strength and with a risk that is not external; or no 'rating'"
        case .noRules: "rules in files below the folder rules, each of which ends in .yaml or .yml"
        case .textTested: "a fact of another type"
        case .fieldAsFact(_, let field, let list):
            "a fact; '\(field)' is a field of the list '\(list)', through which some, every, none, count_in and for_each look"
        case .fieldOutsideRecord(_, ofRule: false):
            "some, every, none or count_in around the condition; or it in the rules that look at each record"
        case .fieldOutsideRecord: "for_each in the rule, or some, every, none or count_in around the condition"
        case .arguesTwice: "each claim once, likelier or less likely"
        case .inlineFlagRaisedElsewhere: "a flag under 'flags', which several rules may raise"
        case .emptyGroup(_, let part): "at least one \(part)"
        case .dottedPrefix: "another id"
        case .notAPack: "a folder with pack.yaml, sources.yaml, facts.yaml and a folder rules"
        default: nil
        }
    }

    public var suggestion: String? {
        switch self {
        case .unknownKey(_, _, let near), .unknownName(_, _, let near), .unknownReporter(_, _, let near),
            .badLiteral(_, _, _, let near), .badWord(_, _, _, let near), .badShare(_, let near),
            .badCitation(_, let near), .badPlace(_, let near),
            .badDate(_, let near):
            near
        default: nil
        }
    }
}
