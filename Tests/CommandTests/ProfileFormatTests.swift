import Foundation
import Testing

/// `concord profile fmt`: files, and what an assessment makes of them before and after.
@Suite struct ProfileFormatTests {
    static let untidy = """
        id: a
        schema: concord/profile/1
        as_at: 2008-11-30
        facts:
            trust.since: 2001      # a comment
            council.type: county

        """
    static let tidy = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          council.type: county
          trust.since: 2001      # a comment

        """

    private func format(_ arguments: String..., in folder: URL, input: String? = nil) throws -> Command.Outcome {
        try Command.run(["profile", "fmt", "-r", BadPacks.good.path] + arguments, in: folder, input: input)
    }

    @Test func theHelpSaysThatFilesAreOverwrittenAndReordered() throws {
        let help = try Command.run(["profile", "fmt", "--help"]).output
        let words = help.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.contains("overwritten in place"))
        #expect(words.contains("facts are put in the order of their names"))
    }

    @Test func tidiesInPlace() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": Self.untidy, "b.yml": Self.tidy, "c.txt": Self.untidy], in: folder)
            let script = "chmod 640 a.yaml; ln -s a.yaml link.yaml"
            #expect(try Command.shell(script, in: folder).status == 0)
            let check = try format("--check", "a.yaml", "b.yml", in: folder)
            #expect(check.status == 1)
            #expect(check.output == "a.yaml\n")
            #expect(try folder.appending(path: "a.yaml").text() == Self.untidy)
            let done = try format("link.yaml", "b.yml", in: folder)
            #expect(done.status == 0)
            #expect(done.output + done.errors == "")
            #expect(try folder.appending(path: "a.yaml").text() == Self.tidy)
            #expect(try Command.shell("stat -c %a a.yaml; readlink link.yaml", in: folder).output == "640\na.yaml\n")
            #expect(try format("--check", ".", in: folder).status == 0)
            #expect(try folder.appending(path: "c.txt").text() == Self.untidy)
            #expect(try folder.names() == ["a.yaml", "b.yml", "c.txt", "link.yaml"])
        }
    }

    /// A file that is written anew would be another than its second name is for: it is left, which is said.
    @Test func aSecondNameKeepsItsFile() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": Self.untidy, "tidy.yaml": Self.tidy], in: folder)
            #expect(
                try Command.shell("ln a.yaml b.txt; ln tidy.yaml c.txt; ln -s a.yaml l.yaml", in: folder).status == 0)
            for name in ["a.yaml", "l.yaml"] {
                let left = try format(name, "tidy.yaml", in: folder)
                #expect(left.status == 0)
                #expect(
                    left.errors.hasPrefix(
                        "\(name): warning[left-untidied]: left as it was: it has another name, a hard"))
                #expect(!left.errors.contains("tidy.yaml"))
                #expect(try folder.appending(path: "a.yaml").text() == Self.untidy)
            }
            #expect(try format("--check", "a.yaml", in: folder).output == "a.yaml\n")
            #expect(try Command.shell("rm b.txt", in: folder).status == 0)
            #expect(try format("a.yaml", in: folder).errors == "")
            #expect(try folder.appending(path: "a.yaml").text() == Self.tidy)
        }
    }

    /// As for `assess`, a folder below that is a pack holds no profiles.
    @Test func packsArePassedOver() throws {
        try Command.inTemporaryFolder { folder in
            #expect(try Command.shell("mkdir -p pack/rules profiles empty", in: folder).status == 0)
            let rules = "rules:   []\n"
            try AssessTests.write(
                ["pack/pack.yaml": rules, "pack/rules/a.yaml": rules, "profiles/a.yaml": Self.untidy], in: folder)
            let done = try format(".", in: folder)
            #expect(done.status == 0)
            #expect(done.output + done.errors == "")
            #expect(try folder.appending(path: "profiles/a.yaml").text() == Self.tidy)
            #expect(try folder.appending(path: "pack/rules/a.yaml").text() == rules)
            // All folders are looked at before any file is.
            let none = try format("profiles", "empty", "nothing-here", in: folder)
            #expect(none.status == 2)
            #expect(none.errors.hasPrefix("empty: error[no-profiles]: "))
            #expect(none.output == "")
        }
    }

    @Test func standardInput() throws {
        try Command.inTemporaryFolder { folder in
            #expect(try format("-", in: folder, input: Self.untidy).output == Self.tidy)
            #expect(try format("-", in: folder, input: Self.tidy).output == Self.tidy)
            let braces = "{schema: concord/profile/1, id: a, as_at: 2008-11-30}\n"
            let left = try format("-", in: folder, input: braces)
            #expect(left.output == braces)
            #expect(left.status == 0)
            #expect(
                left.errors
                    == "-: warning[left-untidied]: left as it was: it is written in braces from the outside\n")
            #expect(try format("-", "--check", in: folder, input: Self.untidy).output == "-\n")
        }
    }

    @Test func whatHasErrorsIsLeft() throws {
        try Command.inTemporaryFolder { folder in
            let wrong = Self.untidy.replacing("county", with: "cuonty")
            try AssessTests.write(["a.yaml": Self.untidy, "wrong.yaml": wrong], in: folder)
            let both = try format(".", in: folder)
            #expect(both.status == 3)
            #expect(both.errors.contains("wrong.yaml:6:19: error[not-among-values]"))
            #expect(try folder.appending(path: "a.yaml").text() == Self.tidy)
            #expect(try folder.appending(path: "wrong.yaml").text() == wrong)
            #expect(try format("wrong.yaml", in: folder).status == 2)
            #expect(try format("none.yaml", in: folder).status == 2)
            #expect(try Command.shell("mkdir empty", in: folder).status == 0)
            let empty = try format("empty", in: folder)
            #expect(empty.status == 2)
            #expect(empty.errors.hasPrefix("empty: error[no-profiles]"))
            let closed = try Command.shell(
                "\"$CONCORD\" profile fmt -r '\(BadPacks.good.path)' --check . >&-", in: folder)
            #expect(closed.errors.contains("wrong.yaml"))
        }
    }

    /// Without what a tidier may change: the hash of the text, places in it, and the order of what is pointed out there.
    private func stripped(_ value: Any) -> Any {
        switch value {
        case let object as [String: Any]:
            object.filter { !["hash", "line", "column"].contains($0.key) }.mapValues(stripped)
        case let problems as [[String: Any]] where problems.allSatisfy({ $0["message"] is String }):
            problems.sorted { ($0["message"] as? String ?? "") < ($1["message"] as? String ?? "") }.map(stripped)
        case let array as [Any]: array.map(stripped)
        default: value
        }
    }

    @Test func assessmentsStayTheSame() throws {
        try Command.inTemporaryFolder { folder in
            let examples = Command.repository.appending(path: "Examples")
            let names = try examples.names().filter { $0.hasSuffix(".yaml") }
            for name in names {
                try FileManager.default.copyItem(at: examples.appending(path: name), to: folder.appending(path: name))
            }
            func assess() throws -> NSDictionary {
                let outcome = try Command.run(["assess", ".", "-f", "json", "--detail", "full", "-q"], in: folder)
                #expect(outcome.status == 0)
                return try #require(stripped(try Command.object(outcome.output)) as? NSDictionary)
            }
            let before = try assess()
            #expect((before["assessments"] as? [Any])?.count ?? 0 >= names.count)
            let done = try Command.run(["profile", "fmt", "."], in: folder)
            #expect(done.status == 0)
            let changed = try names.filter { name in
                try folder.appending(path: name).text() != examples.appending(path: name).text()
            }
            #expect(changed.count >= 5)
            #expect(try assess() == before)
        }
    }

    /// What `profile new` writes is tidy.
    @Test func theBlankProfileIsTidy() throws {
        try Command.inTemporaryFolder { folder in
            for pack in ProfileNewTests.packs {
                let blank = try Command.run(["profile", "new", "-r", pack, "--as-at", "2008-11-30"])
                let tidied = try Command.run(["profile", "fmt", "-r", pack, "-"], in: folder, input: blank.output)
                #expect(tidied.status == 0)
                #expect(tidied.errors == "")
                #expect(tidied.output == blank.output)
            }
        }
    }
}
