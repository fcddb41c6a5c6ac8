import Diagnostics
import Engine
import RulePacks
import TestSupport
import Testing

/// What deserves a look in a profile is told without a word and a date of what is confidential, whatever the pack and the profile.
@Suite struct WarningsTellNothingConfidential {
    private static let secret = "Sparrow"
    /// The years of evidence alone: long before the day of the profile, and long after.
    private static let years = ["1911", "2031"]

    /// The same answers, each resting on words and a date that stand nowhere else.
    private func marked(_ profile: ProfileSketch, isConfidential: Bool, _ random: inout SeededGenerator)
        -> ProfileSketch
    {
        func mark(_ answer: AnswerSketch) -> AnswerSketch {
            var answer = answer
            answer.words = Self.secret
            answer.isConfidential = isConfidential
            answer.date = random.pick(Self.years.map { "\($0)-04" } + Self.years.map { "\($0)-04-01" } + [answer.date])
            return answer
        }
        var marked = profile
        for (fact, statement) in profile.statements.sorted(by: { $0.key < $1.key }) {
            switch statement {
            case .plain(let answer): marked.statements[fact] = .plain(mark(answer))
            case .reported(let answers, let settled):
                let own = answers.sorted { $0.key < $1.key }.map { ($0.key, mark($0.value)) }
                marked.statements[fact] = .reported(
                    Dictionary(uniqueKeysWithValues: own), settled: settled.map(mark))
            case .records(let records, let isComplete):
                marked.statements[fact] = .records(records.map { $0.mapValues(mark) }, isComplete: isComplete)
            case .grid(let rows): marked.statements[fact] = .grid(rows.mapValues { $0.mapValues(mark) })
            case .unknownList: break
            }
        }
        return marked
    }

    /// Who signed it, and what is decided on each flag, some of it before what decides and some after.
    private func signed(_ profile: ProfileSketch, _ flags: [String], _ random: inout SeededGenerator) -> String {
        var tree = profile.tree
        tree["prepared"] = ["by": "AB", "date": .scalar(random.pick(["2008-12-01", "2008-12", "2008-11"]))]
        if random.chance(50) { tree["reviewed"] = ["by": "CD", "date": .scalar(random.pick(["2008-12-03", "2008"]))] }
        tree["responses"] = .sequence(
            flags.map { flag in
                [
                    "flag": .scalar(flag), "decision": .scalar(random.pick(["accepted", "remedied"])), "by": "EF",
                    "because": "It is done.", "date": .scalar(random.pick(["2007", "2008-11", "2008-12-02"])),
                ]
            })
        return tree.text
    }

    @Test(arguments: 0..<4) func inNoProfile(_ part: Int) throws {
        var (told, dated, codes) = (0, 0, Set<String>())
        for number in stride(from: part, to: Corpus.times(160), by: 4) {
            let made = try Corpus.pack(number)
            var random = SeededGenerator(seed: UInt64(52_000 + number))
            for _ in 0..<3 {
                let sketch = ProfileGenerator(pack: made.sketch, stated: 80).profile(&random)
                for isConfidential in [true, false] {
                    let text = signed(
                        marked(sketch, isConfidential: isConfidential, &random), made.pack.flags.map(\.id), &random)
                    let profile = try made.read(text)
                    made.evaluator.evaluate(profile)
                    let found = made.evaluator.warnings(profile)
                    let words = found.flatMap { [$0.message, $0.expected, $0.suggestion, $0.line].compactMap(\.self) }
                    #expect(!words.contains { $0.contains(Self.secret) }, "\(words)\n\(text)")
                    let tellsDate = words.contains { word in Self.years.contains { word.contains($0) } }
                    if isConfidential {
                        #expect(!tellsDate, "\(words)\n\(text)")
                        told += found.count
                        codes.formUnion(found.map(\.code))
                    } else if tellsDate {
                        dated += 1
                    }
                }
            }
        }
        // A test that looks at nothing would find nothing; nor would one where no date is ever told.
        #expect(told > 400 && dated > 60, "\(told), \(dated)")
        let wanted: Set = [
            "evidence-too-late", "remedied-too-early", "settled-too-early", "does-not-apply", "not-counted",
            "survey-turns-on-one", "response-unused", "settled-without-answer", "decision-date-unclear",
        ]
        #expect(codes.isSuperset(of: wanted), "\(codes.sorted())")
    }
}
