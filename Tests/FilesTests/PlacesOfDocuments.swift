import Files
import TestSupport
import Testing

struct PlacesOfDocuments {
    @Test(arguments: [
        ("files of one document", (0..<1000).map { DocumentPlace(file: $0, document: 1) }, 1),
        ("documents of one file", (1...1000).map { DocumentPlace(file: 7, document: $0) }, 1),
        ("one", [DocumentPlace(file: 0, document: 1)], 1),
        (
            "a file of three among others",
            [(0, 1), (1, 1), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1)].map(DocumentPlace.init), 3
        ),
        ("with gaps", [(0, 1), (5, 1), (6, 1), (6, 4), (9, 2)].map(DocumentPlace.init), 4),
    ])
    func areKeptInFewPieces(_ name: String, _ places: [DocumentPlace], _ runs: Int) {
        var kept = DocumentPlaces()
        for (number, place) in places.enumerated() { #expect(kept.append(place) == UInt32(number), "\(name)") }
        for (number, place) in places.enumerated() { #expect(kept[UInt32(number)] == place, "\(name), \(number)") }
        #expect(kept.runCount == runs, "\(name)")
    }

    @Test(arguments: 0..<100)
    func ofAnyOrderAreFoundAgain(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var places: [DocumentPlace] = []
        var kept = DocumentPlaces()
        for file in 0..<Int.random(in: 1...60, using: &random) where Bool.random(using: &random) {
            for document in 1...Int.random(in: 1...4, using: &random) where Int.random(in: 0..<4, using: &random) > 0 {
                places.append(DocumentPlace(file: file, document: document))
                #expect(kept.append(places[places.count - 1]) == UInt32(places.count - 1))
            }
        }
        for (number, place) in places.enumerated() { #expect(kept[UInt32(number)] == place) }
    }
}
