import Diagnostics
import Facts
import YAML

/// The vocabulary.
extension PackChecker {
    private static let factKeys = [
        "type", "values", "label", "question", "note", "from_profile", "ask", "reporters", "opinion", "fixed", "past",
        "applies_when", "valid",
        "unit", "min", "max", "whole", "tally", "of", "keys",
    ]
    private static let fieldKeys = [
        "type", "values", "label", "question", "note", "applies_when", "past", "ahead", "unit", "min", "max", "whole",
    ]

    func resolveVocabulary() {
        let declared = draft.facts.sorted { $0.id < $1.id }
        for (one, next) in zip(declared, declared.dropFirst()) where next.id.hasPrefix(one.id + ".") {
            one.content.file.report(PackProblem.dottedPrefix(one.id, of: next.id), at: one.key, length: one.id.count)
        }
        for one in declared {
            for part in one.id.utf8.split(separator: UInt8(ascii: ".")).map({ String(Substring($0)) })
            where PackChecker.reserved.contains(part) {
                one.content.file.report(PackProblem.reservedName(part), at: one.key, length: one.id.count)
            }
        }
        let made = declared.map { ($0, fact($0)) }
        facts = made.map(\.0)
        vocabulary = Vocabulary(made.map(\.1))
        factIDs = vocabulary.facts.map(\.id)
    }

    private func fact(_ declared: Draft.Declared<Mapping>) -> Fact {
        let mapping = declared.content
        mapping.check(allowed: PackChecker.factKeys, required: ["type", "label", "question"])
        let type = type(mapping, isField: false)
        var fact = Fact(
            id: declared.id, type: type, label: mapping.prose("label") ?? declared.id,
            question: mapping.prose("question") ?? "")
        checkNumbers(ofLabel: fact.label, fact.question, at: mapping["label"])
        fact.note = mapping.prose("note")
        fact.isFixed = mapping.yesNo("fixed") ?? false
        fact.isPast = mapping.yesNo("past") ?? false
        checkPast(mapping, type)
        fact.ask = parties(mapping, "ask")
        fact.reporters = parties(mapping, "reporters")
        fact.isOpinion = mapping.yesNo("opinion") ?? false
        if mapping.has("opinion"), !mapping.has("reporters") {
            mapping["opinion"]?.report(
                PackProblem.notAllowed("'opinion'", because: "only what reporters answer can be settled for them"))
        }
        fact.isDayOfProfile = isDayOfProfile(mapping, type)
        // Nor can anybody change it.
        if fact.isDayOfProfile { fact.isFixed = true }
        if !mapping.has("from_profile"), mapping.has("ask") == mapping.has("reporters") {
            // Where both stand, one of them has to go.
            let place = mapping["ask"]?.mark ?? mapping.mark
            mapping.file.report(PackProblem.oneOfTwo("ask", "reporters"), at: place)
        }
        if let located = mapping["reporters"], case .sequence(let items) = located.node.content, items.count < 2 {
            mapping["reporters"]?.report(
                PackProblem.notAllowed("'reporters'", because: "there must be two or more who answer for themselves"))
        }
        if type == .list {
            if mapping.has("reporters") {
                mapping["reporters"]?.report(PackProblem.notAllowed("'reporters'", because: "a list has none"))
            }
            if mapping.has("valid") {
                mapping["valid"]?.report(PackProblem.notAllowed("'valid'", because: "a list has none"))
            }
            fact.fields = fields(mapping)
            fact.keys = keys(mapping)
        } else {
            for name in ["of", "keys"] where mapping.has(name) {
                mapping[name]?.report(PackProblem.notAllowed("'\(name)'", because: "only a list has records"))
            }
        }
        factCitations.append([])
        if let located = mapping["valid"] { fact.valid = valid(located) }
        if let located = mapping["tally"] { fact.tally = tally(located, type) }
        return fact
    }

    private enum PartOfProfile: String, CaseIterable { case asAt = "as_at" }

    private func isDayOfProfile(_ mapping: Mapping, _ type: FactType) -> Bool {
        guard let located = mapping["from_profile"], mapping.word("from_profile", PartOfProfile.self) != nil else {
            return false
        }
        if type != .date { located.report(PackProblem.notAllowed("'from_profile'", because: "only a date has it")) }
        for key in ["ask", "reporters", "fixed", "past", "applies_when", "valid", "tally"] {
            mapping[key]?.report(
                PackProblem.notAllowed("'\(key)'", because: "nobody is asked what the profile says anyway"))
        }
        return true
    }

