import Diagnostics
import Engine
import Facts
import Files
import Foundation
import Profiles
import Reports
import RulePacks
import Testing
import YAML

/// A profile, a question, and what somebody decided who had the English of the conditions only.
struct Decision: Sendable, CustomTestStringConvertible {
    var pack: String
    var question: String
    var answer: String
    var because: String
    /// As the fixture has it, set as a profile of its own.
    var profile: String

    var testDescription: String { "\(question): \(answer). \(because)" }

    static let folder = Shipped.repository.appending(path: "Tests/Fixtures/decisions")

    /// All that the fixture holds.
    static let all: [Decision] = {
        let path = folder.appending(path: "decisions.yaml").path
        let buffer = ByteBuffer()
        guard (try? buffer.read(path, limit: 1 << 20)) != nil else { return [] }
        var reader = NodeReader(file: path, buffer: buffer)
        guard let root = reader.read(), reader.problems.isEmpty, case .sequence(let items)? = root["decisions"]?.content
        else { return [] }
        return items.compactMap { item in
            guard let pack = item["pack"]?.text, let question = item["question"]?.text,
                let answer = item["answer"]?.text,
                let because = item["because"]?.text, let given = item["given"]
            else { return nil }
            let profile = "{schema: concord/profile/1, id: decision, as_at: 2008-11-30, facts: \(given.flow)}\n"
            return Decision(pack: pack, question: question, answer: answer, because: because, profile: profile)
        }
    }()

    static let packs: [String: RulePack] = {
        var reader = RulePackReader()
        let edges = reader.read(folder.appending(path: "edges").path)
        return ["lsp": Shipped.pack, "edges": edges].compactMapValues(\.self)
    }()
}

/// The English of a condition is good enough to decide by: what was so decided is what the engine says.
@Suite struct DecisionsFromTheEnglish {
    @Test(arguments: Decision.all) func isTheEngines(_ decision: Decision) throws {
        let pack = try #require(Decision.packs[decision.pack])
        let evaluator = Evaluator(pack)
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        var found: String?
        reader.read(ByteBuffer(decision.profile.utf8), file: "decision") { profile, problems in
            #expect(problems.filter { $0.level == .error }.map(\.message) == [])
            let assessment = evaluator.evaluate(copy profile)
            if let rule = pack.rules.firstIndex(where: { $0.id == decision.question }) {
                switch assessment.rules[rule].kind {
                case .fired: found = "fired"
                case .notFired: found = "not fired"
                case .open: found = "open"
                }
            } else if let flag = pack.flags.firstIndex(where: { $0.id == decision.question }) {
                switch assessment.flags[flag] {
                case .true: found = "raised"
                case .false: found = "not raised"
                case .unknown: found = "open"
                }
            }
        }
        #expect(found == decision.answer)
    }

    @Test func areEnoughAndOfEveryKind() {
        #expect(Decision.all.count >= 20)
        #expect(Set(Decision.all.map(\.answer)) == ["fired", "not fired", "open", "not raised", "raised"])
        #expect(Set(Decision.all.map(\.pack)) == ["lsp", "edges"])
        let asked = Set(Decision.all.filter { $0.pack == "edges" }.map(\.question))
        #expect(Decision.packs["edges"].map { Set($0.rules.map(\.id)) } == asked)
    }

    /// The English that was read, kept: to look again after a change, run with CONCORD_RECORD=1 and read the difference; where
    /// it says something else than before, the decisions have to be made anew.
    @Test func theEnglishIsTheOneThatWasRead() throws {
        let pack = try #require(Decision.packs["edges"])
        let words = ConditionWords(pack)
        var text = ""
        for rule in pack.rules {
            text += "\(rule.id)\n"
            let sections = [("applies where", words.application(of: rule)), ("fires where", words.firing(of: rule))]
            for (heading, outlines) in sections where !outlines.isEmpty {
                text += "  \(heading)\n"
                for (depth, line, _) in outlines.flatMap({ $0.lines(depth: 2) }) {
                    text += String(repeating: "  ", count: depth) + line + "\n"
                }
            }
        }
        for (_, term, entry) in ConditionLegend.entries { text += "\n\(term): \(entry)\n" }
        let file = Decision.folder.appending(path: "edges-english.txt")
        if ProcessInfo.processInfo.environment["CONCORD_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
}

extension Node {
    fileprivate subscript(key: String) -> Node? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    fileprivate var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// The same on one line, every scalar quoted: profiles are read by the type of the fact.
    fileprivate var flow: String {
        switch content {
        case .scalar(let text, _): "\"\(text)\""
        case .sequence(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\"\($0.key)\": \($0.value.flow)" }.joined(separator: ", ") + "}"
        }
    }
}
