import Testing

/// What a mistake in the YAML leaves uncertain shows nothing.
@Suite struct TestsWithAKeyTwice {
    private static let sound = """
          - name: sound
            given: {}
            raised: []

        """

    /// Of a key that stands twice one value is a guess, and a test that rests on it shows nothing.
    @Test func aTestWithAKeyTwiceIsBroken() throws {
        let test = """
              - name: twice
                given: {trust: {talks: {coordinator: no}, talks: {coordinator: no}}}
                raised: [trust-thin]

            """
        try PackFolder.with(tests: test + Self.sound) { pack in
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 2)
            #expect(outcome.output.contains("1 passed, 0 failed, 1 with errors of their own"), "\(outcome.output)")
            #expect(outcome.output.contains("ERROR"))
        }
    }
}
