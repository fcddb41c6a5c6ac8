import Diagnostics
import Facts
import Files
import YAML

/// Turns a pack's files into a `RulePack`, and says all that is wrong with them.
///
/// In steps: each file is read into declarations; then the vocabulary is made; then every name is resolved; then what only shows
/// in the whole is looked at.
final class PackChecker {
    var draft = Draft()
    /// The kinds of files of which one or more cannot be read: what they declare is not known, so that it is not missed.
    private(set) var unread: Set<PackFile.Kind>
    /// What has been declared so far, and where, for "declared twice".
    private var declared: [String: Place] = [:]

    // The whole, as it comes to be resolved. Indices follow the sorted ids.
    var vocabulary = Vocabulary([])
    var facts: [Draft.Declared<Mapping>] = []
    var factIDs: [String] = []
    var partyIDs: [String] = []
    var themeIDs: [String] = []
    var sourceIDs: [String] = []
    var benchmarks: [Benchmark] = []
    var benchmarkIDs: [String] = []
    var termIDs: [String] = []
    var claimIDs: [String] = []
    var flagIDs: [String] = []
    var flags: [Flag] = []
    var claims: [Claim] = []
    /// Of which it is not known what they say, by themselves or through another.
    var unresolvedTerms: Set<Int> = []
    var terms: [Term] = []
    var rules: [Rule] = []
    var factCitations: [[Citation]] = []
    var applicability: [Condition?] = []
    /// Of each, where its parts stand, a group before its own.
    var applicabilityParts: [[Place]] = []
    var fieldApplicability: [[Condition?]] = []
    var fieldsInTime: [FieldInTime] = []
    /// The places of each source of which nobody knows what they are good for, as their entries cannot be read.
    var unreadPlaces: [String: Set<Locator>] = [:]
    /// Of each source, for each entry of its register; made when the first number asks.
    var numbersOfPlaces: [[NumbersOfText?]] = []
    var numbersOfBenchmarks: [Int: NumbersOfText] = [:]
    /// Of each benchmark, whether something prints it.
    var isBenchmarkUsed: [Bool] = []
    /// Flags that stand in a rule, and that only it raises; sorted.
    var inlineFlagIDs: [String] = []
    /// The lists, as facts and without grids, of whose every record a condition asks something.
    var listsOfEvery: Set<Int> = []
    /// How often a condition has said `not`, or what amounts to it, so far.
    var negations = 0
    /// Whether a condition reads a flag.
    var readsFlags = false
    /// Where the conditions stand that have been read, a group before its parts.
    var conditionMarks: [Mark] = []
    /// The rules whose conditions say that somewhere; all of them where a term does.
    var negatingRules: [Int] = []

    /// Whether errors of other kinds did not keep it from looking at what rules conclude.
    private(set) var hasLookedAtConclusions = false

    init(unread: Set<PackFile.Kind> = []) { self.unread = unread }

    /// - Returns: the pack where every name in it resolves and nothing goes round in a circle, whatever else is wrong: to be
    ///   evaluated only where nothing is.
    func check(_ files: [PackFile]) -> RulePack? {
        for file in files {
            guard let root = file.root, let mapping = Located(file: file, node: root).mapping("a pack file") else {
                unread.insert(file.kind)
                continue
            }
            switch file.name {
            case "pack.yaml": readPack(mapping)
            case "sources.yaml": readSources(mapping)
            case "facts.yaml": readFactsFile(mapping)
            default: readRulesFile(mapping)
            }
        }
        draft.sources.sort { $0.id < $1.id }
        sourceIDs = draft.sources.map(\.id)
        partyIDs = draft.parties.map(\.id)
        themeIDs = draft.themes.map(\.id)
        resolveVocabulary()
        resolveBenchmarks()
        resolveRules()
        let isResolved = unread.isEmpty && !files.contains { $0.problems.contains(where: PackChecker.hidesNames) }
        let graph = DependencyGraph(self)
        report(graph.problems, in: files)
        reportCirclesOfFields()
        let goesRound = files.contains { $0.problems.contains(where: PackChecker.hidesNames) }
        // What has no name that resolves would count as missing, or as unused.
        guard isResolved else { return nil }
        checkDeclarations(files)
        guard graph.problems.isEmpty, checkSizes(files) else { return nil }
        resolveGuards()
        checkConditions(files)
        hasLookedAtConclusions = true
        // Whether a field applies is found by following those before it: of fields in a circle there is no end.
        guard !goesRound else { return nil }
        return RulePack(
            id: draft.id, version: draft.version, title: draft.title, testsAsAt: draft.testsAsAt,
            parties: draft.parties, themes: draft.themes, judgements: draft.judgements, rating: draft.rating,
            sources: draft.sources, benchmarks: benchmarks, vocabulary: vocabulary, factCitations: factCitations,
            applicability: applicability,
            applicabilityGuards: applicability.map { $0.map { guards(of: $0).facts } ?? [] },
            fieldApplicability: fieldApplicability,
            fieldApplicabilityGuards: fieldApplicability.map { $0.map { $0.map { guards(of: $0).fields } ?? [] } },
            fieldsInTime: fieldsInTime, terms: terms, claims: claims, flags: flags, rules: rules, order: graph.order,
            digest: RulePackReader.digest(of: files))
    }

    /// Whether what is wrong may keep a name from being resolved. What lacks a ground has been read all the same.
    private static func hidesNames(_ problem: Diagnostic) -> Bool {
        problem.level == .error
            && !["unsupported-number", "grounds-date", "no-ground", "voices-raise-risk"].contains(problem.code)
    }

