import Profiles
import RulePacks
import Testing

/// A tidied profile says what it said, with the same comments, and is tidy.
@Suite struct Tidying {
    private func tidier() throws -> ProfileTidier { ProfileTidier(try #require(Reading.pack).vocabulary) }

    private func tidied(_ text: String) throws -> String {
        switch try tidier().tidy(Array(text.utf8)) {
        case .tidied(let tidy): return tidy
        case .unchanged: return text
        case .left(let reason): return "left: \(reason)"
        }
    }

    @Test func indentsAndOrders() throws {
        #expect(
            try tidied(
                """

                # What this profile is for.

                id:   a
                schema: concord/profile/1
                facts:

                     trust.talks: {coordinator: yes}

                     restructures:
                     -   stage: proposed
                         body: council
                     - {body: police}   # the last one

                     council:
                       type: county
                       name: >
                            A long name
                            of a council
                as_at: 2008-11-30

                """)
                    == """
                    # What this profile is for.

                    schema: concord/profile/1
                    id: a
                    as_at: 2008-11-30
                    facts:
                      council:
                        name: >
                             A long name
                             of a council
                        type: county

                      restructures:
                        - body: council
                          stage: proposed
                        - {body: police}   # the last one

                      trust.talks: {coordinator: yes}

                    """)
    }

    /// A comment may be about everything below it, or about what stands right above it.
    @Test func keysDoNotPassComments() throws {
        #expect(
            try tidied(
                """
                schema: concord/profile/1
                id: a   # a short one
                as_at: 2008-11-30
                facts:
                    trust.since: 2001   # as they remember it
                                        # in 2008
                    council.name: A
                    council.type: county
                      # deeper than its neighbours

                    # From the interview:
                    trust.share: 3
                    restructures:
                        # The first
                        - body: council
                    # and nothing of the layers
                    council.capacity: 3
                    # The end.
                """)
                    == """
                    schema: concord/profile/1
                    id: a   # a short one
                    as_at: 2008-11-30
                    facts:
                      council.name: A
                      council.type: county
                        # deeper than its neighbours
                      trust.since: 2001   # as they remember it
                                          # in 2008

                      # From the interview:
                      trust.share: 3
                      restructures:
                        # The first
                        - body: council
                      # and nothing of the layers
                      council.capacity: 3
                      # The end.

                    """)
        // Right above the comment, `council.type` stays there.
        let close =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  trust.since: 2001\n  council.type: county\n  # so they say\n"
        #expect(try tidied(close) == close)
    }

    @Test func textsStayAsTheyAre() throws {
        let text = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            x-notes:
              - |
                kept  # no comment
                  as it is \("")
                # nor this
              - "over two
                lines # of a text"
            facts:
              council.name: 'a #1'
              trust:
                reviewed:
                  unknown: >-
                    nobody

                    knew
                talks:
                  {coordinator: yes, # they said
                   members: no}

            """
        #expect(try tidied(text) == text)
        // Moved as a whole, when what they belong to is moved.
        let indented = text.replacing("\n  ", with: "\n      ")
        #expect(try tidied(indented) != indented)
        let before = try Reading.read(Array(text.utf8))
        #expect(before[0].codes == [])
        #expect(try Reading.read(Array(try tidied(indented).utf8))[0].facts == before[0].facts)
    }

    @Test(arguments: [
        ("id: &a b\nas_at: 2008-11-30\n", ProfileTidier.Reason.anchors), ("id: !!str b\n", .tags),
        ("id: a\n---\nid: b\n", .severalDocuments), ("{id: a}\n", .braces), ("id: [\n", .unreadable), ("", .unreadable),
        ("id: a\ras_at: b\r", .encoding), ("\u{FEFF}id: a\n", .encoding), ("id: a\u{2028}b: c\n", .encoding),
        ("? id\n: a\n", .layout), ("id: |+\n  a\n\nas_at: b\n", .layout), ("- a\n", .layout),
        ("x-list:\n  -\n    a\n", .layout),
    ])
    func leavesWhatCannotBeMoved(_ text: String, _ reason: ProfileTidier.Reason) throws {
        #expect(try tidier().tidy(Array(text.utf8)) == .left(reason))
    }

    @Test func bytesThatAreNoTextAreLeft() throws {
        #expect(try tidier().tidy([0x69, 0x64, 0x3A, 0x20, 0xFF, 0x0A]) == .left(.encoding))
    }

    @Test func usualLineEndsAndMarksOfTheDocument() throws {
        let text =
            "%YAML 1.1\r\n---   # from the office\r\nschema: concord/profile/1 \r\nas_at: 2008-11-30\r\nid: a\r\n...  # end\r\n"
        #expect(
            try tidied(text)
                == "%YAML 1.1\r\n---   # from the office\r\nschema: concord/profile/1\r\nid: a\r\nas_at: 2008-11-30\r\n"
                + "...  # end\r\n")
        let tidy = "schema: concord/profile/1\r\nid: a\r\nas_at: 2008-11-30\r\nx-n: |\r\n  a\r\n\r\n  b\r\n"
        #expect(try tidied(tidy) == tidy)
    }

    /// Where some lines end otherwise, all of them end as the first one does.
    @Test(arguments: ["\n", "\r\n"]) func mixedLineEnds(_ first: String) throws {
        let lines = ["schema: concord/profile/1", "id: a", "as_at: 2008-11-30", "x-n: |", "  a", "  b"]
        let other = first == "\n" ? "\r\n" : "\n"
        let mixed = lines.enumerated().map { $1 + ($0 % 2 == 0 ? first : other) }.joined()
        #expect(try tidied(mixed) == lines.map { $0 + first }.joined())
    }

    /// One space behind a colon; in braces, in texts and before comments they stay.
    @Test func straySpaces() throws {
        #expect(
            try tidied(
                """
                schema:   concord/profile/1
                "id"  :  'a  b'
                as_at: \t 2008-11-30
                facts:
                  trust.since:    2001   # as they remember it
                                         # in 2008
                  trust.share:  {value:  3,   evidence:
                     {kind:   told}}
                  council:
                      name:    >-    # a long one
                          A  name:   of
                          a council
                      type:    county
                  restructures:
                    -   body:   council
                        stage:    proposed
                    -   {body:   police}
                x-empty:
                  more:    "one
                     two:   three"
                  less:   four
                    five:six    # the end

                """)
                    == """
                    schema: concord/profile/1
                    "id": 'a  b'
                    as_at: 2008-11-30
                    facts:
                      council:
                        name: >-       # a long one
                            A  name:   of
                            a council
                        type: county
                      restructures:
                        - body: council
                          stage: proposed
                        - {body:   police}
                      trust.share: {value:  3,   evidence:
                         {kind:   told}}
                      trust.since: 2001      # as they remember it
                                             # in 2008
                    x-empty:
                      more: "one
                         two:   three"
                      less: four
                        five:six    # the end

                    """)
    }
}
