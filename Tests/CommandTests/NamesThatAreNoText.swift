import Foundation
import Testing

/// A name in bytes that are no UTF-8 is said to be one: made into a text it would be another file's, which may be there.
@Suite struct NamesThatAreNoText {
    private static let profile = "schema: concord/profile/1\nid: %s\nas_at: 2008-11-30\nfacts: {council.type: county}\n"

    /// Runs in a folder that has, beside the file with an odd name, the file whose name it would be taken for.
    private func run(_ command: String, _ body: (Command.Outcome, URL) throws -> Void) throws {
        try Command.inTemporaryFolder { folder in
            let line = """
                cd '\(folder.path)'; odd=$(printf 'm\\377.yaml'); other=$(printf 'm\\357\\277\\275.yaml')
                printf '\(Self.profile.replacing("\n", with: "\\n"))' meant > "$odd"
                printf '\(Self.profile.replacing("\n", with: "\\n"))' other > "$other"
                "$CONCORD" \(command)
                """
            try body(try Command.shell(line), folder)
        }
    }

    @Test(arguments: [
        "assess \"$odd\"", "assess -f json \"$odd\"", "assess \"$other\" -o \"$odd\"", "explain \"$odd\"",
        "assess \"$other\" -r \"./$odd\"", "profile fmt \"$odd\"", "rules check \"./$odd\"", "init \"$odd\"",
    ]) func areNamed(_ command: String) throws {
        try run(command) { outcome, folder in
            #expect(outcome.status == 64)
            #expect(outcome.output == "")
            let name = command.contains("./") ? "./m" : "m"
            #expect(
                outcome.errors
                    == "concord: error: the argument '\(name)\\xff.yaml' is not UTF-8; rename the file, or name the folder "
                    + "that it is in\n")
            let other = folder.appending(path: "m\u{FFFD}.yaml")
            let kept = try other.text()
            #expect(kept == Self.profile.replacing("%s", with: "other"))
        }
    }

    @Test func soIsTheVariable() throws {
        try run("assess \"$other\" -q") { outcome, _ in #expect(outcome.status == 0, "\(outcome.errors)") }
        try Command.inTemporaryFolder { folder in
            let line =
                "cd '\(folder.path)'; CONCORD_RULES=$(printf 'packs\\303') \"$CONCORD\" rules list"
            let outcome = try Command.shell(line)
            #expect(outcome.status == 64)
            #expect(outcome.errors == "concord: error: CONCORD_RULES, 'packs\\xc3', is not UTF-8; rename the folder\n")
        }
    }

    /// In a folder, each file is read by its own bytes.
    @Test func inAFolderTheyAreRead() throws {
        try run("assess . -q -f ndjson") { outcome, _ in
            #expect(outcome.status == 0, "\(outcome.errors)")
            let names = try outcome.lines.map { line in
                try (Command.object(line)["profile"] as? [String: Any])?["id"] as? String
            }
            #expect(Set(names) == ["meant", "other"])
        }
    }

    /// Runs in a folder that has two files and two folders whose names would be one if they were made into text, and says of one
    /// file that it stands twice.
    private func runAmongAlike(_ command: String, _ body: (Command.Outcome) throws -> Void) throws {
        try Command.inTemporaryFolder { folder in
            let line = """
                cd '\(folder.path)'; mkdir "$(printf 'd\\350')" "$(printf 'd\\351')"
                for id in one two; do
                    byte=350; [ $id = two ] && byte=351
                    printf '\(Self.profile.replacing("\n", with: "\\n"))' $id > "$(printf "caf\\\\$byte.yaml")"
                    printf '\(Self.profile.replacing("\n", with: "\\n"))' "in-$id" > "$(printf "d\\\\$byte/x.yaml")"
                done
                printf '\(Self.profile.replacing("\n", with: "\\n"))' two > z.yaml
                "$CONCORD" \(command)
                """
            try body(try Command.shell(line))
        }
    }

    /// Kills two files that results name alike.
    @Test func resultsTellThemApart() throws {
        try runAmongAlike("assess . -f ndjson") { outcome in
            #expect(outcome.status == 3)
            let files = try outcome.lines.map { line in
                let result = try Command.object(line)
                let profile = result["profile"] as? [String: Any]
                return "\(profile?["id"] as? String ?? "-") \((profile ?? result)["file"] as? String ?? "")"
            }
            #expect(
                files == [
                    "one ./caf\\xe8.yaml", "two ./caf\\xe9.yaml", "in-one ./d\\xe8/x.yaml", "in-two ./d\\xe9/x.yaml",
                    "- ./z.yaml",
                ])
            #expect(outcome.errors.contains("is in this batch already: ./caf\\xe9.yaml"))
        }
        try runAmongAlike("assess .") { outcome in
            let text = outcome.output.split { $0.isWhitespace }.joined(separator: " ")
            #expect(text.contains("./z.yaml: left out: the profile 'two' as at 2008-11-30"))
            #expect(text.contains("is in this batch already: ./caf\\xe9.yaml"))
            #expect(outcome.output.contains("4 profiles assessed"))
        }
    }

    /// Written under the text of its name, it would be another file.
    @Test func soDoesTidyingWhichLeavesThem() throws {
        let untidy = "facts:\n  council.type: county\n  assets.coordinated: yes\n"
        try Command.inTemporaryFolder { folder in
            let line = """
                cd '\(folder.path)'; odd=$(printf 'm\\377.yaml')
                printf 'schema: concord/profile/1\\nid: a\\nas_at: 2008-11-30\\n%s' '\(untidy)' > "$odd"
                "$CONCORD" profile fmt .; status=$?; "$CONCORD" profile fmt --check .; cat "$odd"; exit $status
                """
            let outcome = try Command.shell(line)
            #expect(outcome.status == 0)
            #expect(
                outcome.errors.hasPrefix("./m\\xff.yaml: warning[left-untidied]: left as it was: its name is not UTF-8")
            )
            #expect(outcome.output.hasPrefix("./m\\xff.yaml\n"))
            #expect(outcome.output.hasSuffix(untidy))
            let names = try folder.names()
            #expect(names.count == 1, "\(names)")
        }
    }
}