    private func checkPast(_ mapping: Mapping, _ type: FactType) {
        guard type != .date else { return }
        for side in FieldInTime.Side.allCases {
            mapping[side.rawValue]?.report(
                PackProblem.notAllowed("'\(side.rawValue)'", because: "only a date has it"))
        }
    }

    private func parties(_ mapping: Mapping, _ key: String) -> [String] {
        var names: [String: Place] = [:]
        var inOrder: [String] = []
        if key == "ask" { mapping[key]?.reportIfEmpty(key, of: "party") }
        for (name, place) in mapping.strings(key, orOne: key == "ask") {
            // That there is no party is said where they should stand.
            guard
                !draft.namesParties || partyIDs.isEmpty || find(name, among: partyIDs, kind: "party", at: place) != nil
            else { continue }
            if let first = names[name] {
                place.report(PackProblem.declaredTwice(name, kind: "party", at: first.inWords), length: name.count)
            } else {
                names[name] = place.place
                inOrder.append(name)
            }
        }
        return inOrder
    }

    private enum TypeName: String, CaseIterable {
        case yesNo = "yes_no"
        case oneOf = "one_of"
        case scale, number, date, text, list
    }

    private func type(_ mapping: Mapping, isField: Bool) -> FactType {
        guard let name = mapping.word("type", TypeName.self) else { return .text }
        let hasValues = name == .oneOf || name == .scale
        if mapping.has("values") != hasValues {
            if hasValues {
                mapping.report(PackProblem.missing("values", of: mapping.name()))
            } else {
                mapping["values"]?.report(
                    PackProblem.notAllowed("'values'", because: "only one_of and scale have them"))
            }
        }
        for key in ["unit", "min", "max", "whole"] where mapping.has(key) && name != .number {
            mapping[key]?.report(PackProblem.notAllowed("'\(key)'", because: "only a number has it"))
        }
        switch name {
        case .yesNo: return .yesNo
        case .oneOf: return .oneOf(values(mapping))
        case .scale: return .scale(values(mapping))
        case .number:
            let isWhole = mapping.yesNo("whole") ?? false
            let lowest = number(mapping["min"], "'min'", isWhole: isWhole)
            let highest = number(mapping["max"], "'max'", isWhole: isWhole)
            if let lowest, let highest, highest < lowest {
                mapping["max"]?.report(PackProblem.endsOutOfOrder(lowest.description, highest.description))
            }
            let unit = mapping.string("unit")
            if let unit { checkUnit(unit, at: mapping["unit"]) }
            return .number(unit: unit, lowest: lowest, highest: highest, isWhole: isWhole)
        case .date: return .date
        case .text: return .text
        case .list:
            if isField {
                mapping["type"]?.report(PackProblem.notAllowed("a list", because: "records hold no lists"))
                return .text
            }
            return .list
        }
    }

    private func values(_ mapping: Mapping) -> [String] {
        var values: [String] = []
        var places: [String: Place] = [:]
        for (value, place) in mapping.strings("values") where isFree(value, at: place) {
            if let first = places[value] {
                place.report(PackProblem.declaredTwice(value, kind: "value", at: first.inWords), length: value.count)
            } else {
                places[value] = place.place
                values.append(value)
            }
        }
        mapping["values"]?.reportIfEmpty("values", of: "value")
        return values
    }

    private func fields(_ mapping: Mapping) -> [Field] {
        guard let located = mapping["of"] else {
            mapping.report(PackProblem.missing("of", of: mapping.name()))
            return []
        }
        var fields: [Field] = []
        for pair in located.mapping("'of'")?.pairs ?? [] {
            guard let field = pair.value.mapping("the field '\(pair.key)'") else { continue }
            field.check(allowed: PackChecker.fieldKeys, required: ["type"])
            if PackChecker.reserved.contains(pair.key) {
                field.file.report(PackProblem.reservedName(pair.key), at: pair.mark, length: pair.key.count)
            }
            if !PackChecker.isIdentifier(pair.key) {
                field.file.report(PackProblem.badIdentifier(pair.key), at: pair.mark, length: pair.key.count)
            }
            let label = field.prose("label") ?? pair.key.replacing("_", with: " ")
            let type = type(field, isField: true)
            checkPast(field, type)
            let question = field.prose("question") ?? label
            checkNumbers(ofLabel: label, question, at: field["label"])
            fields.append(
                Field(
                    id: pair.key, type: type, label: label,
                    question: question, note: field.prose("note")))
        }
        if located.isMapping, located.isEmptyGroup { located.report(PackProblem.emptyGroup("of", of: "field")) }
        return fields
    }

