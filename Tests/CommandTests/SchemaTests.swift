import Foundation
import Testing

/// `concord schema`: what editors and other programs check files by.
@Suite struct SchemaTests {
    @Test func everyShippedSchemaIsListedAndPrinted() throws {
        let folder = Command.repository.appending(path: "Rules/schemas")
        let names = try folder.names().map { $0.replacing("-1.json", with: "") }
        let run = try Command.run(["schema"])
        #expect(run.lines == names)
        for name in names {
            let printed = try Command.run(["schema", name])
            #expect(printed.output == (try folder.appending(path: "\(name)-1.json").text()))
        }
    }

    /// Every name that a schema refers to is defined in it.
    @Test func everySchemaStandsAlone() throws {
        for name in try Command.run(["schema"]).lines {
            let text = try Command.run(["schema", name]).output
            let defined = Set((try Command.object(text)["$defs"] as? [String: Any] ?? [:]).keys)
            for reference in text.matches(of: /"\$ref": "([^"]*)"/).map({ String($0.1) }) {
                #expect(reference.hasPrefix("#/$defs/"), "\(name): \(reference)")
                #expect(defined.contains(String(reference.dropFirst(8))), "\(name): \(reference)")
            }
        }
    }

    private static func bytes(_ value: Any) throws -> Data {
        try JSONSerialization.data(withJSONObject: [value], options: .sortedKeys)
    }

    /// What stands in a batch is what is printed of one profile, word for word.
    @Test func aBatchHoldsTheSchemasOfItsParts() throws {
        let batch = try #require(Command.object(Command.run(["schema", "batch"]).output)["$defs"] as? [String: Any])
        var count = 0
        for name in ["assessment", "failure"] {
            var schema = try Command.object(Command.run(["schema", name]).output)
            let definitions = schema["$defs"] as? [String: Any] ?? [:]
            for key in ["$schema", "$id", "$defs"] { schema[key] = nil }
            for (key, value) in definitions.merging([name: schema], uniquingKeysWith: { $1 }) {
                #expect(try Self.bytes(batch[key] ?? "") == Self.bytes(value), "\(name): \(key)")
                count += 1
            }
        }
        #expect(count > batch.count - 3 && batch.count > 15)
    }

    @Test func theHelpNamesEachSchema() throws {
        let help = try Command.run(["schema", "--help"]).output
        let words = Set(help.split { !$0.isLetter && $0 != "-" })
        let names = try Command.run(["schema"]).lines
        #expect(names.contains("coverage"))
        for name in names { #expect(words.contains(name[...]), "\(name)") }
    }

    @Test func theSchemaOfProfilesKnowsThePacksFacts() throws {
        let pack = Command.fixtures.appending(path: "decisions/edges").path
        let run = try Command.run(["schema", "profile", "-r", pack])
        #expect(run.status == 0, "\(run.errors)")
        let definitions = try #require(Command.object(run.output)["$defs"] as? [String: Any])
        let facts = try #require(definitions["facts"] as? [String: Any])
        #expect(facts["additionalProperties"] as? Bool == false)
        let top = try #require(facts["properties"] as? [String: Any])
        // Nested and dotted keys name the same fact.
        #expect(Set(["body", "body.kind", "body.maturity", "disputes", "layers"]).isSubset(of: top.keys))
        let body = try #require(definitions["group.body."] as? [String: Any])
        #expect(Set((body["properties"] as? [String: Any] ?? [:]).keys) == ["kind", "maturity", "score"])
        let theme = try #require(definitions["theme_id"] as? [String: Any])
        #expect(theme["enum"] as? [String] == ["all"])
    }

    @Test func aNearNameIsOffered() throws {
        let run = try Command.run(["schema", "profil"])
        #expect(run.status == 2)
        #expect(run.errors.contains("did you mean profile?"))
    }

    @Test func aPackMakesNoDifferenceToOtherSchemas() throws {
        #expect(try Command.run(["schema", "facts", "-r", "lsp"]).status == 64)
    }

    @Test func schemasAreFoundWherePacksAre() throws {
        try Command.inTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "schemas"), withIntermediateDirectories: true)
            try "{}\n".write(to: folder.appending(path: "schemas/own-1.json"), atomically: true, encoding: .utf8)
            let run = try Command.run(["schema", "own"], environment: ["CONCORD_RULES": folder.path])
            #expect(run.output == "{}\n")
        }
    }
}
