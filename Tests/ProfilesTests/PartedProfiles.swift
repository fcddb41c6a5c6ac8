import Testing

/// Documents of one file, of which one may be the rest of another.
@Suite struct PartedProfiles {
    private static func profile(_ id: String, _ facts: String = "  council.type: county\n") -> String {
        "schema: concord/profile/1\nid: \(id)\nas_at: 2008-11-30\nfacts:\n\(facts)"
    }

    private func codes(_ text: String) throws -> [[String]] { try Reading.read(text.utf8).map(\.codes) }

    /// A part that does not say what it is takes with it what stands before, and nothing else.
    @Test(arguments: [
        "      confidential: yes\n", "confidential: yes\n", "the rest of a note\n", "- {body: police}\n",
        "  council.capacity: 3\n", "prepared: {by: AB, date: 2008-12-05}\n", "x: [\n", "{\n",
    ]) func areNotAssessed(_ rest: String) throws {
        let found = try codes(Self.profile("a") + "---\n" + Self.profile("b") + "---\n" + rest)
        #expect(found.count == 3, "\(found)")
        #expect(found.first == [])
        #expect(found[1] == ["12:1 parted"], "\(found)")
        #expect(found.last?.isEmpty == false)
    }

    /// What stands behind the rest is a profile of its own.
    @Test func othersAre() throws {
        let rest = "confidential: yes\n"
        let found = try codes(Self.profile("a") + "---\n" + rest + "---\n" + Self.profile("b"))
        #expect(found.map(\.isEmpty) == [false, false, true])
        // A line of dots ends a document, and what follows without dashes cannot be read.
        #expect(try codes(Self.profile("a") + "...\n" + rest).map(\.isEmpty) == [false, false])
        // A part with nothing in it parts nothing; what stands behind it is looked at.
        #expect(try codes(Self.profile("a") + "---\n---\n" + rest).first == ["6:1 parted"])
        let second = try codes(Self.profile("a") + "---\n" + rest + "---\n" + rest).map {
            $0.contains { $0.hasSuffix("parted") }
        }
        #expect(second == [true, false, false])
    }

    /// Wherever in a document it says what it is, and whatever else is wrong with it.
    @Test(arguments: [
        profile("b"), "# B\n\n" + profile("b"), "id: b\nas_at: 2008-11-30\nschema: concord/profile/1\n",
        "{id: b, 'schema': concord/profile/1, as_at: 2008-11-30}\n", "", "# nothing\n",
        "schema: concord/profile/1\nid: [\n", "schema: concord/profiles/1\n", "id: {a: b}\nschema: concord/pack/1\n",
    ]) func areWholeBesideWhatSaysWhatItIs(_ other: String) throws {
        for line in ["---\n", "--- # another\n", "...\n---\n"] {
            #expect(try codes(Self.profile("a") + line + other).first == [], "\(line)\(other)")
        }
        #expect(try Reading.read(Array((Self.profile("a") + "---\n" + other).utf16Bytes)).map(\.codes).first == [])
    }
}

extension String {
    /// In UTF-16, with its byte order mark.
    fileprivate var utf16Bytes: [UInt8] {
        ([0xFEFF] + Array(utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
}
