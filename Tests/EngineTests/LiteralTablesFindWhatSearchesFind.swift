import Facts
import RulePacks
import TestSupport
import Testing

@testable import Engine

/// What a condition asks can be read from a table of its literals, or searched for: where there is a table, it says the same.
@Suite struct LiteralTablesFindWhatSearchesFind {
    /// Numbers and words that several tests are put to, what two or three say, and a list with fields.
    private static func pack() throws -> MadePack {
        var sketch = PackSketch()
        for id in ["number", "amount"] {
            sketch.facts.append(FactSketch(id: id, kind: .number, isBounded: true))
        }
        sketch.facts.append(FactSketch(id: "word", kind: .oneOf, values: ["red", "blue", "green"]))
        sketch.facts.append(FactSketch(id: "day", kind: .date))
        sketch.facts += ["plain", "other", "third"].map { FactSketch(id: $0, kind: .yesNo) }
        for id in ["said", "heard"] {
            sketch.facts.append(FactSketch(id: id, kind: .yesNo, reporters: ["ann", "bob", "cyd"]))
        }
        sketch.facts.append(
            FactSketch(
                id: "list", kind: .list,
                fields: [
                    FactSketch(id: "first", kind: .yesNo), FactSketch(id: "second", kind: .number, isBounded: true),
                ]))
        func asks(_ condition: Tree) {
            sketch.rules.append([
                "id": .scalar("rule\(sketch.rules.count)"), "finding": "Something was found", "cite": ["src para 1"],
                "judgement": "Made up.", "grounds": ["kind": "survey"], "when": condition,
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ])
        }
        for id in ["number", "amount"] {
            for least in ["1", "3"] { asks(["fact": .scalar(id), "more_than": .scalar(least)]) }
            // All there can be, and nothing there can be.
            asks(["fact": .scalar(id), "at_least": "0"])
            asks(["fact": .scalar(id), "more_than": "6"])
        }
        for day in ["2008-03-01", "2008-09-15"] { asks(["fact": "day", "at_least": .scalar(day)]) }
        for words in [["red"], ["red", "blue"]] { asks(["fact": "word", "in": Tree(words: words)]) }
        for id in ["plain", "other", "third"] { asks(["fact": .scalar(id), "is": "yes"]) }
        for id in ["said", "heard"] {
            for reporter in ["ann", "bob", "cyd"] { asks(["fact": .scalar(id), "by": .scalar(reporter), "is": "no"]) }
        }
        let fields: Tree = [["field": "first", "is": "yes"], ["field": "second", "more_than": "2"]]
        asks(["some": "list", "where": ["all": fields]])
        return try MadePack(sketch)
    }

    private struct Writer: ~Copyable {
        var random: SeededGenerator
        var graph = ResidualGraph()
        let index: PackIndex
        let questions: QuestionIndex
        let list: Int
        private var searches: [Remainder] = []
        /// What is known of the day, as the number of a literal, or -1.
        private var known: Int32 = -1

        init(seed: UInt64, _ index: PackIndex, _ questions: QuestionIndex) {
            random = SeededGenerator(seed: seed)
            self.index = index
            self.questions = questions
            list = index.facts.indices.first { index.facts[$0].list >= 0 } ?? 0
            guard let year = DateSpan("2008"), Bool.random(using: &random) else { return }
            known = graph.literals.number(of: .date(year))
        }

        mutating func condition(_ depth: Int, isInList: Bool = false) -> Remainder {
            switch depth == 0 ? 0 : Int.random(in: 0..<11, using: &random) {
            case 0...2: leaf(isInList: isInList)
            case 3: graph.not(condition(depth - 1, isInList: isInList))
            case 4...5: group(.all, depth, isInList: isInList)
            case 6...7: group(.any, depth, isInList: isInList)
            case 8: count(depth, isInList: isInList)
            case 9: isInList ? leaf(isInList: true) : disputed()
            default: isInList ? leaf(isInList: true) : search(depth)
            }
        }

        private mutating func leaf(isInList: Bool) -> Remainder {
            if Int.random(in: 0..<25, using: &random) == 0 { return graph.constant(.unknown) }
            let (subject, place): (Residual.Subject, Int)
            if isInList {
                let field = Int.random(in: index.program.fields.indices, using: &random)
                subject = Residual.Subject(othersOf: list, field: Int(index.program.fields[field].field))
                place = questions.firstFieldLeaf + field
            } else {
                place = Int.random(in: index.program.facts.indices, using: &random)
                let test = index.program.facts[place]
                subject = Residual.Subject(
                    fact: Int(test.fact), reporter: Int(test.first - index.facts[Int(test.fact)].first))
            }
            var current: Int32 = -1
            if !isInList, questions.types[Int(questions.type(of: subject, index))] == .date { current = known }
            let part = graph.leaf(graph.variable(subject, current), questions.leaves[place].place)
            return questions.leaves[place].isNo ? graph.not(part) : part
        }

        private mutating func parts(_ depth: Int, isInList: Bool) -> [Remainder] {
            (0..<Int.random(in: 2...3, using: &random)).map { _ in condition(depth - 1, isInList: isInList) }
        }

