/// A test of one fact.
public struct FactTest: Sendable, Hashable {
    /// Whose answers are read.
    public enum Voice: Sendable, Hashable {
        /// The fact has one answer.
        case plain
        /// The place of one reporter among the fact's.
        case reporter(Int)
        case any
        case all
        /// Whether the reporters differ; no value is tested.
        case disputed(Bool)
    }

    public var fact: Int
    public var voice: Voice
    public var test: ValueTest

    public init(fact: Int, voice: Voice, test: ValueTest) {
        self.fact = fact
        self.voice = voice
        self.test = test
    }
}
