/// One part of a list's records.
public struct Field: Sendable {
    public var id: String
    public var type: FactType
    public var label: String
    public var question: String
    public var note: String?

    public init(id: String, type: FactType, label: String, question: String, note: String? = nil) {
        self.id = id
        self.type = type
        self.label = label
        self.question = question
        self.note = note
    }
}
