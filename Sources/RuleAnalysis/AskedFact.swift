import Engine
import Facts
import Profiles
import RulePacks

/// A question as a test names it: a `fact`, a `fact/reporter`, `list.field/record` or `list/record/field`; a list by itself
/// is the question whether that is all.
public struct AskedFact: Sendable {
    /// What is asked about.
    public enum Subject: Sendable, Hashable {
        /// Of any reporter where none is named.
        case fact(Int, reporter: Int?)
        /// Of any record where none is named.
        case field(list: Int, field: Int, record: String?)
        /// Whether a list's records are all there are.
        case others(list: Int)
        /// Anything in a grid, which never has others.
        case grid(Int)
    }

    /// As the test writes it.
    public var text: String
    public var subject: Subject

    /// Whether it is among the questions that are worth asking.
    func isAsked(_ open: [OpenFact], _ profile: Profile, _ pack: RulePack) -> Bool {
        open.contains { matches($0.subject, profile, pack) }
    }

    private func matches(_ other: OpenFact.Subject, _ profile: Profile, _ pack: RulePack) -> Bool {
        switch (subject, other) {
        case (.fact(let fact, let wanted), .fact(let found, let reporter)):
            return fact == found && (wanted == nil || wanted == reporter)
        case (.others(let list), .others(let found)): return list == found
        case (.grid(let list), .field(let found, _, _)): return list == found
        case (.field(let list, let field, let name), .field(let found, let record, let foundField)):
            guard list == found, field == foundField else { return false }
            guard let name else { return true }
            return RecordName(name).find(in: list, profile, pack) == .record(record)
        default: return false
        }
    }
}

extension AskedFact {
    /// A name that stands for nothing.
    struct Unknown: Error {
        var name: String
        var kind: String
        var among: [String] = []
    }

    /// Reads a name; a record of an open list is looked for only when a profile is at hand.
    init(_ text: String, _ pack: RulePack) throws(Unknown) {
        self.text = text
        let facts = pack.vocabulary.facts
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if let fact = pack.vocabulary.index(of: parts[0]) {
            switch parts.count {
            case 1 where facts[fact].isGrid: subject = .grid(fact)
            case 1 where facts[fact].list != nil: subject = .others(list: fact)
            case 1: subject = .fact(fact, reporter: nil)
            case 2 where facts[fact].list == nil:
                let reporters = facts[fact].reporters
                let reporter = try AskedFact.place(of: parts[1], among: reporters, kind: "reporter of \(parts[0])")
                subject = .fact(fact, reporter: reporter)
            case 3 where facts[fact].list != nil:
                let field = try AskedFact.place(
                    of: parts[2], among: facts[fact].fields.map(\.id), kind: "field of \(parts[0])")
                try AskedFact.checkKey(parts[1], of: fact, pack)
                subject = .field(list: fact, field: field, record: parts[1])
            default: throw Unknown(name: text, kind: "question")
            }
            return
        }
        for list in pack.vocabulary.lists where parts[0].hasPrefix(facts[list].id + ".") && parts.count <= 2 {
            let name = String(parts[0].dropFirst(facts[list].id.count + 1))
            let field = try AskedFact.place(
                of: name, among: facts[list].fields.map(\.id), kind: "field of \(facts[list].id)")
            if parts.count == 2 { try AskedFact.checkKey(parts[1], of: list, pack) }
            subject = .field(list: list, field: field, record: parts.count == 2 ? parts[1] : nil)
            return
        }
        throw Unknown(name: parts[0], kind: "fact", among: facts.map(\.id))
    }

    private static func checkKey(_ name: String, of list: Int, _ pack: RulePack) throws(Unknown) {
        let fact = pack.vocabulary.facts[list]
        guard fact.isGrid else { return }
        _ = try place(of: name, among: fact.keys.map(\.id), kind: "key of \(fact.id)")
    }

    private static func place(of name: String, among names: [String], kind: String) throws(Unknown) -> Int {
        if let place = names.firstIndex(of: name) { return place }
        throw Unknown(name: name, kind: kind, among: names)
    }
}
