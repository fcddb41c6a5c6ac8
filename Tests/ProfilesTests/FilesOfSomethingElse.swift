import Testing

/// What says that it is something else is no profile, wherever it says so and whatever else is in it.
@Suite struct FilesOfSomethingElse {
    static let schemas = ["concord/facts/1", "[concord/profile/1]", "{a: b}"]

    /// Kills an answer that depends on how many mistakes stand before the line: beyond as many as are reported, nothing was left.
    @Test(arguments: [0, 1, 49, 50, 51, 60, 200], schemas)
    func areRefusedAfterAnyNumberOfProblems(_ count: Int, _ schema: String) throws {
        let keys = (0..<count).map { "odd\($0): 1\n" }.joined()
        let code = schema.hasPrefix("c") ? "wrong-schema" : "scalar-needed"
        let documents = try Reading.read((keys + "schema: \(schema)\n").utf8)
        #expect(documents.map(\.codes) == [["\(count + 1):9 \(code)"]])
        // Order never matters.
        #expect(try Reading.read(("schema: \(schema)\n" + keys).utf8).map(\.codes) == [["1:9 \(code)"]])
    }

    @Test func thatIsSoInALaterDocument() throws {
        let keys = (0..<60).map { "odd\($0): 1\n" }.joined()
        let first = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n---\n"
        let documents = try Reading.read((first + keys + "schema: concord/rules/1\n").utf8)
        #expect(documents.map(\.codes) == [[], ["65:9 wrong-schema"]])
    }
}
