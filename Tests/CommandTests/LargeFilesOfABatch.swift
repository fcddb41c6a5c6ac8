import Foundation
import Testing

/// A file with very many profiles is written in pieces, and standard input, which can be read once, in whichever it stands.
@Suite struct LargeFilesOfABatch {
    private func assess(
        _ arguments: [String], in folder: URL, input: String? = nil
    ) throws -> Command.Outcome {
        try Command.run(
            ["assess", "-r", AssessTests.pack, "--color", "never", "-q", "-f", "ndjson"] + arguments, in: folder,
            input: input)
    }

    /// The id of each that was assessed, and where the others stand.
    private func places(_ outcome: Command.Outcome) throws -> [String] {
        try outcome.lines.map { line in
            let record = try Command.object(line)
            if let profile = record["profile"] as? [String: Any] { return profile["id"] as? String ?? "" }
            return "\(record["file"] as? String ?? "") \(record["document"] as? Int ?? 0)"
        }
    }

    private func documents(_ names: [String]) -> String {
        names.map { AssessTests.profile($0) }.joined(separator: "---\n")
    }

    /// Kills a piece that is made anew up to another place than before, and a document that is lost or doubled where pieces meet.
    @Test(arguments: ["1", "3"]) func eachDocumentIsWrittenOnce(_ jobs: String) throws {
        try Command.inTemporaryFolder { folder in
            var names = (1...2_300).map { "m\($0)" }
            // In the piece where the first stands, in a later one, and the very last.
            names[700] = "m5"
            names[1_500] = "m6"
            names[2_299] = "m2000"
            try AssessTests.write(
                [
                    "a.yaml": AssessTests.profile("a"), "m.yaml": documents(names), "n.yaml": AssessTests.profile("m7"),
                    "o.yaml": AssessTests.profile("o"), "p.yaml": AssessTests.profile("a"),
                ], in: folder)
            let outcome = try assess([".", "-j", jobs], in: folder)
            #expect(outcome.status == 3)
            var expected = names
            for place in [700, 1_500, 2_299] { expected[place] = "./m.yaml \(place + 1)" }
            #expect(try places(outcome) == ["a"] + expected + ["./n.yaml 1", "o", "./p.yaml 1"])
            #expect(outcome.errors.contains("./n.yaml:2:5: error[duplicate-profile]: the profile 'm7'"))
            #expect(outcome.errors.contains("is in this batch already: ./m.yaml, document 7"))
        }
    }

    @Test func theLastDocumentMayEndAPiece() throws {
        try Command.inTemporaryFolder { folder in
            let names = (1...1_000).map { "m\($0)" }
            try AssessTests.write(["m.yaml": documents(names), "z.yaml": AssessTests.profile("z")], in: folder)
            let outcome = try assess(["."], in: folder)
            #expect(outcome.status == 0)
            #expect(try places(outcome) == names + ["z"])
        }
    }

    /// Kills a second reading of standard input, where nothing is left of it.
    @Test func standardInputIsNotLostBesideADuplicate() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": AssessTests.profile("a"), "b.yaml": AssessTests.profile("a")], in: folder)
            let input = documents(["s", "t"])
            let first = try assess(["-", "a.yaml", "b.yaml"], in: folder, input: input)
            #expect(try places(first) == ["s", "t", "a", "b.yaml 1"])
            #expect(first.errors.contains("already: a.yaml; the two files are alike"))
            let last = try assess(["a.yaml", "a.yaml", "-"], in: folder, input: input)
            #expect(try places(last) == ["a", "a.yaml 1", "s", "t"])
            #expect(last.errors.contains("already: a.yaml; it is one file, named twice"))
            // What is wrong with it is as wrong the second time.
            let bad = try assess(["a.yaml", "-", "b.yaml"], in: folder, input: "id: [\n")
            #expect(try places(bad) == ["a", "- 1", "b.yaml 1"])
            #expect(bad.errors.contains("-:2:1: error[yaml-syntax]"))
        }
    }

    /// A twin of what came by standard input.
    @Test func standardInputIsComparedToo() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": AssessTests.profile("s") + "\n\n"], in: folder)
            let outcome = try assess(["-", "a.yaml"], in: folder, input: AssessTests.profile("s"))
            #expect(outcome.errors.contains("is in this batch already: -; the two files differ"))
        }
    }
}
