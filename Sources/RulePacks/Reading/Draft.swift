import Facts
import YAML

/// A pack whose files have been read and whose names are not resolved yet.
struct Draft {
    struct Declared<Content> {
        var id: String
        var content: Content
        var at: Located
        var key: Mark
    }

    var id = ""
    var version = ""
    var title = ""
    var testsAsAt: DateSpan?
    var parties: [Named] = []
    /// Whether pack.yaml could be read that far; nobody else is a party then.
    var namesParties = false
    var themes: [Named] = []
    var judgements: [Named] = []
    /// Where each party and theme is named, by its kind and id: `theme money`.
    var marks: [String: Mark] = [:]
    var rating: RatingScale?
    var ratingMark = Mark.none
    var sources: [Source] = []
    var benchmarks: [Declared<Mapping>] = []
    var facts: [Declared<Mapping>] = []
    var terms: [Declared<Mapping>] = []
    var claims: [Declared<Mapping>] = []
    var flags: [Declared<Mapping>] = []
    var rules: [Declared<Mapping>] = []
}
