import Diagnostics
import Facts

/// What softens a flag.
extension PackChecker {
    func mitigations(_ located: Located?, _ reader: ConditionReader) -> [Mitigation] {
        guard let located else { return [] }
        var mitigations: [Mitigation] = []
        located.reportIfEmpty("mitigated_by", of: "mitigation")
        for item in located.items("'mitigated_by'") {
            guard let mapping = item.mapping("a mitigation") else { continue }
            mapping.check(allowed: ["id", "when", "says", "cite", "judgement"], required: ["id", "when", "says"])
            let before = conditionMarks.count
            let ground = ground(mapping, for: "this mitigation", ofFinding: true)
            guard let id = mapping.string("id"), let says = mapping.prose("says"),
                let when = mapping["when"].flatMap({ reader.read($0) })
            else { continue }
            if !PackChecker.isIdentifier(id) { mapping["id"]?.report(PackProblem.badIdentifier(id), length: id.count) }
            if let first = mitigations.first(where: { $0.id == id }) {
                mapping["id"]?.report(
                    PackProblem.declaredTwice(id, kind: "mitigation", at: first.place.inWords), length: id.count)
            }
            if ground.judgement == nil {
                let supported = supportedNumbers(ground.citations)
                checkNumbers(says, at: mapping["says"], supported: supported)
                checkNumbers(in: when, list: reader.list, at: mapping["when"], supported: supported)
            }
            mitigations.append(
                Mitigation(
                    id: id, when: when, says: says, citations: ground.citations, judgement: ground.judgement,
                    place: item.place, parts: conditionMarks[before...].map(item.file.place)))
        }
        return mitigations.sorted { $0.id < $1.id }
    }
}
