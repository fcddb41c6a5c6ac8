import Facts
public import RulePacks

/// A profile that states nothing: every question of a pack as a comment, by theme, with a place for the answer that is a comment
/// too; so are the places for responses and for names.
///
/// Lines of prose have a space after their `#`; every other line is YAML once its `#` is taken away.
public struct BlankProfile: Sendable {
    private let pack: RulePack
    private let conditions: ConditionWords
    private let catalogue: Catalogue
    private let width: Int

    /// - Parameter width: how long a line of prose may be, in characters.
    public init(_ pack: RulePack, width: Int = 80) {
        self.pack = pack
        self.width = width
        conditions = ConditionWords(pack)
        catalogue = Catalogue(pack)
    }

    /// - Parameters:
    ///   - id: what the profile is called; letters, digits, points and hyphens.
    ///   - asAt: the day that the answers speak of, as `2008-11-30`; left to be written in where `nil`.
    public func text(id: String, asAt: String?) -> String {
        var lines: [String] = []
        prose(
            """
            A profile for the rule pack "\(pack.title)" (\(pack.id) \(pack.version)). To answer, take away the # before a \
            name and write after its colon. What stays a comment is unknown: never a no, a zero or a pass.
            """, indent: 0, to: &lines)
        prose(
            """
            Any answer can be "unknown", or carry where it comes from: \
            {value: yes, evidence: {kind: document, source: Minutes, date: 2008-10-02}}; kinds are told, document, observed \
            and tested. Beside the answers of several parties the auditor's own finding may stand, which is then read in \
            their place: settled: {value: no, by: AB, date: 2008-12-01, because: "The minutes show none."}. \
            Who settled it, when and why is always printed.
            """, indent: 0, to: &lines)
        prose(
            "Behind the facts: your responses to flags, and who prepared and who reviewed this.", indent: 0, to: &lines)
        lines += ["", "schema: concord/profile/1", "id: \(id)", "#partnership:    # its name"]
        // A day that nobody chose would date the report: without one the profile is refused.
        let missing = "#as_at:    # the day that the answers speak of, such as 2008-11-30"
        lines.append(asAt.map { "as_at: \($0)" } ?? missing)
        lines += ["#scope:", "#  basis:    # on whose word it rests: who was asked, what was read"]
        let themes = pack.themes.map(\.id)
        if themes.count > 1 {
            prose(
                "Where the assessment covers some themes alone, they stand there too, as in themes: [\(themes[0])]. The themes are "
                    + "\(themes.joined(with: "and")).", indent: 0, to: &lines)
        }
        lines += ["", "facts:"]
        lines.append("  x-vocabulary: \(BlankProfile.quoted("\(pack.id) \(pack.version)"))    # not read")
        for section in sections {
            let title = section.theme.map { pack.themes[$0].text } ?? "Of no theme: to know the place, or for notes"
            lines.append("")
            prose("---- \(title) ----", to: &lines)
            if !section.elsewhere.isEmpty {
                let names = section.elsewhere.map { pack.vocabulary.facts[$0].id }
                prose("What stands under other themes decides this one, too: \(names.joined(with: "and")).", to: &lines)
            }
            for index in section.facts { add(index, to: &lines) }
        }
        lines.append("")
        addResponsesAndNames(to: &lines)
        lines.append("")
        return lines.joined(separator: "\n")
    }

    private func addResponsesAndNames(to lines: inout [String]) {
        prose("Your decision on a flag; the flag stays beside it. One such item for each.", indent: 0, to: &lines)
        lines += [
            "#responses:", "#  - flag:    # the flag's id", "#    decision:    # accepted, disagreed or remedied",
            "#    because:    # why", "#    by:    # who decided", "#    date:    # when, such as 2008-12-05",
            "#    expires:    # when it is to be looked at again", "",
            "#prepared:", "#  by:    # who prepared this", "#  date:    # when", "",
        ]
        prose("A result is a draft until somebody else has reviewed the profile.", indent: 0, to: &lines)
        lines += ["#reviewed:", "#  by:    # who reviewed this", "#  date:    # when"]
    }

    // MARK: Themes

    /// A theme with the facts that are asked under it, and those of other themes that decide it, too.
    private struct Section {
        var theme: Int?
        var facts: [Int]
        var elsewhere: [Int]
    }

    /// In the order of the themes' ids; before them what nothing with a theme reads. Where an office assesses some themes alone, it
    /// has to find all that decides those.
    private var sections: [Section] {
        let counts = pack.vocabulary.facts.indices.map(readersByTheme(ofFact:))
        // Where most of what reads it belongs; of themes with as much, the first.
        let homes = counts.map { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
        let asked = counts.indices.filter { !pack.vocabulary.facts[$0].isDayOfProfile }
        return ([nil] + pack.themes.indices.map { $0 }).map { (theme: Int?) in
            Section(
                theme: theme, facts: asked.filter { homes[$0] == theme },
                elsewhere: asked.filter { fact in
                    homes[fact] != theme && theme.map { counts[fact][$0] != nil } ?? false
                })
        }
        .filter { !$0.facts.isEmpty || !$0.elsewhere.isEmpty }
    }

    private func readersByTheme(ofFact fact: Int) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for subject in readers(of: CatalogueSubject(.fact, fact)) {
            switch subject.kind {
            case .rule: if let theme = catalogue.theme(ofRule: subject.place) { counts[theme, default: 0] += 1 }
            case .claim: counts[pack.claims[subject.place].theme, default: 0] += 1
            default: break
            }
        }
        return counts
    }