        private mutating func group(_ kind: Residual.Kind, _ depth: Int, isInList: Bool) -> Remainder {
            let parts = parts(depth, isInList: isInList)
            let group = graph.begin()
            for part in parts where graph.settles(part, group, kind) { return part }
            return graph.end(group, kind)
        }

        private mutating func count(_ depth: Int, isInList: Bool) -> Remainder {
            let parts = parts(depth, isInList: isInList)
            let group = graph.begin()
            for part in parts { graph.add(part) }
            return graph.end(group, atLeast: Int32.random(in: 1...Int32(parts.count), using: &random))
        }

        /// Of three, some may have said something already.
        private mutating func disputed() -> Remainder {
            let facts = index.facts.indices.filter { index.facts[$0].reporters > 0 }
            let fact = facts.randomElement(using: &random) ?? 0
            let said = Int32(graph.literals.number(of: .yesNo(Bool.random(using: &random))))
            let known = Int.random(in: 0..<4, using: &random)
            let group = graph.begin()
            for reporter in 0..<3 {
                if reporter == known {
                    graph.add(operand: said << 1)
                } else {
                    graph.add(operand: graph.variable(Residual.Subject(fact: fact, reporter: reporter)) << 1 | 1)
                }
            }
            return graph.node(.disputed, 0, 0, group)
        }

        private mutating func search(_ depth: Int) -> Remainder {
            if let known = searches.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0 {
                return known
            }
            let kinds: [Residual.Kind] = [.further, .further, .moreRecords, .moreRecords, .otherRecord, .openCount]
            let kind = kinds.randomElement(using: &random) ?? .further
            let others = graph.variable(Residual.Subject(othersOf: list))
            let group = graph.begin()
            if kind == .openCount {
                for _ in 0..<Int.random(in: 0...2, using: &random) { graph.add(leaf(isInList: false)) }
            }
            let isOfAny = kind == .further && Bool.random(using: &random)
            graph.add(isOfAny ? .true : condition(depth - 1, isInList: true))
            searches.append(
                kind == .openCount
                    ? graph.node(kind, Int32.random(in: 1...3, using: &random), others, group)
                    : graph.node(kind, others, 0, group))
            return searches[searches.count - 1]
        }
    }

    @Test func overGeneratedConditions() throws {
        let index = PackIndex(try LiteralTablesFindWhatSearchesFind.pack().pack)
        let questions = QuestionIndex(index)
        var table = LiteralTable(index, questions)
        var tabled = QuestionSearch(index, questions)
        var searched = QuestionSearch(index, questions, isTabled: false)
        var kinds: [Residual.Kind: Int] = [:]
        var (compared, several, wide, repeated, closed, shared, counted, vague) = (0, 0, 0, 0, 0, 0, 0, 0)
        for seed in 0..<12_000 {
            var writer = Writer(seed: UInt64(seed), index, questions)
            guard let place = writer.condition(Int(seed % 4) + 1).place else { continue }
            guard let truths = table.fill(place, writer.graph) else { continue }
            tabled.forgetAll(keepingWritten: false)
            searched.forgetAll(keepingWritten: false)
            let found = tabled.questions(of: place, &writer.graph)
            let expected = searched.questions(of: place, &writer.graph)
            guard expected.isExact else { continue }
            let asked = Set(found.range.map { tabled.questions[$0] })
            try #require(found.isExact)
            try #require(asked == Set(expected.range.map { searched.questions[$0] }), "seed \(seed)")
            #expect(asked.count == found.range.count, "seed \(seed) asks one thing twice")
            if writer.graph.nodes[place].kind != .not {
                try #require(expected.truths.isSubset(of: truths), "seed \(seed)")
            }
            compared += 1
            for kind in Set(writer.graph.nodes.map(\.kind)) { kinds[kind, default: 0] += 1 }
            let tests = Dictionary(grouping: table.literals, by: \.variable).mapValues { Set($0.map(\.test)).count }
            if tests.values.contains(where: { $0 > 1 }) { several += 1 }
            if table.placed > 9 { wide += 1 }
            if !table.shared.isEmpty { shared += 1 }
            if table.lookups.contains(where: { $0.atLeast > 1 }) { counted += 1 }
            if table.variables.contains(where: { $0.current >= 0 }) { vague += 1 }
            let lists = Set(table.searches.map(\.list))
            let isRepeated = table.literals.contains { literal in
                literal.uses > 1 && lists.contains(table.variables[Int(literal.variable)].number)
            }
            if isRepeated { repeated += 1 }
            if asked.count < writer.graph.questions.values.count { closed += 1 }
        }
        #expect(compared > 3_000)
        for kind in [Residual.Kind.disputed, .further, .moreRecords, .otherRecord, .count] {
            #expect(kinds[kind, default: 0] > 100, "\(kind)")
        }
        #expect(several > 200)
        #expect(wide > 50)
        #expect(repeated > 50)
        #expect(shared > 200)
        #expect(counted > 50)
        #expect(vague > 200)
        #expect(closed > 200)
    }
}
