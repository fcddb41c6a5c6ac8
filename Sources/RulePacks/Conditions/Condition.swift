/// A condition of a rule, its names resolved to places: one small recursive type that one function evaluates.
public indirect enum Condition: Sendable, Hashable {
    case fact(FactTest)
    case field(FieldTest)
    /// The key of the grid's record at hand is one of these.
    case key([Int])
    case term(Int)
    case claim(Int, ObservedWord)
    case flag(Int, isRaised: Bool)
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case count(atLeast: Int, [Condition])
    case list(ListTest)
}
