import Diagnostics
import Facts
import Files
import Foundation
import Profiles
import RulePacks
import YAML

/// Reads profiles against the small pack of the fixtures, and says what was read in words.
enum Reading {
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static let pack: RulePack? = {
        var reader = RulePackReader()
        return reader.read(fixtures.appending(path: "packs/good/minimal").path)
    }()

    struct Document {
        var facts: [String]
        var id: String
        var asAt: String
        var problems: [Diagnostic]

        var codes: [String] { problems.map { "\($0.location.line):\($0.location.column) \($0.code)" } }
    }

    struct NoPack: Error {}

    static func read(_ bytes: some Collection<UInt8>, file: String = "a.yaml", limits: Limits = .standard) throws
        -> [Document]
    {
        guard let pack else { throw NoPack() }
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), pack: pack.id,
            limits: limits)
        var documents: [Document] = []
        reader.read(ByteBuffer(bytes), file: file) { profile, problems in
            documents.append(
                Document(
                    facts: describe(profile, pack.vocabulary), id: profile.string(profile.id),
                    asAt: profile.asAt?.description ?? "", problems: problems))
        }
        return documents
    }

    /// One profile whose facts are these.
    static func facts(_ text: String) throws -> Document {
        let head = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n"
        let indented = text.split(separator: "\n").map { "  \($0)\n" }.joined()
        guard let first = try read((head + indented).utf8).first else { throw NoPack() }
        return first
    }

    /// Everything a profile states, a line for each slot, field, list and piece of evidence.
    static func describe(_ profile: borrowing Profile, _ vocabulary: Vocabulary) -> [String] {
        let profile = copy profile
        var lines: [String] = []
        for (slot, answer) in profile.answers.enumerated() where answer.isStated {
            let fact = vocabulary.facts[Int(vocabulary.factOfSlot[slot])]
            let place = slot - fact.firstSlot
            var name = fact.id
            if !fact.reporters.isEmpty {
                name += "/" + (place < fact.reporters.count ? fact.reporters[place] : "settled")
            }
            lines.append(name + " = " + words(answer, fact.type, profile))
        }
        for (list, index) in vocabulary.lists.enumerated() {
            let fact = vocabulary.facts[index]
            let said = profile.lists[list]
            guard said.unknown != .notStated else { continue }
            lines.append(
                fact.id + " = "
                    + (said.unknown?.words ?? (said.isComplete ? "all of " : "at least ") + "\(said.recordCount)")
                    + (said.reason.isEmpty ? "" : ": " + profile.string(said.reason)) + evidence(said.evidence, profile)
            )
            for (place, record) in profile.records(of: list).enumerated() {
                let answer = profile.records[record]
                let first = Int(answer.firstField)
                let fields = fact.fields.enumerated().filter { profile.fields[first + $0.offset].isStated }.map {
                    "\($0.element.id) \(words(profile.fields[first + $0.offset], $0.element.type, profile))"
                }
                let key = fact.isGrid ? fact.keys[place].id : "#\(place + 1)"
                lines.append(
                    "\(fact.id) \(key): " + fields.joined(separator: ", ") + evidence(answer.evidence, profile))
            }
        }
        return lines
    }

    private static func words(_ answer: Answer, _ type: FactType, _ profile: Profile) -> String {
        var text = ""
        switch answer.value {
        case .text(let range)?: text = profile.string(range)
        case let value?: text = type.text(of: value)
        case nil: break
        }
        if let unknown = answer.unknown { text += (text.isEmpty ? "" : " ") + "(\(unknown.words))" }
        if !answer.reason.isEmpty { text += " " + profile.string(answer.reason) }
        if answer.tally >= 0 {
            let tally = profile.tallies[Int(answer.tally)]
            text += " of \(tally.yes)+\(tally.no)+\(tally.notKnown ?? 0)/\(tally.asked.map(String.init) ?? "-")"
        }
        return text + evidence(answer.evidence, profile)
    }

    private static func evidence(_ index: Int32, _ profile: Profile) -> String {
        guard index >= 0 else { return "" }
        let evidence = profile.evidence[Int(index)]
        let parts = [
            evidence.kind == .unsaid ? "" : evidence.kind.word, profile.string(evidence.source),
            evidence.date?.description ?? "",
            profile.string(evidence.by), profile.string(evidence.note), evidence.isConfidential ? "confidential" : "",
        ]
        return " [" + parts.filter { !$0.isEmpty }.joined(separator: "; ") + "]"
    }
}
