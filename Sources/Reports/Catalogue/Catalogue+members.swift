import Facts
import RulePacks

/// What stands inside other things, or gathers them, and can be shown by its name: fields, mitigations, parties and themes.
extension Catalogue {
    /// Every field of every list, end to end: a field's number is where it stands here.
    var fields: [(list: Int, field: Int)] {
        pack.vocabulary.lists.flatMap { list in pack.vocabulary.facts[list].fields.indices.map { (list, $0) } }
    }

    /// The same of mitigations.
    var mitigations: [(rule: Int, mitigation: Int)] {
        pack.rules.indices.flatMap { rule in pack.rules[rule].mitigations.indices.map { (rule, $0) } }
    }

    private var members: [CatalogueSubject] {
        let counts: [(CatalogueSubject.Kind, Int)] = [
            (.party, pack.parties.count), (.field, fields.count), (.mitigation, mitigations.count),
            (.theme, pack.themes.count),
        ]
        return counts.flatMap { kind, count in (0..<count).map { CatalogueSubject(kind, $0) } }
    }

    /// The fields, mitigations, parties and themes of this name: `list.field`; `rule/mitigation`, with a dot as well, or the
    /// mitigation's id alone.
    public func members(named id: String) -> [CatalogueSubject] {
        let name = id.hasPrefix(pack.id + "/") ? String(id.dropFirst(pack.id.count + 1)) : id
        return members.filter { subject in
            if self.id(of: subject) == name { return true }
            guard subject.kind == .mitigation else { return false }
            let (rule, mitigation) = mitigations[subject.place]
            let own = pack.rules[rule].mitigations[mitigation].id
            return own == name || "\(pack.rules[rule].id).\(own)" == name
        }
    }

    /// Their ids, for hints.
    var memberIDs: [String] { members.map(id) }

    // MARK: Entries

    func fill(_ entry: inout CatalogueEntry, field number: Int) {
        let (list, place) = fields[number]
        let fact = pack.vocabulary.facts[list]
        let field = fact.fields[place]
        entry.add(.question, [Outline(field.question)] + (field.note.map { [Outline($0)] } ?? []))
        entry.add(
            .answers, [answers(toField: place, of: list), Outline("of each entry of the list \(fact.id)")])
        entry.add(.askedOf, [Outline(fact.ask.map(pack.label(ofParty:)).joined(with: "and"))])
        entry.add(.appliesWhere, words.application(ofFields: [place], list: list))
        entry.add(
            .readBy, users(ofField: number).map { Outline("the \($0.kind.rawValue) \(id(of: $0))", subject: $0) })
    }

    func fill(_ entry: inout CatalogueEntry, mitigation number: Int) {
        let (place, own) = mitigations[number]
        let rule = pack.rules[place]
        let content = rule.mitigations[own]
        entry.theme = theme(ofRule: place)
        entry.place = content.place
        entry.cites = content.citations.map(pack.text)
        entry.add(.paragraphs, paragraphs(content.citations))
        entry.add(.mitigations, [mitigation(content, list: rule.list)])
        entry.add(
            .softens,
            [
                Outline(
                    "the rule \(rule.id): \(rule.finding)", verbs(ofRule: place).map { Outline($0) },
                    subject: CatalogueSubject(.rule, place))
            ])
    }

    func fill(_ entry: inout CatalogueEntry, party number: Int) {
        entry.add(.asked, users(ofParty: number).map { factName($0.place) })
    }

    func fill(_ entry: inout CatalogueEntry, theme number: Int) {
        let flags = pack.flags.indices.filter { pack.flags[$0].theme == number }
        let claims = pack.claims.indices.filter { pack.claims[$0].theme == number }
        entry.add(
            .flags,
            flags.map {
                Outline(
                    "the \(kind(ofFlag: $0)) \(pack.flags[$0].id): \(pack.flags[$0].title)",
                    subject: CatalogueSubject(.flag, $0))
            })
        entry.add(
            .claims,
            claims.map {
                Outline("\(pack.claims[$0].id): \(pack.claims[$0].label)", subject: CatalogueSubject(.claim, $0))
            })
    }

    // MARK: What uses them

    /// What uses one of these itself; of other things it is what the graph says.
    func users(of subject: CatalogueSubject) -> [CatalogueSubject] {
        switch subject.kind {
        case .field: return users(ofField: subject.place)
        case .mitigation: return [CatalogueSubject(.rule, mitigations[subject.place].rule)]
        case .party: return users(ofParty: subject.place)
        case .theme:
            let claims = pack.claims.indices.filter { pack.claims[$0].theme == subject.place }
            let flags = pack.flags.indices.filter { pack.flags[$0].theme == subject.place }
            return claims.map { CatalogueSubject(.claim, $0) } + flags.map { CatalogueSubject(.flag, $0) }
        case .place: return users(ofPlace: subject.place)
        case .fact, .term, .claim, .rule, .flag, .benchmark: return graph.users(of: subject)
        }
    }

    /// What one of these uses itself.
    func uses(of subject: CatalogueSubject) -> [CatalogueSubject] {
        switch subject.kind {
        case .field: return [CatalogueSubject(.fact, fields[subject.place].list)]
        case .mitigation:
            let (rule, mitigation) = mitigations[subject.place]
            return PackGraph.read(pack.rules[rule].mitigations[mitigation].when).sorted()
        default: return graph.uses(of: subject)
        }
    }

    /// The terms, rules and mitigations whose conditions read a field.
    private func users(ofField number: Int) -> [CatalogueSubject] {
        let wanted = fields[number]
        func reads(_ condition: Condition?, list: Int?) -> Bool {
            var reads = false
            condition?.forEachPart(list: list) { part, list in
                if case .field(let test) = part, list == wanted.list, test.field == wanted.field { reads = true }
            }
            return reads
        }
        let terms = pack.terms.indices.filter { reads(pack.terms[$0].when, list: nil) }
        let rules = pack.rules.indices.filter { reads(pack.rules[$0].when, list: pack.rules[$0].list) }
        let mitigations = mitigations.enumerated().filter { _, place in
            let rule = pack.rules[place.rule]
            return reads(rule.mitigations[place.mitigation].when, list: rule.list)
        }
        return terms.map { CatalogueSubject(.term, $0) } + rules.map { CatalogueSubject(.rule, $0) }
            + mitigations.map { CatalogueSubject(.mitigation, $0.offset) }
    }

    private func users(ofParty number: Int) -> [CatalogueSubject] {
        let party = pack.parties[number].id
        return pack.vocabulary.facts.indices.filter { index in
            let fact = pack.vocabulary.facts[index]
            return fact.ask.contains(party) || fact.reporters.contains(party)
        }.map { CatalogueSubject(.fact, $0) }
    }
}
