import Facts
import Profiles

/// The record whose fields a condition reads: a stated one, a grid's row, or one of which nothing is known.
struct RecordAtHand {
    /// The list, as a fact and among lists; -1 when there is no record.
    var fact: Int
    var list: Int
    /// Its place among the list's records; `nil` for whatever others there may be.
    var record: Int?
    /// Where its fields begin; -1 when nothing of it is stated.
    var firstField: Int
    /// Whether it is to stay one of which nothing is known.
    var isBlank = false

    static let none = RecordAtHand(fact: -1, list: -1, record: nil, firstField: -1)

    @inline(__always)
    init(fact: Int, list: Int, record: Int?, firstField: Int) {
        self.fact = fact
        self.list = list
        self.record = record
        self.firstField = firstField
    }

    /// - Parameter record: `nil` for one more record of which nothing is known.
    init(fact: Int, record: Int?, _ profile: borrowing Profile, _ index: PackIndex) {
        let list = Int(index.facts[fact].list)
        var first = -1
        if let record {
            let records = profile.records(of: list)
            if record < records.count { first = Int(profile.records[records.lowerBound + record].firstField) }
        }
        self.init(fact: fact, list: list, record: record, firstField: first)
    }
}
