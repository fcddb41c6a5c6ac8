import RulePacks

/// Neighbouring places of one source that its register describes together, such as `gp para 160-163`.
struct CitationRun {
    private(set) var citations: [Citation]

    /// The citations, sorted, in as few runs as they make.
    /// - Complexity: O(n log n) in the citations.
    static func all(of citations: [Citation], _ pack: RulePack) -> [CitationRun] {
        var runs: [CitationRun] = []
        for citation in citations.sorted() {
            if runs.last?.continues(with: citation, pack) == true {
                runs[runs.count - 1].citations.append(citation)
            } else {
                runs.append(CitationRun(citations: [citation]))
            }
        }
        return runs
    }

    private func continues(with next: Citation, _ pack: RulePack) -> Bool {
        guard let last = citations.last, last.source == next.source, last.locator.kind == next.locator.kind,
            last.locator.number + 1 == next.locator.number, let entry = pack.entry(last),
            let following = pack.entry(next)
        else { return false }
        return !entry.says.isEmpty && entry.says == following.says && entry.doesNotSay == following.doesNotSay
    }

    /// As it is printed: `wbt para 58`, or `gp para 160-163`.
    func text(_ pack: RulePack) -> String {
        guard let first = citations.first, let last = citations.last else { return "" }
        return pack.text(first) + (citations.count > 1 ? "-\(last.locator.numeral)" : "")
    }
}
