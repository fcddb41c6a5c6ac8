/// The test of a field of the record at hand, with what it takes where a table answers it and the field is asked of every record.
struct FieldTestEntry: Sendable {
    /// Whether that is so.
    var isDirect: Bool
    var field: Int32
    var table: TruthTable

    init(_ test: Program.Field, _ index: PackIndex) {
        field = test.field
        table = test.test.table
        let list = test.list >= 0 ? Int(index.facts[Int(test.list)].list) : -1
        let isAskedOfAll = list < 0 || index.fieldApplicability[Int(index.firstField[list]) + Int(field)] < 0
        isDirect = test.test.isTabled && isAskedOfAll
    }
}
