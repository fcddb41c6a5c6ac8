import Foundation
import Testing

/// What a pack has read for rules is used where a rule cites it, and where a part of a rule does: advice rests on it as well.
@Suite struct PlacesOfAdvice {
    @Test func areNotWithoutARule() throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            var sources = try pack.folder.appending(path: "sources.yaml").text()
            let places = (10...14).map {
                "      para \($0): {use: rule, seen: whole, says: \"Of the members 50 per cent talk of it.\"}\n"
            }
            sources = sources.replacing("benchmarks:\n", with: places.joined() + "benchmarks:\n")
            sources += "  half:\n    {figure: 50 per cent, of: members, that: talk, date: 2008, cite: report para 13}\n"
            try pack.write(sources, to: "sources.yaml")
            try pack.write(
                """
                schema: concord/rules/1
                terms: {reviewed: {when: {fact: trust.reviewed, is: yes}, cite: report para 10}}
                rules:
                  - id: advises
                    finding: Trust matters.
                    cite: report para 3
                    grounds: {kind: survey}
                    benchmarks: half
                    when: {not: {term: reviewed}}
                    mitigated_by:
                      - {id: soft, when: {fact: trust.reviewed, is: yes}, says: Trust is seen to., cite: report para 11}
                    then:
                      raise:
                        kind: risk
                        theme: trust
                        severity: low
                        title: Trust may not be looked at
                        recommendation: {text: Talk of it., cite: report para 12}
                """, to: "rules/advice.yaml")
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.status == 0, "\(check.errors)")
            let lacking = try pack.run("rules", "coverage", "./pack").output.split(separator: "\n")
                .filter { $0.contains("no rule comes from it") }
            // A figure alone makes no rule.
            #expect(lacking.map { $0.prefix(7) } == ["para 13", "para 14"])
        }
    }
}
