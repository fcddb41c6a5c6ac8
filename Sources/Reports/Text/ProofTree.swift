import Engine
import Facts
import Profiles
import RulePacks

/// A proof as an indented tree; what is reached a second time is not printed again.
struct ProofTree {
    private let writer: ReportWriter
    private let proof: Proof
    private var printed: Set<Int> = []
    private let pack: RulePack

    init(_ writer: ReportWriter, _ proof: Proof) {
        self.writer = writer
        self.proof = proof
        pack = writer.pack
    }

    mutating func write(to canvas: inout TextCanvas, indent: Int) {
        if proof.nodes.indices.contains(proof.root) { write(proof.root, to: &canvas, indent: indent) }
    }

    /// - Parameter atHand: the record that is spoken of, which need not be named again.
    private mutating func write(_ index: Int, to canvas: inout TextCanvas, indent: Int, atHand: Int? = nil) {
        let node = proof.nodes[index]
        let isNew = printed.insert(index).inserted
        let word: (String, TextStyle.Ink)
        switch node.truth {
        case .true: word = ("true", .good)
        case .false: word = ("false", .bad)
        case .unknown: word = ("unknown", .warning)
        }
        let indent = min(indent, canvas.style.width / 2)
        let above = isNew || (node.children.isEmpty && lines(node).isEmpty) ? "" : " (above)"
        canvas.paragraph(
            [Piece(word.0, word.1), Piece(": \(text(node, atHand: atHand))\(above)")], indent: indent,
            hanging: indent + 4)
        guard isNew else { return }
        for line in lines(node) { canvas.paragraph([Piece(line, .faint)], indent: indent + 4, hanging: indent + 6) }
        var inner = atHand
        if case .record(_, let record) = node.step { inner = record }
        for child in node.children where !isPlainlyAsked(child) {
            write(child, to: &canvas, indent: indent + 2, atHand: inner)
        }
    }

    /// That a question may be put here is said once.
    private func isPlainlyAsked(_ index: Int) -> Bool {
        if case .applicability = proof.nodes[index].step {
            printed.contains(index) && proof.nodes[index].truth == .true
        } else {
            false
        }
    }

    // MARK: Words

    private func text(_ node: Proof.Node, atHand: Int?) -> String {
        let words = writer.conditions
        switch node.step {
        case .flag(let flag):
            return "flag \(writer.id(pack.flags[flag].id)), \"\(pack.flags[flag].title)\" is \(writer.word(flag))"
        case .rule(let rule):
            return "rule \(writer.id(pack.rules[rule].id)): \(outcome(node)). \(pack.rules[rule].finding)"
        case .record(let list, let record):
            return "\(writer.recordName(list: list, record: record)): \(outcome(node))"
        case .records(let list):
            let answer = writer.answers.line(list: list).answer
            return "there may be others: \(pack.vocabulary.facts[list].label) (\(answer))"
        case .mitigation(let rule, let place): return pack.rules[rule].mitigations[place].says
        case .claim(let claim, let word): return words.words(claim: claim, word)
        case .observation(let fact):
            let label = pack.vocabulary.facts[fact].label
            return "\"\(label)\" " + (node.truth == .false ? "does not apply" : "is asked here: \(answers(fact))")
        case .flagIs(let flag, let isRaised):
            return "wanted: the flag \"\(pack.flags[flag].title)\" \(isRaised ? "" : "not ")raised"
        case .term(let term):
            return "by the term \(writer.id(pack.terms[term].id)): \(words.words(pack.terms[term].when))"
        case .applicability(let fact):
            return "\"\(pack.vocabulary.facts[fact].label)\" " + applies(node.truth)
        case .fieldApplicability(let list, _, let field):
            return "\"\(pack.vocabulary.facts[list].fields[field].label)\" " + applies(node.truth)
        case .fact(let test): return compared(test)
        case .field(let list, let record, let test):
            let field = pack.vocabulary.facts[list].fields[test.field]
            let answer =
                record.map { writer.answers.line(list: list, record: $0, field: test.field).answer } ?? "not stated"
            let name = record != nil && record == atHand ? "" : " (\(writer.recordName(list: list, record: record)))"
            return "\(field.label)\(name): \(answer); "
                + "wanted: \(words.wanted(test.test, field.type))"
        case .key(let list, let record, let keys):
            return "\(writer.recordName(list: list, record: record)); wanted: \(words.wanted(keys: keys, list: list))"
        case .list(let test):
            let shape =
                pack.vocabulary.facts[test.fact].isGrid ? "" : " (\(writer.answers.line(list: test.fact).answer))"
            return words.words(test) + shape
        case .all: return "all of these"
        case .any: return "at least one of these"
        case .not: return "the reverse of this"
        case .count(let atLeast): return "at least \(atLeast) of these"
        }
    }