    /// The rules and claims that read something, itself or through terms.
    private func readers(of subject: CatalogueSubject) -> Set<CatalogueSubject> {
        let edges = catalogue.graph.edges.filter { $0.from == subject && [.reads, .observes].contains($0.reason) }
        return edges.reduce(into: []) { found, edge in
            if edge.to.kind == .term { found.formUnion(readers(of: edge.to)) } else { found.insert(edge.to) }
        }
    }

    // MARK: Facts

    private func add(_ index: Int, to lines: inout [String]) {
        let fact = pack.vocabulary.facts[index]
        lines.append("")
        prose(fact.question, to: &lines)
        if let note = fact.note { prose("Note: \(note)", to: &lines) }
        let only = conditions.application(ofFacts: [index]).map(\.line)
        if !only.isEmpty { prose("Only where: \(only.joined(separator: "; and "))", to: &lines) }
        if fact.isOpinion { prose("Their own view, which the auditor cannot settle.", to: &lines) }
        if fact.isPast { prose("Not later than as_at", to: &lines) }
        if let period = fact.valid { prose("Needs evidence with a date: \(period.description)", to: &lines) }
        let asked = (fact.reporters.isEmpty ? fact.ask : fact.reporters).map(pack.label(ofParty:))
        let fixed = fact.isFixed ? " Nobody can change it to clear a flag." : ""
        if !asked.isEmpty { prose("Asked of \(asked.joined(with: "and")).\(fixed)", to: &lines) }
        if fact.tally != nil { prose("A survey of a party: {yes: 6, no: 5, not_known: 3, asked: 22}", to: &lines) }
        fields(of: index, to: &lines)
        if fact.isGrid {
            answer(fact.id, depth: 0, nil, to: &lines)
            for key in fact.keys {
                answer(key.id, depth: 1, key.label, to: &lines)
                for place in fact.fields.indices { add(field: place, of: index, depth: 2, "", to: &lines) }
            }
        } else if fact.list != nil {
            answer(fact.id, depth: 0, "at least these; or none, where there are none", to: &lines)
            for place in fact.fields.indices {
                add(field: place, of: index, depth: 2, place == 0 ? "- " : "", to: &lines)
            }
        } else if fact.reporters.isEmpty {
            answer(fact.id, depth: 0, BlankProfile.values(fact.type), to: &lines)
        } else {
            answer(fact.id, depth: 0, nil, to: &lines)
            for reporter in fact.reporters { answer(reporter, depth: 1, BlankProfile.values(fact.type), to: &lines) }
        }
    }

    private func add(field place: Int, of list: Int, depth: Int, _ sign: String, to lines: inout [String]) {
        let field = pack.vocabulary.facts[list].fields[place]
        let indent = String(repeating: "  ", count: depth)
        let lead = sign.isEmpty ? indent : String(indent.dropLast(2)) + sign
        slot(lead + field.id, BlankProfile.values(field.type), to: &lines)
    }

    /// What each field asks, and of which records; said once, before the places for the answers.
    private func fields(of index: Int, to lines: inout [String]) {
        let fact = pack.vocabulary.facts[index]
        for (place, field) in fact.fields.enumerated() {
            var text = "\(field.id): \(field.question.isEmpty ? field.label : field.question)"
            if let note = field.note { text += " Note: \(note)" }
            let only = conditions.application(ofFields: [place], list: index).map(\.line)
            if !only.isEmpty { text += " Only where: \(only.joined(separator: "; and "))" }
            for time in pack.fieldsInTime where time.list == index && time.field == place {
                text +=
                    " Not \(time.side == .past ? "later" : "earlier") than as_at"
                    + (time.when.map { " beside \(conditions.words($0, list: index))" } ?? "")
            }
            prose(text, to: &lines)
        }
    }

    private func answer(_ name: String, depth: Int, _ remark: String?, to lines: inout [String]) {
        let indent = String(repeating: "  ", count: depth)
        slot(indent + name, remark, to: &lines)
    }

    /// The place for an answer; a remark that does not fit behind it stands before it.
    private func slot(_ name: String, _ remark: String?, to lines: inout [String]) {
        let line = "  #\(name):".printable
        guard let remark else { return lines.append(line) }
        let whole = "\(line)    # \(remark.printable)"
        if whole.count > width { prose(remark, to: &lines) }
        lines.append(whole.count > width ? line : whole)
    }

    /// The answers that a type takes.
    private static func values(_ type: FactType) -> String {
        switch type {
        case .yesNo: return "yes or no"
        case .oneOf(let words): return words.joined(with: "or")
        case .scale(let words): return words.joined(with: "or") + ", from low to high"
        case .number(let unit, let lowest, let highest, let isWhole):
            var text = (isWhole ? "a whole number" : "a number") + (unit.map { " (\($0))" } ?? "")
            if let lowest { text += ", at least \(lowest)" }
            if let highest { text += ", at most \(highest)" }
            return text
        case .date: return "a day, month or year: 2008-11-30, 2008-11 or 2008"
        case .text: return "a text"
        case .list: return ""
        }
    }

    // MARK: Lines

    /// A comment over as many lines as it needs. What comes from the pack has no line breaks left that could end it.
    private func prose(_ text: String, indent: Int = 2, to lines: inout [String]) {
        let begin = String(repeating: " ", count: indent) + "#"
        var line = begin
        for word in text.printable.split(separator: " ") {
            if line.count + 1 + word.count > width, line.count > begin.count {
                lines.append(line)
                line = begin
            }
            line += " " + word
        }
        lines.append(line)
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.printable.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