    // MARK: Small pieces

    /// Checks the schema line.
    /// - Returns: whether the rest may be what it should be.
    func checkSchema(_ mapping: Mapping, _ kind: String) -> Bool {
        let wanted = "concord/\(kind)/1"
        guard let located = mapping["schema"] else {
            mapping.report(PackProblem.wrongSchema(found: nil, wanted: wanted))
            return true
        }
        guard let found = located.scalar("'schema'"), found != wanted else { return true }
        located.report(PackProblem.wrongSchema(found: found, wanted: wanted), length: found.count)
        unread.insert(mapping.file.kind)
        return false
    }

    /// Notes a declaration; says so when its id is taken or cannot be one.
    func declare(_ id: String, kind: String, file: PackFile, mark: Mark) -> Bool {
        let length = id.unicodeScalars.count
        guard PackChecker.isIdentifier(id) else {
            file.report(PackProblem.badIdentifier(id), at: mark, length: length)
            return false
        }
        let name = kind + " " + id
        if let first = declared[name] {
            file.report(PackProblem.declaredTwice(id, kind: kind, at: first.inWords), at: mark, length: length)
            return false
        }
        declared[name] = file.place(mark)
        return true
    }

    static let reserved = [
        "unknown", "settled", "value", "evidence", "complete", "items", "none", "key", "any", "all",
    ]

    func isFree(_ name: String, at located: Located) -> Bool {
        guard PackChecker.reserved.contains(name) else { return true }
        located.report(PackProblem.reservedName(name), length: name.count)
        return false
    }

    static func isIdentifier(_ text: String) -> Bool {
        var wasLetter = false
        for byte in text.utf8 {
            switch byte {
            case 97...122, 48...57: wasLetter = true
            case 45, 46, 95:
                guard wasLetter else { return false }
                wasLetter = false
            default: return false
            }
        }
        return wasLetter && text.utf8.count <= 120
    }

    func declarations(_ located: Located?, _ kind: String) -> [Draft.Declared<Mapping>] {
        guard let located, let mapping = located.mapping("'\(kind)s'") else { return [] }
        return mapping.pairs.compactMap { pair in
            guard declare(pair.key, kind: kind, file: mapping.file, mark: pair.mark),
                let content = pair.value.mapping("the \(kind) '\(pair.key)'")
            else { return nil }
            return Draft.Declared(id: pair.key, content: content, at: pair.value, key: pair.mark)
        }
    }

    /// The place of a name among `ids`, or a report with a near one.
    /// - Complexity: O(ids); those of which a pack has many are sorted and have `find(_:amongSorted:kind:at:)`.
    func find(_ name: String, among ids: [String], kind: String, at located: Located) -> Int? {
        ids.firstIndex(of: name) ?? miss(name, among: ids, kind: kind, at: located)
    }

    /// The place of a name among sorted `ids`, or a report with a near one.
    /// - Complexity: O(log ids).
    func find(_ name: String, amongSorted ids: [String], kind: String, at located: Located) -> Int? {
        PackChecker.place(of: name, amongSorted: ids) ?? miss(name, among: ids, kind: kind, at: located)
    }

    static func place(of name: String, amongSorted ids: [String]) -> Int? {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == name ? low : nil
    }

    private func miss(_ name: String, among ids: [String], kind: String, at located: Located) -> Int? {
        if let owner = PackChecker.declaring[kind], unread.contains(owner) { return nil }
        // That there is no theme at all is said where they should stand.
        if ids.isEmpty, kind == "theme" { return nil }
        if kind == "fact", reportField(name, at: located) { return nil }
        located.report(
            PackProblem.unknownName(name, kind: kind, near: NearestName.to(name, among: ids)),
            length: name.unicodeScalars.count)
        return nil
    }

    /// In which files things of a kind are declared.
    private static let declaring: [String: PackFile.Kind] = [
        "party": .pack, "theme": .pack, "source": .sources, "benchmark": .sources, "fact": .facts, "term": .rules,
        "claim": .rules, "flag": .rules,
    ]

    func date(_ located: Located?, _ name: String) -> DateSpan? {
        guard let located, let text = located.scalar(name) else { return nil }
        if let span = DateSpan(text) { return span }
        let near = AnswerReader.problem(with: text, as: .date, note: nil).suggestion
        located.report(PackProblem.badDate(text, near: near), length: text.count)
        return nil
    }

    func day(_ located: Located?, _ name: String) -> DateSpan? {
        guard let span = date(located, name) else { return nil }
        if span.isDay { return span }
        located?.report(PackProblem.notADay(span.description), length: span.description.count)
        return nil
    }

    func number(_ located: Located?, _ name: String, isWhole: Bool = false) -> ExactNumber? {
        guard let located, let text = located.scalar(name) else { return nil }
        if let number = ExactNumber(text), number.isWhole || !isWhole { return number }
        let wanted = isWhole ? "a whole number" : "digits with at most one decimal point"
        located.report(PackProblem.badNumber(text, wanted: wanted), length: text.count)
        return nil
    }

    func count(_ located: Located?, _ name: String) -> Int? {
        guard let located, let text = located.scalar(name) else { return nil }
        if let number = Int(text), number >= 0, text.utf8.count < 9 { return number }
        located.report(PackProblem.badNumber(text, wanted: "a whole number"), length: text.count)
        return nil
    }
}
