import Engine
import Facts
import RulePacks

/// Themes on the pack's scale, and what each place there rests on.
extension JSONReport {
    mutating func write(_ ratings: [Rating], of assessment: borrowing Assessment) {
        writer.beginArray()
        for rating in ratings {
            writer.raw(fragments.ratings.heads[rating.theme])
            if case .rated(let low, let high) = rating.verdict {
                writer.opening(fragments.ratings.rated[low * fragments.ratings.places + high])
                writeKnown(rating)
                writeFlags(ofTheme: rating.theme, assessment)
                continue
            }
            writer.key("not_rated")
            writer.opening("{\"known\":")
            writeKnown(rating)
            writer.key("because")
            writer.string(JSONReport.reason(rating.verdict))
            writer.endObject()
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func writeKnown(_ rating: Rating) {
        writer.integer(rating.known)
        writer.continuing(",\"not_applicable\":")
        writer.integer(rating.inapplicable)
        writer.continuing(",\"of\":")
        writer.integer(rating.of)
    }

    /// What caps a theme, and what is raised in it and changes nothing about its rating.
    private mutating func writeFlags(ofTheme theme: Int, _ assessment: borrowing Assessment) {
        writer.continuing(",\"caps\":[")
        var severest: Int8?
        for (flag, severity) in fragments.ratings.risks[theme]
        where assessment.flags[flag] == .true && severity == severest ?? severity {
            severest = severity
            writer.raw(fragments.ratings.flags[flag])
        }
        writer.continuing("],\"uncounted\":[")
        for flag in fragments.ratings.uncounted[theme] where assessment.flags[flag] == .true {
            writer.raw(fragments.ratings.flags[flag])
        }
        writer.continuing("]}", closes: true)
    }

    private static func reason(_ verdict: Rating.Verdict) -> String {
        switch verdict {
        case .rated: ""
        case .tooLittleKnown: "too_little_known"
        case .noBasis: "no_basis"
        case .outsideScope: "outside_scope"
        }
    }
}
