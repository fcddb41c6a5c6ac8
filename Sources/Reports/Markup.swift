/// Text inside XML and HTML.
///
/// Both languages read the same five characters as their own, and allow the same references for them. What XML 1.0 cannot
/// hold at all, not even as a reference (control characters, U+FFFE, U+FFFF), is shown by its number.
enum Markup {
    /// For an element's content.
    static func text(_ text: String) -> String { escaped(text, inAttribute: false) }

    /// For an attribute's value between double quotes: a parser would make spaces of its line breaks and tabs.
    static func attribute(_ text: String) -> String { escaped(text, inAttribute: true) }

    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t" where inAttribute: result += "&#9;"
            case "\n" where inAttribute: result += "&#10;"
            // A bare carriage return is read as a line break anywhere.
            case "\r": result += "&#13;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                result += "U+" + String(scalar.value, radix: 16, uppercase: true)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
