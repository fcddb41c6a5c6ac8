import Foundation
import Profiles
import Testing

/// However a profile is written, the same facts are read.
@Suite struct GoodProfiles {
    static let folder = Reading.fixtures.appending(path: "profiles/good")

    static let names: [String] = {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return found.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    static let facts = [
        "council.capacity = 3 [document; Scorecard; 2007-02-22]",
        "council.name = Café Council: \"A\" & B",
        "council.type = county",
        "trust.reviewed = (a reason given) not asked",
        "trust.share = 61.5",
        "trust.since = 2001-05",
        "trust.talks/coordinator = yes",
        "trust.talks/members = no [told]",
        "layers = all of 2",
        "layers strategic: meets yes, score 7",
        "layers operational: ",
        "restructures = at least 2",
        "restructures #1: body council, stage proposed, agreed no [document; 2006-10]",
        "restructures #2: body police, stage proposed, agreed no",
    ]

    @Test func thereAreSeveral() { #expect(Self.names.count >= 12) }

    @Test(arguments: names) func readsToTheSameFacts(_ name: String) throws {
        let documents = try Reading.read(try Data(contentsOf: Self.folder.appending(path: name)))
        for document in documents {
            #expect(document.codes == [])
            #expect(document.facts.sorted() == Self.facts.sorted())
            #expect(document.asAt == "2008-11-30")
        }
        #expect(documents.count == (name.hasPrefix("several") ? 3 : 1))
        #expect(documents.map(\.id) == (name.hasPrefix("several") ? ["a", "b", "c"] : ["a"]))
    }
}
