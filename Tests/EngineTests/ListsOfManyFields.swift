import Engine
import Testing

/// However many fields a list has, a record is known by those that rules read.
@Suite struct ListsOfManyFields {
    @Test(arguments: [0, 5, 62, 63, 64, 69]) func areKnownByTheFieldThatIsRead(_ read: Int) throws {
        var list = FactSketch(id: "list", kind: .list)
        list.fields = (0..<70).map { FactSketch(id: "field\($0)", kind: .yesNo) }
        var sketch = PackSketch()
        sketch.facts = [list]
        sketch.rules = [
            [
                "id": "one", "finding": "Something was found", "cite": ["src para 1"], "grounds": ["kind": "survey"],
                "when": ["some": "list", "where": ["field": .scalar("field\(read)"), "is": "yes"]],
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ]
        ]
        let made = try MadePack(sketch)
        for stated in [0, 5, 62, 63, 64, 69] {
            let profile = try made.read(
                "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {list: [{field\(stated): yes}]}\n")
            let counts = made.evaluator.evaluate(profile).counts
            #expect(counts.asked == 1 && counts.known == (stated == read ? 1 : 0), "\(stated)")
        }
    }
}
