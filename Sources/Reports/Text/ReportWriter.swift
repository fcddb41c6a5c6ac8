import Engine
import Facts
import Profiles
import RulePacks

/// One report in the making: what it is about, and what it has said already.
struct ReportWriter {
    var canvas: TextCanvas
    let assessment: Assessment
    let evaluator: Evaluator
    let pack: RulePack
    let profile: Profile
    let openFacts: OpenFacts
    var answers: AnswerWords
    let conditions: ConditionWords
    /// What deserves a look in the profile itself.
    lazy var warnings = evaluator.warnings(profile)
    /// For each fact that is a list, what its records are called.
    private let recordNames: [Int: [String]]
    /// Where a source's silence has been set out already.
    var silences: [Citation: String] = [:]
    /// Under what a judgement of the pack's has been printed already.
    var judgements: [String: String] = [:]
    /// The figures that the report of a page or two has given, and under what.
    var printedBenchmarks: [Int: String] = [:]
    /// The answers that its claims have given with their evidence.
    var answersInLedgers: Set<String> = []
    /// What the assessment asks, also where what is told here lies outside its scope.
    var askedInScope: Set<OpenFact.Subject> = []

    init(
        _ style: TextStyle, _ assessment: Assessment, _ evaluator: Evaluator, _ profile: Profile, _ openFacts: OpenFacts
    ) {
        canvas = TextCanvas(style)
        self.assessment = assessment
        self.evaluator = evaluator
        pack = evaluator.pack
        self.profile = profile
        self.openFacts = openFacts
        answers = AnswerWords(pack, profile)
        conditions = ConditionWords(pack, profile)
        let names = RecordNames(pack)
        recordNames = pack.vocabulary.lists.reduce(into: [:]) { $0[$1] = names.names(list: $1, profile) }
    }

    func isInScope(_ theme: Int) -> Bool { Evaluator.covers(theme, profile) }

    /// Risks by severity, then enquiries, then strengths; the ids decide between equals.
    func flags(where isWanted: (Int) -> Bool) -> [Int] { ranked(pack.flags.indices.filter(isWanted)) }

    func ranked(_ flags: [Int]) -> [Int] {
        // By ranks that are taken once: a comparison that asks the report copies it.
        flags.map { (rank: rank($0), flag: $0) }.sorted { $0 < $1 }.map(\.flag)
    }

    /// The place of a flag's kind: 0 to 2 for risks by severity, 3 for enquiries, 4 for strengths.
    func rank(_ flag: Int) -> Int {
        switch pack.flags[flag].kind {
        case .risk: pack.flags[flag].severity?.rawValue ?? Severity.low.rawValue
        case .enquiry: 3
        case .strength: 4
        }
    }

    /// `high risk, external`.
    func kind(_ flag: Int) -> String {
        let content = pack.flags[flag]
        let severity = content.severity.map { $0.word + " " } ?? ""
        return severity + content.kind.rawValue + (content.isExternal ? ", external" : "")
    }

    func ink(_ flag: Int) -> TextStyle.Ink {
        switch rank(flag) {
        case 0: .bad
        case 1, 2: .warning
        case 3: .notice
        default: .good
        }
    }

    /// Printed with its pack: unique wherever it is quoted.
    func id(_ id: String) -> String { "\(pack.id)/\(id)" }

    func recordName(list: Int, record: Int?) -> String {
        guard let record else { return "others, if any" }
        let names = recordNames[list] ?? []
        return names.indices.contains(record) ? names[record] : "#\(record + 1)"
    }

    /// The records under which a rule has fired.
    func firedRecords(of rule: Int) -> [Int] {
        assessment.records(of: rule).compactMap { $0.outcome.kind == .fired ? $0.record : nil }
    }

    func text(_ citations: [Citation]) -> String {
        CitationRun.all(of: citations, pack).map { $0.text(pack) }.joined(separator: ", ")
    }

    /// A judgement where it is met first; after that, where it stands, or nothing where that is here.
    ///
    /// - Parameter place: the flag or claim that is being written.
    mutating func once(_ judgement: String?, at place: String) -> String? {
        guard let judgement else { return nil }
        guard let earlier = judgements[judgement] else {
            judgements[judgement] = place
            return judgement
        }
        return earlier == place ? nil : "as above, under \"\(earlier)\""
    }

    /// `survey, of coordinators, 2008`.
    func text(_ grounds: Grounds) -> String {
        var parts = [grounds.kinds.map { spaced($0.rawValue) }.joined(with: "and")]
        if let whose = grounds.whose { parts.append(whose) }
        if let date = grounds.date { parts.append(date) }
        return parts.joined(separator: "; ")
    }
}
