import Engine
import Facts
import RulePacks

/// In which order questions are put.
extension ReportWriter {
    /// By the flags that an answer may decide: high risks first, then the others; the vocabulary decides between equals. But
    /// what decides whether a question may be put at all stands before it.
    func rankedQuestions() -> [OpenFact] {
        let ranked = openFacts.facts.map { question in
            var counts = [0, 0, 0, 0]
            for case .flag(let flag) in question.decides { counts[min(3, rank(flag))] += 1 }
            return (question, counts.map { -$0 })
        }
        let byWeight = ranked.enumerated().sorted { left, right in
            if left.element.1 != right.element.1 { return left.element.1.lexicographicallyPrecedes(right.element.1) }
            return left.offset < right.offset
        }.map(\.element.0)
        return neededFirst(byWeight)
    }

    private func neededFirst(_ questions: [OpenFact]) -> [OpenFact] {
        guard questions.contains(where: \.mayNotApply) else { return questions }
        var ofFact: [Int: [Int]] = [:]
        for (place, question) in questions.enumerated() {
            ofFact[fact(of: question.subject), default: []].append(place)
        }
        var ordered: [OpenFact] = []
        var isPlaced = questions.map { _ in false }
        func add(_ place: Int) {
            guard !isPlaced[place] else { return }
            isPlaced[place] = true
            let question = questions[place]
            if question.mayNotApply {
                for needed in evaluator.factsDeciding(whetherToAsk: fact(of: question.subject)) {
                    for place in ofFact[needed] ?? [] { add(place) }
                }
            }
            ordered.append(question)
        }
        for place in questions.indices { add(place) }
        return ordered
    }

    func fact(of subject: OpenFact.Subject) -> Int {
        switch subject {
        case .fact(let fact, _), .others(let fact): fact
        case .field(let list, _, _): list
        }
    }
}