    /// Of a fact, what was answered and what was wanted.
    private func compared(_ test: FactTest) -> String {
        let fact = pack.vocabulary.facts[test.fact]
        let wanted = writer.conditions.wanted(test.test, fact.type)
        let lines = writer.answers.lines(fact: test.fact)
        if writer.conditions.readsSettled(test) {
            return "\(fact.label): \(answers(test.fact)); wanted of what is settled: \(wanted)"
        }
        switch test.voice {
        case .plain: return "\(fact.label): \(lines.first?.answer ?? "not stated"); wanted: \(wanted)"
        case .reporter(let place):
            guard lines.indices.contains(place) else { return fact.label }
            return "\(fact.label): \(lines[place].who ?? ""): \(lines[place].answer); wanted of them: \(wanted)"
        case .any: return "\(fact.label): \(answers(test.fact)); wanted of at least one: \(wanted)"
        case .all: return "\(fact.label): \(answers(test.fact)); wanted of all: \(wanted)"
        case .disputed(let isDisputed):
            return
                "\(fact.label): \(answers(test.fact, settled: false)); wanted: \(isDisputed ? "answers that differ" : "answers that agree")"
        }
    }

    private func answers(_ fact: Int, settled: Bool = true) -> String {
        writer.answers.lines(fact: fact, settled: settled).map { line in
            line.who.map { "\($0): \(line.answer)" } ?? line.answer
        }.joined(separator: "; ")
    }

    private func applies(_ truth: Truth) -> String {
        switch truth {
        case .true: "may be asked here"
        case .false: "does not apply here"
        case .unknown: "may or may not apply here"
        }
    }

    private func outcome(_ node: Proof.Node) -> String {
        switch node.truth {
        case .true: "fired"
        case .unknown: "open"
        case .false: Outcome(kind: .notFired, reasons: node.reasons).word
        }
    }

    // MARK: Where it stands

    private func lines(_ node: Proof.Node) -> [String] {
        switch node.step {
        case .flag(let flag): return [place(pack.flags[flag].place)]
        case .rule(let rule):
            let content = pack.rules[rule]
            return ["\(writer.text(content.citations)); \(place(content.place))"]
                + (content.judgement.map { ["The pack's judgement: \($0)"] } ?? [])
        case .term(let term):
            let content = pack.terms[term]
            let citations = content.citations.isEmpty ? "" : writer.text(content.citations) + "; "
            return ["\(citations)\(place(content.place))"]
                + (content.judgement.map { ["The pack's judgement: \($0)"] } ?? [])
        case .observation(let fact): return evidence(writer.answers.lines(fact: fact))
        case .fact(let test):
            let lines = writer.answers.lines(fact: test.fact)
            if case .reporter(let place) = test.voice {
                return evidence(lines.indices.contains(place) ? [lines[place]] : [])
            }
            if case .disputed = test.voice {
                return evidence(writer.answers.lines(fact: test.fact, settled: false))
            }
            return evidence(lines)
        case .field(let list, let record?, let test):
            return evidence([writer.answers.line(list: list, record: record, field: test.field)])
        case .records(let list): return evidence([writer.answers.line(list: list)])
        case .list(let test):
            return pack.vocabulary.facts[test.fact].isGrid ? [] : evidence([writer.answers.line(list: test.fact)])
        default: return []
        }
    }

    /// Of every voice that has spoken, the evidence and where it stands in the profile.
    private func evidence(_ lines: [AnswerWords.Line]) -> [String] {
        lines.compactMap { line in
            guard line.line > 0 || !line.evidence.isEmpty else { return nil }
            var parts = line.line > 0 ? ["\(writer.profile.file):\(line.line)"] : []
            if !line.evidence.isEmpty { parts.append(line.evidence) }
            return (line.who.map { "\($0): " } ?? "") + parts.joined(separator: "; ")
        }
    }

    private func place(_ place: Place) -> String { "\(place.file):\(place.line)" }
}
