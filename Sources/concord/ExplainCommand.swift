import ArgumentParser
import Diagnostics
import Engine
import Facts
import Files
import Glibc
import Profiles
import Reports
import RulePacks
import YAML

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows why a flag, claim, rule or rating came out as it did, or what was made of a fact.",
        discussion: """
            Each step says what was asked, what was answered, by whom and with what evidence, in which line of the profile, \
            and which paragraph it comes from; then what is missing and what would change the answer. Of a fact: what is stated, \
            on what evidence and in which line, what reads it, and what became of that. Of a theme: what caps its rating, what is not \
            counted, and which of its facts are known; in JSON the proofs of its flags. Without a name, the flags that are raised \
            or open are listed with what decides them; --all explains each. In JSON, where proofs are nodes, each is there \
            without a name, and of a fact what is stated, with the proofs of the rules that read it; behind a rule that fired stand its mitigations.
            """)

    @ArgumentParser.Argument(help: "The profile: a file, or - for standard input.")
    var profile: String

    @ArgumentParser.Argument(help: "The id of a flag, claim, rule, fact or theme.")
    var name: String?

    @OptionGroup var rules: PackOptions

    @Option(name: .shortAndLong, help: "text or json (the proof's nodes, as concord/proof/1).")
    var format = ExplanationFormat.text

    @ArgumentParser.Flag(help: "Explain every flag that is raised or open.")
    var all = false

    @Option(help: ArgumentHelp("Which profile, where the file holds several.", valueName: "profile-id"))
    var id: String?

    @Option(
        help: ArgumentHelp("Of which day, where the file holds the same profile of several.", valueName: "date"))
    var asAt: String?

    @Option(
        help: ArgumentHelp(
            "Which profile, by its place in the file, counted from 1: where one stands there twice.",
            valueName: "number"))
    var document: Int?

    @Option(help: "Whether to use colour: auto, always or never.")
    var color = Console.Colour.auto

    enum ExplanationFormat: String, OptionWord { case text, json }

    func validate() throws {
        if all, name != nil { throw ValidationError("--all explains every flag: it goes without a name") }
    }

    func run() throws {
        let console = Console(color)
        let pack = try rules.load(console)
        let buffer = ByteBuffer()
        do throws(FileProblem) {
            try buffer.read(profile, limit: Limits.standard.fileSize)
        } catch {
            console.show([Diagnostic(error, at: Location(file: profile))])
            _ = try subjects(pack, console)
            return try ExitStatus.unusable.leave()
        }
        var reader = ProfileReader(for: pack)
        var documents: [Profile] = []
        var problems: [Diagnostic] = []
        reader.read(buffer, file: profile) { profile, found in
            problems += found
            guard !found.hasErrors, id == nil || profile.string(profile.id) == id,
                asAt == nil || profile.asAt?.description == asAt, document == nil || profile.document == document
            else { return }
            documents.append(copy profile)
        }
        console.show(problems)
        let subjects = try subjects(pack, console)
        guard let found = documents.first else {
            if !problems.hasErrors {
                let wanted =
                    (id.map { " '\($0)'" } ?? "") + (asAt.map { " as at \($0)" } ?? "")
                    + (document.map { " at place \($0)" } ?? "")
                console.say("concord: \(profile) holds no profile\(wanted)")
            }
            return try ExitStatus.unusable.leave()
        }
        if documents.count > 1 {
            console.say("concord: \(profile) holds \(choice(among: documents))")
            return try ExitStatus.unusable.leave()
        }
        let evaluator = Evaluator(pack)
        let assessment = evaluator.evaluate(found)
        if subjects == nil, !all, format == .text {
            let style = TextStyle(colour: Console.usesColour(color, on: STDOUT_FILENO))
            let text = ExplanationText(
                style: style, assessment, evaluator, found, openFacts: evaluator.openFacts(found))
            try console.deliver(Array(text.overview().utf8))
        } else {
            let wanted = subjects ?? pack.flags.indices.filter { assessment.flags[$0] != .false }.map(Subject.flag)
            try write(wanted, evaluator, found)
        }
        if problems.hasErrors { try ExitStatus.incomplete.leave() }
    }

    /// Their ids, where these part them; or their days; or, of one that stands there twice, their places.
    private func choice(among documents: [Profile]) -> String {
        let ids = Set(documents.map { $0.string($0.id) })
        let names = documents.map { "\($0.string($0.id)) as at \($0.asAt?.description ?? "")" }
        if ids.count == documents.count {
            return "\(documents.map { $0.string($0.id) }.joined(separator: ", ")); say which with --id"
        }
        if Set(names).count == documents.count {
            return "\(names.joined(separator: ", ")); say which with \(ids.count > 1 ? "--id and --as-at" : "--as-at")"
        }
        let places = zip(names, documents).map { "\($0) at place \($1.document)" }
        return "\(places.joined(separator: ", ")); say which with --document"
    }

    private enum Subject {
        case flag(Int)
        case claim(Int)
        case rule(Int)
        case fact(Int)
        case theme(Int)
    }

    private func subjects(_ pack: RulePack, _ console: Console) throws -> [Subject]? {
        guard var name else { return nil }
        if name.hasPrefix(pack.id + "/") { name.removeFirst(pack.id.count + 1) }
        var found: [Subject] = []
        if let flag = pack.flags.firstIndex(where: { $0.id == name }) { found.append(.flag(flag)) }
        if let claim = pack.claims.firstIndex(where: { $0.id == name }) { found.append(.claim(claim)) }
        if found.isEmpty, let rule = pack.rules.firstIndex(where: { $0.id == name }) { found.append(.rule(rule)) }
        if let fact = pack.vocabulary.index(of: name) { found.append(.fact(fact)) }
        if found.isEmpty, let theme = pack.themes.firstIndex(where: { $0.id == name }) { found.append(.theme(theme)) }
        if found.isEmpty, let fact = pack.vocabulary.fact(ofPart: name) { found.append(.fact(fact)) }
        guard found.isEmpty else { return found }
        if pack.terms.contains(where: { $0.id == name }) {
            console.say(
                "concord: '\(name)' is a term of the pack '\(pack.id)': `concord rules show \(name)` says what it means"
            )
            try ExitStatus.unusable.leave()
        }
        let near = NearestName.to(
            name,
            among: pack.flags.map(\.id) + pack.claims.map(\.id) + pack.rules.map(\.id)
                + pack.vocabulary.facts.map(\.id) + pack.themes.map(\.id))
        console.say(
            "concord: the pack '\(pack.id)' has no flag, claim, rule, fact or theme '\(name)'"
                + (near.map { "; did you mean \($0)?" } ?? ""))
        try ExitStatus.unusable.leave()
        return nil
    }

    private func write(_ subjects: [Subject], _ evaluator: Evaluator, _ profile: Profile) throws {
        let pack = evaluator.pack
        var bytes: [UInt8] = []
        switch format {
        case .text:
            let style = TextStyle(colour: Console.usesColour(color, on: STDOUT_FILENO))
            let text = ExplanationText(
                style: style, evaluator.assessment, evaluator, profile, openFacts: evaluator.openFacts(profile))
            for (place, subject) in subjects.enumerated() {
                if place > 0 { bytes.append(0x0A) }
                switch subject {
                case .flag(let flag): bytes += Array(text.explain(flag: flag).utf8)
                case .claim(let claim): bytes += Array(text.explain(claim: claim).utf8)
                case .rule(let rule): bytes += Array(text.explain(rule: rule).utf8)
                case .fact(let fact): bytes += Array(text.explain(fact: fact).utf8)
                case .theme(let theme): bytes += Array(text.explain(theme: theme).utf8)
                }
            }
        case .json:
            let json = JSONProof(pack)
            let explained = subjects.flatMap { subject -> [(about: String, proof: Proof)] in
                switch subject {
                case .flag(let flag):
                    proofs(ofFlag: flag, json, evaluator, profile)
                case .theme(let theme):
                    pack.flags.indices.filter { pack.flags[$0].theme == theme }.flatMap { flag in
                        proofs(ofFlag: flag, json, evaluator, profile)
                    }
                case .rule(let rule): proofs(ofRule: rule, json, evaluator, profile)
                case .fact(let fact):
                    ExplanationText.readers(ofFact: fact, in: pack).flatMap { rule in
                        proofs(ofRule: rule, json, evaluator, profile)
                    }
                case .claim(let claim):
                    ObservedWord.allCases.map { word in
                        (
                            "claim/\(pack.claims[claim].id)/observed/\(word.rawValue)",
                            evaluator.proof(ofClaim: claim, word, profile)
                        )
                    }
                        + pack.rules.indices.filter { rule in pack.rules[rule].arguments.contains { $0.claim == claim }
                        }.map {
                            rule in
                            (
                                "claim/\(pack.claims[claim].id)/expected/\(pack.rules[rule].id)",
                                evaluator.proof(ofRule: rule, profile)
                            )
                        }
                }
            }
            let facts = subjects.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
            bytes = json.document(explained, facts: facts, applies: evaluator.assessment.applies, profile) + [0x0A]
        }
        try Console(color).deliver(bytes)
    }

    /// A flag, and what became of the mitigations of its rules.
    private func proofs(
        ofFlag flag: Int, _ json: JSONProof, _ evaluator: Evaluator, _ profile: Profile
    ) -> [(about: String, proof: Proof)] {
        [("flag/\(evaluator.pack.flags[flag].id)", evaluator.proof(ofFlag: flag, profile))]
            + evaluator.pack.flags[flag].rules.flatMap { json.mitigations(ofRule: $0, evaluator, profile) }
    }

    /// A rule, and what became of its mitigations.
    private func proofs(
        ofRule rule: Int, _ json: JSONProof, _ evaluator: Evaluator, _ profile: Profile
    ) -> [(about: String, proof: Proof)] {
        [("rule/\(evaluator.pack.rules[rule].id)", evaluator.proof(ofRule: rule, profile))]
            + json.mitigations(ofRule: rule, evaluator, profile)
    }
}
