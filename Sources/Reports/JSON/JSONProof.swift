public import Engine
public import Facts
public import Profiles
public import RulePacks

/// A proof as JSON: nodes that name those they rest on by number, each node after what it rests on.
public struct JSONProof {
    let pack: RulePack
    private let names: CachedRecordNames

    public init(_ pack: RulePack) { self.init(pack, CachedRecordNames(pack)) }

    /// - Parameter names: of the profile at hand, which somebody else looks after.
    init(_ pack: RulePack, _ names: CachedRecordNames) {
        self.pack = pack
        self.names = names
    }

    /// What became of each mitigation of a rule that fired, and why; none of any other rule.
    ///
    /// - Parameter evaluator: the one that has just made an assessment of this profile.
    public func mitigations(
        ofRule rule: Int, _ evaluator: Evaluator, _ profile: Profile
    ) -> [(about: String, proof: Proof)] {
        names.forgetProfile()
        return evaluator.assessment.mitigations.filter { $0.rule == rule }.map { outcome in
            let content = pack.rules[rule]
            let record = content.list.map { "/" + name($0, outcome.record, profile) } ?? ""
            return (
                "mitigation/\(content.id)/\(content.mitigations[outcome.mitigation].id)\(record)",
                evaluator.proof(of: outcome, profile)
            )
        }
    }

