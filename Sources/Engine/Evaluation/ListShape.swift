import Profiles

/// How many records a list has, and whether there are no others.
struct ListShape {
    var count: Int
    var isComplete: Bool
    /// The list as a fact and among lists; and its records among the profile's.
    private var fact: Int
    private var list: Int
    private var stated: Range<Int>

    @inline(__always)
    init(_ fact: Int, _ profile: borrowing Profile, _ index: PackIndex) {
        let entry = index.facts[fact]
        self.fact = fact
        list = Int(max(0, entry.list))
        stated = profile.records(of: list)
        if entry.rows >= 0 {
            count = Int(entry.rows)
            isComplete = true
        } else {
            count = stated.count
            isComplete = profile.lists[list].isComplete && profile.lists[list].unknown == nil
        }
    }

    /// One of them; of a grid that is not stated, one of which nothing is.
    @inline(__always)
    func record(_ record: Int, _ profile: borrowing Profile) -> RecordAtHand {
        let place = stated.lowerBound + record
        return RecordAtHand(
            fact: fact, list: list, record: record,
            firstField: place < stated.upperBound ? Int(profile.records[place].firstField) : -1)
    }
}
