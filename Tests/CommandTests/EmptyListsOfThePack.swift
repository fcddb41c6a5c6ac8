import Foundation
import Testing

/// A list that a published schema wants to be filled is one for `rules check` too: what the one refuses and the other passes would
/// be refused by an editor alone.
@Suite struct EmptyListsOfThePack {
    /// The names under which `minItems` stands, each that of the property or the definition around it.
    private func filled(in value: Any, named name: String) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(filled(in: $1, named: name)) } }
        guard let object = value as? [String: Any] else { return [] }
        var found: Set<String> = object["minItems"] == nil ? [] : [name]
        for (key, part) in object {
            guard ["properties", "$defs"].contains(key), let parts = part as? [String: Any] else {
                found.formUnion(filled(in: part, named: name))
                continue
            }
            for (inner, content) in parts { found.formUnion(filled(in: content, named: inner)) }
        }
        return found
    }

    @Test func areRefusedWhereverASchemaRefusesThem() throws {
        let said = try BadPacks.folder.appending(path: "empty-lists.expected").text()
        var names: Set<String> = []
        for kind in ["facts", "pack", "rules", "sources"] {
            let text = try Command.repository.appending(path: "Rules/schemas/\(kind)-1.json").text()
            names.formUnion(filled(in: try Command.object(text), named: kind))
        }
        #expect(names.count >= 15)
        for name in names.sorted() {
            let written = name == "citations" ? "cite" : name
            #expect(said.contains("\(written): []"), "\(name) stands empty in no bad pack")
        }
    }
}
