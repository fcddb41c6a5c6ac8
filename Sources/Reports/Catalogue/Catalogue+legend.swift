import Facts
import RulePacks

/// Which parts of the legend are needed to read some entries, and not all of the pack.
extension Catalogue {
    func topics(of subjects: [CatalogueSubject]) -> Set<ConditionLegend.Topic> {
        let read = subjects.reduce(into: Set<CatalogueSubject>()) { $0.formUnion(foundations(of: $1)) }
        let facts = read.filter { $0.kind == .fact }.map(\.place)
        var topics: Set<ConditionLegend.Topic> = [.always]
        for place in facts { topics.formUnion(self.topics(ofFact: place)) }
        if read.contains(where: { $0.kind == .claim }) { topics.insert(.observations) }
        if read.contains(where: { $0.kind == .rule && pack.rules[$0.place].list != nil }) { topics.insert(.eachEntry) }
        return topics
    }

    private func topics(ofFact place: Int) -> Set<ConditionLegend.Topic> {
        let fact = pack.vocabulary.facts[place]
        var topics: Set<ConditionLegend.Topic> = []
        if !fact.reporters.isEmpty { topics.insert(.parties) }
        if fact.tally != nil { topics.insert(.surveys) }
        if fact.valid != nil { topics.insert(.periods) }
        if fact.type == .date || fact.fields.contains(where: { $0.type == .date }) { topics.insert(.dates) }
        let fields = fact.list.map { pack.fieldApplicability[$0] } ?? []
        if (fields + [pack.applicability[place]]).contains(where: { $0 != nil }) { topics.insert(.applicability) }
        if fact.list != nil { topics.insert(.lists) }
        return topics
    }
}
