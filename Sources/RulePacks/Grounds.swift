/// What a finding rests on.
public struct Grounds: Sendable, Hashable {
    /// What kind of evidence the source has for it.
    public enum Kind: String, Sendable, CaseIterable {
        case survey, comparison, voice, assessment, literature
        case caseStudy = "case_study"
    }

    public var kinds: [Kind]
    /// Whose answers or whose voice; `nil` where the source does not say.
    public var whose: String?
    public var date: String?
}
