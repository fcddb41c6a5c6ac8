import Facts
import Profiles
import RulePacks

/// What is stated of one fact, whether or not anything reads it.
extension JSONProof {
    func write(fact index: Int, applies: Truth, _ profile: Profile, _ writer: inout JSONWriter) {
        let fact = pack.vocabulary.facts[index]
        writer.beginObject()
        writer.key("id")
        writer.string(fact.id)
        writer.key("label")
        writer.string(fact.label)
        writer.key("question")
        writer.string(fact.question)
        writer.key("applies")
        writer.string(JSONProof.word(applies))
        writer.key("applies_when")
        writer.optional(pack.applicability[index].map { ConditionWords(pack, profile).words($0) })
        if let list = fact.list {
            if !fact.isGrid { writeAnswer(wholeList: index, profile, &writer) }
            writer.key("records")
            writer.beginArray()
            let count = fact.isGrid ? fact.keys.count : Int(profile.lists[list].recordCount)
            for record in 0..<count { write(record, of: index, profile, &writer) }
            writer.endArray()
        } else {
            writeAnswers(to: index, .any, profile, &writer)
        }
        writer.endObject()
    }

    /// Of a grid each field of the row, of another list those that the record states.
    private func write(_ record: Int, of list: Int, _ profile: Profile, _ writer: inout JSONWriter) {
        let fact = pack.vocabulary.facts[list]
        writer.beginObject()
        writer.key("record")
        writer.string(name(list, record, profile))
        if !fact.isGrid { writeAnswer(list, record: record, profile, &writer) }
        writer.key("fields")
        writer.beginArray()
        for (place, field) in fact.fields.enumerated() {
            guard fact.isGrid || isStated(place, record, of: list, profile) else { continue }
            writer.beginObject()
            writer.key("id")
            writer.string(field.id)
            writer.key("label")
            writer.string(field.label)
            writeAnswer(list, record, place, profile, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func isStated(_ field: Int, _ record: Int, of list: Int, _ profile: Profile) -> Bool {
        guard let place = pack.vocabulary.facts[list].list else { return false }
        return profile.field(field, ofRecord: profile.records(of: place).lowerBound + record).isStated
    }
}
