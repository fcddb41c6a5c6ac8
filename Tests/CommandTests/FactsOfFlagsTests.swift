import Foundation
import Testing

/// Which facts each flag rests on or waits for, in JSON from `--detail outcomes` on.
@Suite struct FactsOfFlagsTests {
    private func assessments(_ detail: String) throws -> [[String: Any]] {
        let files = try Command.repository.appending(path: "Examples").names().filter { $0.hasSuffix(".yaml") }
        let run = try Command.run(
            ["assess"] + files.map { "Examples/\($0)" } + ["-f", "ndjson", "--detail", detail, "-q"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.count >= files.count)
        return try run.lines.map { try Command.object($0) }
    }

    private func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    @Test func aRaisedFlagNamesAtLeastWhatDecidesIt() throws {
        var checked = 0
        for assessment in try assessments("full") {
            let proofs = objects(assessment["rules"]).reduce(into: [String: [[String: Any]]]()) { proofs, rule in
                proofs[rule["id"] as? String ?? ""] = objects((rule["proof"] as? [String: Any])?["nodes"])
            }
            for flag in objects(assessment["flags"]) where flag["status"] as? String == "raised" {
                let read = Set(try #require(flag["facts_read"] as? [String]))
                let nodes = objects(flag["findings"]).flatMap { proofs[$0["rule"] as? String ?? ""] ?? [] }
                for node in nodes where node["decides"] as? Bool == true && node["truth"] as? String != "unknown" {
                    guard objects(node["answers"]).contains(where: { $0["known"] as? Bool == true }) else { continue }
                    let id = try #require(node["id"] as? String)
                    #expect(read.contains(id), "\(flag["id"] ?? "") rests on \(id)")
                    checked += 1
                }
            }
        }
        #expect(checked > 20)
    }

    @Test func anOpenFlagNamesWhatDecidesIt() throws {
        var checked = 0
        for assessment in try assessments("outcomes") {
            let open = objects(assessment["open_facts"])
            for flag in objects(assessment["flags"]) {
                let id = try #require(flag["id"] as? String)
                let deciding = open.filter { ($0["decides"] as? [String] ?? []).contains("flag/\(id)") }
                guard flag["status"] as? String == "open" else {
                    #expect(flag["open_facts"] == nil && deciding.isEmpty)
                    continue
                }
                let named = try #require(flag["open_facts"] as? [String])
                #expect(Set(named) == Set(deciding.compactMap { $0["fact"] as? String }), "\(id)")
                #expect(Set(named).count == named.count)
                #expect(!named.isEmpty || flag["outside_scope"] as? Bool == true)
                checked += 1
            }
        }
        #expect(checked > 60)
    }

    @Test func fewerDetailsNameNone() throws {
        for assessment in try assessments("flags") {
            for flag in objects(assessment["flags"]) {
                #expect(flag["facts_read"] == nil && flag["open_facts"] == nil)
            }
        }
    }
}
