public import Diagnostics
public import Engine
import Facts
public import Files
public import Profiles
public import RulePacks

/// Writes assessments as JSON, one object for each, in the shape of `concord/assessment/1`. Each worker has its own.
public struct JSONReport: ~Copyable {
    let pack: RulePack
    let fragments: JSONFragments
    let names: CachedRecordNames
    let proofs: JSONProof
    let detail: Detail
    let isIndented: Bool
    var writer: JSONWriter
    /// The names of a profile's records as they stand inside a text, once they are made.
    var recordNames: [[UInt8]] = []
    /// For each flag, the names of the open facts that decide it.
    var openFactsOfFlags: [[Fragment]] = []

    /// - Parameter indented: whether it is spread over lines for people.
    public init(_ pack: RulePack, detail: Detail, indented: Bool) {
        self.pack = pack
        self.detail = detail
        fragments = JSONFragments(pack, for: detail)
        writer = JSONWriter(fragmentsOf: fragments.text)
        names = CachedRecordNames(pack)
        proofs = JSONProof(pack, names)
        isIndented = indented
    }

    /// Adds the object for a profile that was evaluated, without a line end.
    ///
    /// - Parameter assessment: what the evaluator made of it.
    public mutating func append(
        _ evaluator: Evaluator, _ assessment: borrowing Assessment, _ profile: borrowing Profile,
        to bytes: inout ByteSink
    ) {
        guard !isIndented else {
            writer.removeAll()
            write(evaluator, assessment, profile)
            return bytes.append(JSONWriter.indented(writer.bytes).span)
        }
        writer.exchange(with: &bytes)
        write(evaluator, assessment, profile)
        writer.exchange(with: &bytes)
    }

    private mutating func write(
        _ evaluator: Evaluator, _ assessment: borrowing Assessment, _ profile: borrowing Profile
    ) {
        names.forgetProfile()
        writer.continuing("{\"schema\":\"concord/assessment/1\",\"profile\":")
        write(profile)
        writer.key("pack")
        writer.raw(fragments.pack)
        writer.key("judgements")
        writer.raw(fragments.judgements)
        writer.key("draft")
        writer.boolean(profile.isDraft)
        writer.key("counts")
        write(assessment.counts)
        let open = detail == .flags ? OpenFacts() : evaluator.openFacts(profile)
        writer.key("flags")
        writeFlags(evaluator, assessment, open, profile)
        writer.key("claims")
        writeClaims(assessment, profile)
        writer.key("ratings")
        write(assessment.ratings, of: assessment)
        if detail != .flags {
            writer.key("open_facts")
            write(open, evaluator, profile)
        }
        writer.key("notes")
        writeNotes(evaluator, assessment, profile)
        if detail != .flags {
            writer.key("rules")
            writeRules(evaluator, assessment, profile)
        }
        writer.key("problems")
        write(evaluator.warnings(profile))
        writer.endObject()
    }

    /// Adds the object for a profile that could not be read.
    public mutating func append(
        failure file: String, document: Int, problems: [Diagnostic], to bytes: inout ByteSink
    ) {
        writer.removeAll()
        writer.beginObject()
        writer.key("schema")
        writer.string("concord/failure/1")
        writer.key("file")
        writer.string(file)
        writer.key("document")
        writer.integer(document)
        writer.key("problems")
        write(problems)
        writer.endObject()
        bytes.append((isIndented ? JSONWriter.indented(writer.bytes) : writer.bytes).span)
    }

    // MARK: Parts

    private mutating func write(_ profile: borrowing Profile) {
        writer.beginObject()
        writer.key("id")
        write(profile.id, profile)
        writer.key("partnership")
        write(profile.partnership, profile)
        writer.key("as_at")
        writer.date(profile.asAt)
        writer.key("basis")
        write(profile.basis, profile)
        if let scope = profile.scope {
            writer.key("themes")
            writer.strings(scope.map { pack.themes[$0].id })
        }
        if let prepared = profile.prepared {
            writer.key("prepared")
            write(prepared, profile)
        }
        if let reviewed = profile.reviewed {
            writer.key("reviewed")
            write(reviewed, profile)
        }
        writer.key("file")
        writer.string(profile.file)
        writer.key("document")
        writer.integer(profile.document)
        writer.key("hash")
        writer.digest(profile.digest)
        if detail == .full { writeWords(profile) }
        writer.endObject()
    }

    /// What is stated in words of the profile's own, which no rule reads.
    private mutating func writeWords(_ profile: borrowing Profile) {
        let profile = copy profile
        writer.key("words")
        writer.beginArray()
        for (place, fact) in pack.vocabulary.facts.enumerated() where fact.type == .text {
            guard fact.answerSlots.contains(where: { profile.answers[$0].isStated }) else { continue }
            writer.beginObject()
            writer.key("fact")
            writer.string(fact.id)
            proofs.writeAnswers(to: place, .plain, profile, &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func write(_ signOff: SignOff, _ profile: borrowing Profile) {
        writer.beginObject()
        writer.key("by")
        write(signOff.by, profile)
        writer.key("date")
        writer.date(signOff.date)
        writer.endObject()
    }

    mutating func write(_ range: TextRange, _ profile: borrowing Profile) { writer.text(range, profile) }

    private mutating func write(_ counts: Counts) {
        writer.continuing("{\"risks\":{\"high\":")
        write(counts.risks[0])
        writer.continuing(",\"medium\":")
        write(counts.risks[1])
        writer.continuing(",\"low\":")
        write(counts.risks[2])
        writer.continuing("},\"strengths\":")
        write(counts.strengths)
        writer.continuing(",\"enquiries\":")
        write(counts.enquiries)
        writer.continuing(",\"facts\":{\"known\":")
        writer.integer(counts.known)
        writer.continuing(",\"asked\":")
        writer.integer(counts.asked)
        writer.continuing(",\"answered\":")
        writer.integer(counts.answered)
        writer.continuing(",\"not_applicable\":")
        writer.integer(counts.inapplicable)
        writer.continuing("}}", closes: true)
    }

    private mutating func write(_ pair: Counts.Pair) {
        writer.continuing("{\"raised\":")
        writer.integer(pair.raised)
        writer.continuing(",\"open\":")
        writer.integer(pair.open)
        writer.endObject()
    }

    private mutating func writeNotes(
        _ evaluator: Evaluator, _ assessment: borrowing Assessment, _ profile: borrowing Profile
    ) {
        writer.beginArray()
        for place in fragments.notes.indices where assessment.rules[fragments.notes[place].rule].kind == .fired {
            writer.raw(fragments.notes[place].text)
            let rule = fragments.notes[place].rule
            writeRecords(of: rule, assessment, profile)
            if profile.scope != nil, !evaluator.covers(rule: rule, profile) {
                writer.key("outside_scope")
                writer.boolean(true)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    /// The records for which a rule fired, by name; nothing for a rule that looks at none.
    mutating func writeRecords(of rule: Int, _ assessment: borrowing Assessment, _ profile: Profile) {
        let list = fragments.lists[rule]
        guard list >= 0 else { return }
        writer.key("records")
        writer.beginArray()
        for outcome in assessment.records(of: rule) where outcome.outcome.kind == .fired {
            if let record = outcome.record { writer.string(name(list: list, record: record, profile)) }
        }
        writer.endArray()
    }

    /// A grid's row by its key, any other record by what is stated of it.
    func name(list: Int, record: Int?, _ profile: Profile) -> String {
        record.map { names.name(list: list, record: $0, profile) } ?? "others"
    }

    mutating func write(_ problems: [Diagnostic]) { writer.problems(problems) }
}