    /// The whole object of `concord/proof/1`, for `explain`.
    ///
    /// - Parameter facts: those that are asked about, of which what is stated is told; `applies` is for each fact of the pack.
    public func document(
        _ proofs: [(about: String, proof: Proof)], facts: [Int] = [], applies: [Truth] = [], _ profile: Profile
    ) -> [UInt8] {
        names.forgetProfile()
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("schema")
        writer.string("concord/proof/1")
        writer.key("profile")
        writer.string(profile.string(profile.id))
        writer.key("as_at")
        writer.optional(profile.asAt?.description)
        writer.key("pack")
        writer.string("\(pack.id) \(pack.version)")
        writer.key("judgements")
        writer.judgements(of: pack)
        if !facts.isEmpty {
            writer.key("facts")
            writer.beginArray()
            for fact in facts { write(fact: fact, applies: applies[fact], profile, &writer) }
            writer.endArray()
        }
        writer.key("proofs")
        writer.beginArray()
        for (about, proof) in proofs {
            writer.beginObject()
            writer.key("about")
            writer.string(about)
            writer.key("proof")
            write(proof, profile, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return JSONWriter.indented(writer.bytes)
    }

    func write(_ proof: Proof, _ profile: Profile, _ writer: inout JSONWriter) {
        let deciding = proof.deciding
        writer.beginObject()
        writer.key("root")
        writer.integer(proof.root)
        writer.key("nodes")
        writer.beginArray()
        let words = ConditionWords(pack, profile)
        for (index, node) in proof.nodes.enumerated() {
            writer.beginObject()
            writer.key("node")
            writer.integer(index)
            writeStep(node.step, words, profile, &writer)
            writer.key("truth")
            writer.string(JSONProof.word(node.truth))
            if !node.reasons.isEmpty {
                writer.key("reasons")
                writer.strings(node.reasons.words)
            }
            writer.key("decides")
            writer.boolean(deciding.contains(index))
            writer.key("rests_on")
            writer.beginArray()
            for child in node.children { writer.integer(child) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    static func word(_ truth: Truth) -> String {
        switch truth {
        case .true: "true"
        case .false: "false"
        case .unknown: "unknown"
        }
    }

    // MARK: Steps

    private func writeStep(
        _ step: ProofStep, _ words: ConditionWords, _ profile: Profile, _ writer: inout JSONWriter
    ) {
        switch step {
        case .flag(let flag): identify("flag", pack.flags[flag].id, says: pack.flags[flag].title, &writer)
        case .rule(let rule):
            identify("rule", pack.rules[rule].id, says: pack.rules[rule].finding, &writer)
            writer.key("cites")
            writer.strings(pack.rules[rule].citations.map(pack.text))
            writer.key("judgement")
            writer.optional(pack.rules[rule].judgement)
        case .record(let list, let record):
            identify("record", name(list, record, profile), says: pack.vocabulary.facts[list].label, &writer)
            if let record, !pack.vocabulary.facts[list].isGrid {
                writeAnswer(list, record: record, profile, &writer)
            }
        case .records(let list):
            let fact = pack.vocabulary.facts[list]
            identify("records", fact.id, says: "there may be others: \(fact.label)", &writer)
            writeAnswer(wholeList: list, profile, &writer)
        case .mitigation(let rule, let mitigation):
            let content = pack.rules[rule].mitigations[mitigation]
            identify("mitigation", "\(pack.rules[rule].id)/\(content.id)", says: content.says, &writer)
            writer.key("cites")
            writer.strings(content.citations.map(pack.text))
            writer.key("judgement")
            writer.optional(content.judgement)
        case .claim(let claim, let word):
            identify("claim", pack.claims[claim].id, says: words.words(claim: claim, word), &writer)
        case .observation(let fact):
            identify("observation", pack.vocabulary.facts[fact].id, says: pack.vocabulary.facts[fact].label, &writer)
            writeAnswers(to: fact, .any, profile, &writer)
        case .flagIs(let flag, let isRaised):
            identify(
                isRaised ? "is_raised" : "is_not_raised", pack.flags[flag].id, says: pack.flags[flag].title, &writer)
        case .term(let term):
            identify("term", pack.terms[term].id, says: words.words(pack.terms[term].when), &writer)
            writer.key("cites")
            writer.strings(pack.terms[term].citations.map(pack.text))
            writer.key("judgement")
            writer.optional(pack.terms[term].judgement)
        case .applicability(let fact):
            let condition = pack.applicability[fact].map { words.words($0) } ?? ""
            identify("applies", pack.vocabulary.facts[fact].id, says: condition, &writer)
        case .fieldApplicability(let list, let record, let field):
            identify("applies", fieldID(list, field), says: name(list, record, profile), &writer)
        case .fact(let test):
            identify("fact", pack.vocabulary.facts[test.fact].id, says: words.words(test), &writer)
            writer.key("wanted")
            writer.string(wanted(test, words))
            writeAnswers(to: test.fact, test.voice, profile, &writer)
        case .field(let list, let record, let test):
            identify("field", fieldID(list, test.field), says: words.words(test, list: list), &writer)
            writer.key("record")
            writer.string(name(list, record, profile))
            writer.key("wanted")
            writer.string(words.wanted(test.test, pack.vocabulary.facts[list].fields[test.field].type))
            writeAnswer(list, record, test.field, profile, &writer)
        case .key(let list, let record, let keys):
            identify("key", name(list, record, profile), says: words.words(keys: keys, list: list), &writer)
        case .list(let test):
            identify("list", pack.vocabulary.facts[test.fact].id, says: words.words(test), &writer)
            if !pack.vocabulary.facts[test.fact].isGrid { writeAnswer(wholeList: test.fact, profile, &writer) }
        case .all: identify("all", nil, says: "all of", &writer)
        case .any: identify("any", nil, says: "any of", &writer)
        case .not: identify("not", nil, says: "not", &writer)
        case .count(let atLeast): identify("count", nil, says: "at least \(atLeast) of", &writer)
        }
    }

    private func identify(_ kind: String, _ id: String?, says: String, _ writer: inout JSONWriter) {
        writer.key("kind")
        writer.string(kind)
        writer.key("id")
        writer.optional(id)
        writer.key("says")
        writer.string(says)
    }

    private func wanted(_ test: FactTest, _ words: ConditionWords) -> String {
        switch test.voice {
        case .disputed(let wanted): wanted ? "that they differ" : "that they are alike"
        default: words.wanted(test.test, pack.vocabulary.facts[test.fact].type)
        }
    }

    private func fieldID(_ list: Int, _ field: Int) -> String {
        "\(pack.vocabulary.facts[list].id).\(pack.vocabulary.facts[list].fields[field].id)"
    }

    func name(_ list: Int, _ record: Int?, _ profile: Profile) -> String {
        record.map { names.name(list: list, record: $0, profile) } ?? "others"
    }
}
