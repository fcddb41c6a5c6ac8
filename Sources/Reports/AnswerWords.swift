import Facts
import Profiles
import RulePacks
import YAML

/// Who said what of a profile's facts, and on what evidence.
struct AnswerWords {
    let pack: RulePack
    let profile: Profile
    /// Whether each survey's answer says why the pack reads it so; a report that says it once need not.
    var saysGroundsOfSurveys = true

    init(_ pack: RulePack, _ profile: Profile) {
        self.pack = pack
        self.profile = profile
    }

    /// One voice, its answer, and its evidence.
    struct Line {
        /// `nil` where the fact has one answer.
        var who: String?
        var answer: String
        var evidence: String
        /// Counted from 1; 0 where nothing is stated.
        var line: Int
    }

    /// Every voice of a fact; what the auditor settled stands last.
    ///
    /// - Parameter settled: whether that is wanted: whoever asks if the parties differ does not read it.
    func lines(fact index: Int, settled isWanted: Bool = true) -> [Line] {
        let fact = pack.vocabulary.facts[index]
        if fact.isDayOfProfile {
            let day = answerText(profile.answers[fact.firstSlot], fact.type, profile)
            return [Line(answer: day, evidence: "as_at of the profile", line: 0)]
        }
        var lines = fact.answerSlots.map { slot in
            let who = fact.reporters.isEmpty ? nil : pack.label(ofParty: fact.reporters[slot - fact.firstSlot])
            return line(profile.answers[slot], fact.type, who: who, rule: fact.tally)
        }
        if isWanted, let slot = fact.settledSlot, profile.answers[slot].isStated {
            lines.append(line(profile.answers[slot], fact.type, who: "settled by judgement", rule: nil))
        }
        return lines
    }

    /// A field of a record; it goes by the record's evidence where it has none of its own.
    func line(list fact: Int, record: Int, field: Int) -> Line {
        guard let list = pack.vocabulary.facts[fact].list else { return Line(answer: "", evidence: "", line: 0) }
        let records = profile.records(of: list)
        guard records.indices.contains(records.lowerBound + record) else {
            return Line(answer: "not stated", evidence: "", line: 0)
        }
        let answer = profile.field(field, ofRecord: records.lowerBound + record)
        return line(answer, pack.vocabulary.facts[fact].fields[field].type, who: nil, rule: nil)
    }

    /// A record as a whole.
    func line(list fact: Int, record: Int) -> Line {
        guard let list = pack.vocabulary.facts[fact].list else { return Line(answer: "", evidence: "", line: 0) }
        let place = profile.records(of: list).lowerBound + record
        guard profile.records(of: list).contains(place) else {
            return Line(answer: "not stated", evidence: "", line: 0)
        }
        let content = profile.records[place]
        return Line(answer: "stated", evidence: evidence(content.evidence), line: Int(content.mark.line))
    }

    /// What is said of a list as a whole.
    func line(list fact: Int) -> Line {
        guard let list = pack.vocabulary.facts[fact].list else { return Line(answer: "", evidence: "", line: 0) }
        let content = profile.lists[list]
        let text: String
        if let reason = content.unknown {
            text = reason == .reasonGiven ? unknownText(profile.reason(of: content), profile) : reason.words
        } else if content.isComplete {
            text = content.recordCount == 0 ? "none" : "\(content.recordCount) stated, and no others"
        } else {
            text = "\(content.recordCount) stated; there may be others"
        }
        let hasEvidence = content.evidence >= 0 || (content.unknown == nil && content.recordCount == 0)
        return Line(
            answer: text, evidence: hasEvidence ? evidence(content.evidence) : "", line: Int(content.mark.line))
    }

    private func line(_ answer: Answer, _ type: FactType, who: String?, rule: TallyRule?) -> Line {
        var text = answerText(answer, type, profile)
        if answer.tellsCounts, let rule {
            let ground = saysGroundsOfSurveys && !rule.ground.isEmpty ? "; \(rule.ground)" : ""
            text += " (\(AnswerWords.tally(profile.tallies[Int(answer.tally)], rule))\(ground))"
        }
        let hasEvidence = answer.value != nil || answer.evidence >= 0
        return Line(
            who: who, answer: text, evidence: hasEvidence ? evidence(answer.evidence) : "", line: Int(answer.mark.line))
    }

    /// How many said what, and how that is read as one answer.
    static func tally(_ tally: Tally, _ rule: TallyRule) -> String {
        var parts = ["\(tally.yes) yes", "\(tally.no) no"]
        if let notKnown = tally.notKnown, notKnown > 0 { parts.append("\(notKnown) not known") }
        let counts = parts.joined(separator: ", ") + (tally.asked.map { ", of \($0) asked" } ?? "")
        return "\(counts); the pack reads yes where \(rule.words)"
    }

    /// Why the pack reads surveys as it does: of those stated here, each ground once.
    var groundsOfSurveys: [String] {
        var grounds: [String] = []
        for fact in pack.vocabulary.facts {
            guard let ground = fact.tally?.ground, !ground.isEmpty, !grounds.contains(ground) else { continue }
            let answers = fact.answerSlots.map { profile.answers[$0] }
            if answers.contains(where: \.tellsCounts) { grounds.append(ground) }
        }
        return grounds
    }

    /// Kind, source, date, who took it, and a note; of what is confidential, the kind alone. Of what was settled first who did so,
    /// when and why.
    func evidence(_ index: Int32) -> String {
        guard index >= 0 else { return "no evidence stated" }
        let evidence = profile.evidence[Int(index)]
        let kind = evidence.kind == .unsaid ? "kind of evidence not stated" : evidence.kind.word
        if !evidence.mayBeTold { return "\(kind); confidential" }
        var parts: [String] = []
        if !evidence.source.isEmpty, !evidence.isOfSettlement { parts.append(profile.string(evidence.source)) }
        if let date = evidence.date { parts.append(date.description) }
        if !evidence.by.isEmpty { parts.append("by \(profile.string(evidence.by))") }
        let text = parts.joined(separator: ", ")
        let note = evidence.note.isEmpty ? "" : profile.string(evidence.note).sentence
        if evidence.isOfSettlement {
            let basis = evidence.basis < 0 ? "none stated" : self.evidence(evidence.basis)
            return "\(text). Because: \(note) Evidence: \(basis)"
        }
        let all = text.isEmpty ? kind : evidence.kind == .unsaid ? "\(text); \(kind)" : "\(kind): \(text)"
        return all + (note.isEmpty ? "" : ". Note: \(note)")
    }
}
