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
                    // A record's id is its name, and no fact's.
                    if node["kind"] as? String == "record" { continue }
                    guard objects(node["answers"]).contains(where: { $0["known"] as? Bool == true }) else { continue }
                    let id = try #require(node["id"] as? String)
                    #expect(read.contains(id), "\(flag["id"] ?? "") rests on \(id)")
                    checked += 1
                }
            }
        }
        #expect(checked > 20)
    }

    /// Whatever name of a fact's part a result has, it can be asked about.
    @Test func eachPartIsExplained() throws {
        var parts: Set<String> = []
        for assessment in try assessments("outcomes") {
            for flag in objects(assessment["flags"]) {
                let names = (flag["facts_read"] ?? flag["open_facts"]) as? [String] ?? []
                parts.formUnion(
                    names.filter { $0.hasPrefix("levels.") || $0.contains("/") || $0.split(separator: ".").count > 2 })
            }
        }
        parts.formUnion([
            "levels.strategic.trust", "challenge.performance_seen/members", "challenge.performance_seen.settled",
        ])
        #expect(parts.count > 5)
        for part in parts.sorted().prefix(12) {
            let run = try Command.run(["explain", "Examples/at-odds.yaml", part, "-r", "Rules/lsp"])
            #expect(run.status == 0, "\(part): \(run.errors)")
        }
        let none = try Command.run(["explain", "Examples/at-odds.yaml", "levels.settled", "-r", "Rules/lsp"])
        #expect(none.status == 2)
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

    /// What an open fact's effects say is what happens once the answer stands in a profile.
    @Test func theEffectsOfAnAnswerAreWhatItDoes() throws {
        func profile(_ id: Int, _ facts: String) -> String {
            "schema: concord/profile/1\nid: a\(id)\nas_at: 2008-11-30\nfacts: {\(facts)}\n"
        }
        let blank = try Command.run(["assess", "-", "-f", "ndjson", "--detail", "full", "-q"], input: profile(0, ""))
        var said: [(facts: String, effect: [String: Any])] = []
        for fact in objects(try Command.object(blank.output)["open_facts"]) {
            let (name, by) = (try #require(fact["fact"] as? String), fact["by"] as? String)
            let decides = try #require(fact["decides"] as? [String])
            for effect in objects(fact["effects"]) {
                let flags = (effect["raises"] as? [String] ?? []) + (effect["clears"] as? [String] ?? [])
                #expect(!flags.isEmpty && flags.allSatisfy { decides.contains("flag/\($0)") })
                guard fact["record"] is NSNull, let answer = effect["answer"] as? String else { continue }
                said.append(("\(name): \(by.map { "{\($0): \(answer)}" } ?? answer)", effect))
            }
        }
        #expect(said.count > 30)
        let profiles = said.enumerated().map { profile($0.offset, $0.element.facts) }.joined(separator: "---\n")
        let after = try Command.run(["assess", "-", "-f", "ndjson", "--detail", "outcomes", "-q"], input: profiles)
        #expect(after.lines.count == said.count)
        for (line, (facts, effect)) in zip(after.lines, said) {
            let statuses = objects(try Command.object(line)["flags"]).reduce(into: [String: String]()) {
                $0[$1["id"] as? String ?? ""] = $1["status"] as? String
            }
            for flag in effect["raises"] as? [String] ?? [] { #expect(statuses[flag] == "raised", "\(facts)") }
            for flag in effect["clears"] as? [String] ?? [] { #expect(statuses[flag] == "not_raised", "\(facts)") }
        }
    }

    @Test(arguments: ["outcomes", "full"]) func effectsStandWithFullDetailAlone(_ detail: String) throws {
        for assessment in try assessments(detail) {
            #expect(objects(assessment["open_facts"]).allSatisfy { ($0["effects"] == nil) == (detail == "outcomes") })
        }
    }

    @Test func fewerDetailsNameNone() throws {
        for assessment in try assessments("flags") {
            for flag in objects(assessment["flags"]) {
                #expect(flag["facts_read"] == nil && flag["open_facts"] == nil)
            }
        }
    }
}