    private func keys(_ mapping: Mapping) -> [GridKey] {
        guard let located = mapping["keys"] else { return [] }
        let keys = (located.mapping("'keys'")?.pairs ?? []).compactMap { pair -> GridKey? in
            if PackChecker.reserved.contains(pair.key) {
                located.file.report(PackProblem.reservedName(pair.key), at: pair.mark, length: pair.key.count)
            }
            if !PackChecker.isIdentifier(pair.key) {
                located.file.report(PackProblem.badIdentifier(pair.key), at: pair.mark, length: pair.key.count)
            }
            guard let label = pair.value.prose("the key '\(pair.key)'") else { return nil }
            checkNumbers(ofName: label, at: pair.value)
            return GridKey(id: pair.key, label: label)
        }
        if located.isMapping, located.isEmptyGroup { located.report(PackProblem.emptyGroup("keys", of: "key")) }
        return keys
    }

    private func valid(_ located: Located) -> ValidPeriod? {
        guard let mapping = located.mapping("'valid'") else { return nil }
        mapping.check(allowed: ["from", "to", "cite", "judgement"])
        let ground = ground(mapping, for: "this period", ofFinding: true)
        factCitations[factCitations.count - 1] += ground.citations
        let period = ValidPeriod(
            from: date(mapping["from"], "'from'"), to: date(mapping["to"], "'to'"), ground: words(ground))
        if !mapping.has("from"), !mapping.has("to") { mapping.report(PackProblem.emptyGroup("valid")) }
        if let from = period.from, let to = period.to, to.last < from.first {
            mapping.report(PackProblem.endsOutOfOrder(from.description, to.description))
        }
        for (key, end) in [("from", period.from), ("to", period.to)] where ground.judgement == nil {
            guard let end else { continue }
            checkNumbers(end.description, at: mapping[key], supported: supportedNumbers(ground.citations))
        }
        return period
    }

    private func tally(_ located: Located, _ type: FactType) -> TallyRule? {
        guard let mapping = located.mapping("'tally'") else { return nil }
        mapping.check(allowed: ["at_least", "of", "tie", "judgement", "cite"], required: ["at_least", "of"])
        if type != .yesNo { mapping.report(PackProblem.notAllowed("'tally'", because: "only a yes_no can be tallied")) }
        let ground = ground(mapping, for: "this tally", ofFinding: true)
        factCitations[factCitations.count - 1] += ground.citations
        guard let share = number(mapping["at_least"], "'at_least'") else { return nil }
        if share <= ExactNumber(1) || ExactNumber(100) < share {
            // What nearly nobody need say is hardly meant; a half, where it is written as 0.5, may be.
            let meant = ExactNumber(0) < share && share <= ExactNumber(1) ? share.multiplied(by: 100) : nil
            mapping["at_least"]?.report(
                PackProblem.badShare(share.description, meant: meant?.description), length: share.description.count)
        }
        if ground.judgement == nil {
            checkNumbers(
                share.description + " per cent", at: mapping["at_least"], supported: supportedNumbers(ground.citations))
        }
        guard let of = mapping.word("of", TallyRule.Base.self) else { return nil }
        let tie = mapping.word("tie", TallyRule.Tie.self)
        if mapping.has("tie"), of != .answered || share != TallyRule.shareOfATie {
            mapping["tie"]?.report(
                PackProblem.notAllowed("'tie'", because: "only half of those who answered can be a tie"))
        }
        return TallyRule(atLeast: share, base: of, tie: tie, ground: words(ground))
    }

    /// A ground as it is printed: places by their names, a judgement as one.
    private func words(_ ground: (citations: [Citation], judgement: String?)) -> String {
        let places = ground.citations.map { "\(sourceIDs[$0.source]) \($0.locator)" }.joined(separator: ", ")
        guard let judgement = ground.judgement else { return places }
        return (places.isEmpty ? "" : places + "; ") + "the pack's judgement: " + judgement
    }
}
