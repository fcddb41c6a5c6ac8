import Files
import Profiles
import RulePacks
import Testing

/// Whether two names may be one person's does not depend on which of them is whose.
@Suite struct NamesOfOnePerson {
    private static let names = [
        "A", "AB", "ABC", "A. B.", "G", "GH", "GMH", "HG", "H", "Gwen", "Hall", "Gwen Hall", "Hall, Gwen",
        "Gwen Mary Hall", "G. Hall", "Gwen H.", "Tom Hall", "T. Hall", "Mr Hall", "Mrs Hall", "Dr Gwen Hall",
        "Gwen Hall (GH)", "GH (Gwen Hall)", "AC (Audit Commission)", "Gwen Hall (Audit Commission)",
        "gwen.hall@riverside.example", "GH and AB", "Gwen Hall; Tom Hall", "Jane Hall-Smith", "JHS", "JH", "JS", "HS",
        "J. Smith", "Hall-Smith, Jane", "Smith", "Hall-Smith", "Jean-Paul Marat", "JP", "J-P Marat", "Paul Marat",
        "Jean-Paul Hall-Smith", "Ute Müller", "Ute Mueller", "U. Muller", "UM", "Strauß", "STRAUSS", "Kjær", "Kjaer",
        "Håkon Lie", "Haakon Lie", "O'Neil", "Sean O’Neil", "SON", "MdlC", "Maria de la Cruz", "Jo", "JO", "Joe", "Li",
        "Auditor 1", "Auditor 2", "1", "12", "Auditor-A", "A-B-C-D-E", "李", "Łukasz Żak", "Lukasz Zak", "ŁŻ",
        "Hall G.W.",
        "Hall GW", "ghall", "hallg", "gwhall", "gwenh", "GHALL", "ghall2", "HGM", "grose", "Gwen Rose",
    ]

    private func mayBe(_ reviewer: String, _ other: String) throws -> Bool {
        let pack = try #require(Reading.pack)
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let text =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nreviewed: {by: \"\(reviewer)\", date: 2008-12-01}\n"
        var found = false
        reader.read(ByteBuffer(text.utf8), file: "a.yaml") { profile, _ in found = profile.mayBeReviewer(other) }
        return found
    }

    @Test func isTheSameEitherWay() throws {
        var pairs = 0
        for (place, one) in Self.names.enumerated() {
            #expect(try mayBe(one, one), "\(one)")
            // Of several people it counts who else is among them.
            for other in Self.names[place...] where ![" and ", ";"].contains(where: (one + other).contains) {
                let (forth, back) = (try mayBe(one, other), try mayBe(other, one))
                #expect(forth == back, "\(one), \(other)")
                if forth, one != other { pairs += 1 }
            }
        }
        #expect(pairs > 60, "\(pairs)")
    }

    /// What is written with marks, and the same in capitals, is nobody else's than what is written without.
    @Test(arguments: [
        ["Ute Müller", "Ute Mueller", "Ute Muller", "UTE MÜLLER", "Mu\u{308}ller, Ute"],
        ["Håkon Ødegård", "Haakon Oedegaard", "Hakon Odegard", "HÅKON ØDEGÅRD"],
        ["Łukasz Żak", "Lukasz Zak", "ŁUKASZ ŻAK"], ["Jörg Weiß", "Joerg Weiss", "JÖRG WEISS"],
    ]) func marksMakeNoOtherPerson(_ spellings: [String]) throws {
        for one in spellings {
            for other in spellings { #expect(try mayBe(one, other), "\(one), \(other)") }
            for stranger in ["Ute Miller", "Hagen Odega", "Lukas Zack", "Jorge Weir"] {
                #expect(try !mayBe(one, stranger), "\(one), \(stranger)")
            }
        }
    }
}
