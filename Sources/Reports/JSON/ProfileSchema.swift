import Facts
public import RulePacks
public import YAML

/// The JSON Schema of profiles for one pack: the shipped schema of any profile, with the pack's own facts, themes and flags in it.
public struct ProfileSchema: Sendable {
    private let pack: RulePack

    /// Those that a profile may state.
    private let facts: [Fact]

    public init(_ pack: RulePack) {
        self.pack = pack
        facts = pack.vocabulary.facts.filter { !$0.isDayOfProfile }
    }

    /// Indented, with a line feed at the end.
    ///
    /// - Parameter general: the shipped schema, whose definitions `facts`, `theme_id` and `flag_id` are replaced.
    public func document(from general: Node) -> [UInt8] {
        var writer = JSONWriter()
        write(general, path: [], to: &writer)
        return JSONWriter.indented(writer.bytes) + [0x0A]
    }

    private func write(_ node: Node, path: [String], to writer: inout JSONWriter) {
        switch path {
        case ["$id"]: return writer.string("https://concord.example/schema/profile/1/\(pack.id).json")
        case ["title"]: return writer.string("A profile for the pack \(pack.id): \(pack.title)")
        case ["$defs", "facts"]: return write(group: Group(prefix: "", facts: facts), to: &writer)
        case ["$defs", "theme_id"]: return writer.choice(of: pack.themes.map(\.id))
        case ["$defs", "flag_id"]:
            return writer.choice(of: pack.flags.map(\.id) + pack.flags.map { "\(pack.id)/\($0.id)" })
        default: break
        }
        switch node.content {
        case .scalar(let text, let isPlain):
            if isPlain { writer.raw(Array(text.utf8)) } else { writer.string(text) }
        case .sequence(let items):
            writer.beginArray()
            for item in items { write(item, path: path + ["-"], to: &writer) }
            writer.endArray()
        case .mapping(let entries):
            writer.beginObject()
            for entry in entries {
                writer.key(named: entry.key)
                write(entry.value, path: path + [entry.key], to: &writer)
            }
            if path == ["$defs"] { writeDefinitions(to: &writer) }
            writer.endObject()
        }
    }

    private func writeDefinitions(to writer: inout JSONWriter) {
        for fact in facts {
            writer.key(named: "fact.\(fact.id)")
            FactSchema(fact, note: fact.note).write(to: &writer)
        }
        var written: Set<String> = [""]
        func groups(in group: Group) -> [Group] { group.members.compactMap(\.group) }
        var waiting = groups(in: Group(prefix: "", facts: facts))
        while let group = waiting.popLast() {
            guard written.insert(group.prefix).inserted else { continue }
            writer.key(named: "group.\(group.prefix)")
            write(group: group, to: &writer)
            waiting += groups(in: group)
        }
    }

    // MARK: Groups of facts

    /// The facts whose ids begin alike. Nested and dotted keys name the same fact, so that a group's keys may have dots.
    private struct Group {
        /// With a dot at its end, unless it is empty.
        var prefix: String
        var facts: [Fact]

        struct Member {
            var key: String
            var fact: Fact?
            var group: Group?
        }

        var members: [Member] {
            var members: [String: Member] = [:]
            for fact in facts {
                let parts = fact.id.dropFirst(prefix.count).split(separator: ".")
                for count in 1...parts.count {
                    let key = parts.prefix(count).joined(separator: ".")
                    if count == parts.count {
                        members[key] = Member(key: key, fact: fact)
                    } else {
                        members[key, default: Member(key: key, group: Group(prefix: prefix + key + ".", facts: []))]
                            .group?.facts.append(fact)
                    }
                }
            }
            return members.values.sorted { $0.key < $1.key }
        }
    }

    private func write(group: Group, to writer: inout JSONWriter) {
        writer.closedObject { writer in
            for member in group.members {
                writer.key(named: member.key)
                writer.reference(member.fact.map { "fact.\($0.id)" } ?? "group.\(member.group?.prefix ?? "")")
            }
        }
    }
}
