import Facts
import Profiles
import RulePacks
import YAML

/// What was answered, by whom, on what evidence and in which line, as the nodes of a proof have it.
extension JSONProof {
    /// - Parameter voice: whose answers a test reads; whether parties differ, and what one of them says, is read of them alone.
    func writeAnswers(
        to index: Int, _ voice: FactTest.Voice, _ profile: Profile, _ writer: inout JSONWriter
    ) {
        let fact = pack.vocabulary.facts[index]
        writer.key("answers")
        writer.beginArray()
        let slots =
            switch voice {
            case .reporter(let place): fact.firstSlot + place..<fact.firstSlot + place + 1
            case .disputed: fact.answerSlots
            case .plain, .any, .all: fact.firstSlot..<fact.firstSlot + fact.slotCount
            }
        let settled = fact.settledSlot.flatMap { slots.contains($0) && profile.answers[$0].isStated ? $0 : nil }
        for slot in slots {
            if slot == fact.settledSlot, settled == nil { continue }
            let by =
                slot == settled ? "settled" : fact.reporters.isEmpty ? nil : fact.reporters[slot - fact.firstSlot]
            write(
                profile.answers[slot], by: by, fact.type, isRead: settled.map { $0 == slot }, profile, &writer)
        }
        writer.endArray()
    }

    /// What is said of a list as a whole: known only where it is complete.
    func writeAnswer(wholeList list: Int, _ profile: Profile, _ writer: inout JSONWriter) {
        guard let place = pack.vocabulary.facts[list].list else { return }
        let content = profile.lists[place]
        let line = AnswerWords(pack, profile).line(list: list)
        writeAnswer(
            line.answer, isKnown: content.unknown == nil && content.isComplete,
            evidence: line.evidence.isEmpty ? nil : content.evidence, line: line.line, profile, &writer)
    }

    /// That a record is stated, with its evidence.
    func writeAnswer(_ list: Int, record: Int, _ profile: Profile, _ writer: inout JSONWriter) {
        guard let place = pack.vocabulary.facts[list].list, record < profile.lists[place].recordCount else { return }
        let content = profile.records[profile.records(of: place).lowerBound + record]
        guard content.isStated else { return }
        writeAnswer(
            "stated", isKnown: true, evidence: content.evidence, line: Int(content.mark.line), profile, &writer)
    }

    /// - Parameter evidence: its place in the profile, -1 where none is stated; `nil` where there is none to state.
    private func writeAnswer(
        _ answer: String, isKnown: Bool, evidence: Int32?, line: Int, _ profile: Profile, _ writer: inout JSONWriter
    ) {
        writer.key("answers")
        writer.beginArray()
        writer.beginObject()
        writer.key("by")
        writer.null()
        writer.key("answer")
        writer.string(answer)
        writer.key("known")
        writer.boolean(isKnown)
        if let evidence {
            writer.key("evidence")
            JSONReport.write(evidence: evidence, profile, &writer)
        }
        if line > 0 {
            writer.key("file")
            writer.string(profile.file)
            writer.key("line")
            writer.integer(line)
        }
        writer.endObject()
        writer.endArray()
    }

    func writeAnswer(_ list: Int, _ record: Int?, _ field: Int, _ profile: Profile, _ writer: inout JSONWriter) {
        let fact = pack.vocabulary.facts[list]
        writer.key("answers")
        writer.beginArray()
        if let place = fact.list, let record, record < profile.lists[place].recordCount {
            let answer = profile.field(field, ofRecord: profile.records(of: place).lowerBound + record)
            write(answer, by: nil, fact.fields[field].type, isRead: nil, profile, &writer)
        }
        writer.endArray()
    }

    /// - Parameter isRead: of a fact that is settled, whether this is the answer that is read; `nil` of any other.
    private func write(
        _ answer: Answer, by: String?, _ type: FactType, isRead: Bool?, _ profile: Profile,
        _ writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.key("by")
        writer.optional(by)
        writer.key("answer")
        writer.string(answerText(answer, type, profile))
        writer.key("known")
        writer.boolean(answer.known != nil)
        if answer.value != nil, answer.mark != .none {
            writer.key("evidence")
            JSONReport.write(evidence: answer.evidence, profile, &writer)
        }
        if answer.tellsCounts {
            JSONReport.write(survey: profile.tallies[Int(answer.tally)], &writer)
        }
        if let isRead {
            writer.key("read")
            writer.boolean(isRead)
        }
        if answer.mark != .none {
            writer.key("file")
            writer.string(profile.file)
            writer.key("line")
            writer.integer(Int(answer.mark.line))
        }
        writer.endObject()
    }
}
