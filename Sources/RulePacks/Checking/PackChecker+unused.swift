import Diagnostics
import Facts
import YAML

/// What is declared and never used, and what is called the same as another.
extension PackChecker {
    /// - Complexity: O(parts of all conditions).
    func checkUses(_ files: [PackFile]) {
        let termsRead = termsRead()
        for (index, declared) in draft.terms.enumerated() where !termsRead[index] {
            declared.content.file.report(
                UnusedProblem.unused(declared.id, .term, by: "no condition reads"), at: declared.key,
                length: declared.id.count)
        }
        checkSameTexts(zip(flags.map(\.title), draft.flags), "flags")
        checkSameTexts(zip(claims.map(\.label), draft.claims), "claims")
        guard let file = files.first(where: { $0.name == "pack.yaml" }) else { return }
        if !rules.isEmpty {
            let parties = Set(vocabulary.facts.flatMap { $0.ask + $0.reporters })
            report(unused: draft.parties.filter { !parties.contains($0.id) }, .party, by: "nothing is asked of", file)
            let themes = Set(flags.map(\.theme) + claims.map(\.theme))
            let unused = draft.themes.indices.filter { !themes.contains($0) }.map { draft.themes[$0] }
            report(unused: unused, .theme, by: "no flag or claim stands under", file)
        }
        checkSameTexts(draft.themes, kind: "theme", file)
        checkSameTexts(draft.parties, kind: "party", file)
    }

    private func report(unused: [Named], _ kind: UnusedProblem.Kind, by users: String, _ file: PackFile) {
        for named in unused {
            file.report(
                UnusedProblem.unused(named.id, kind, by: users),
                at: draft.marks["\(kind.rawValue) \(named.id)"] ?? .none, length: named.id.unicodeScalars.count)
        }
    }

    private func checkSameTexts(_ declared: some Sequence<(String, Draft.Declared<Mapping>)>, _ kinds: String) {
        var first: [String: String] = [:]
        for (text, declared) in declared {
            if let other = first[text] {
                declared.content.file.report(
                    UnusedProblem.sameText(other, kinds: kinds, of: declared.id), at: declared.key,
                    length: declared.id.count)
            } else {
                first[text] = declared.id
            }
        }
    }

    private func checkSameTexts(_ all: [Named], kind: String, _ file: PackFile) {
        var first: [String: String] = [:]
        for named in all {
            if let other = first[named.text] {
                file.report(
                    UnusedProblem.sameText(other, kinds: kind == "party" ? "parties" : kind + "s", of: named.id),
                    at: draft.marks["\(kind) \(named.id)"] ?? .none, length: named.id.unicodeScalars.count)
            } else {
                first[named.text] = named.id
            }
        }
    }

    /// The terms that a condition names: of a rule, a mitigation, an applicability or another term.
    private func termsRead() -> [Bool] {
        var read = Array(repeating: false, count: terms.count)
        func walk(_ condition: Condition) {
            condition.forEachPart { part, _ in if case .term(let term) = part { read[term] = true } }
        }
        for rule in rules.indices {
            if let when = rules[rule].when { walk(when) }
            for mitigation in rules[rule].mitigations { walk(mitigation.when) }
        }
        for condition in applicability.compactMap(\.self) { walk(condition) }
        for term in terms { walk(term.when) }
        return read
    }
}
