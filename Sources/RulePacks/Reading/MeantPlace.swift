/// The place in a source that somebody probably meant who writes it as reports do, and not as a register does.
package enum MeantPlace {
    /// A citation such as `report para 58`, of `report Paragraph 58` or, where there is one source only, of `para 58`.
    package static func citation(_ text: String, sources: [String]) -> String? {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2, sources.contains(words[0]), let place = place(words[1]) { return "\(words[0]) \(place)" }
        guard sources.count == 1, let place = place(text) else { return nil }
        return "\(sources[0]) \(place)"
    }

    /// A place such as `para 8-14`, of `Paragraphs 8–14`; a page is none.
    static func place(_ text: String) -> String? {
        let plain = String(text.map { dashes.contains($0) ? "-" : $0 })
        // Footnotes may have Roman numerals.
        let start = plain.firstIndex(where: \.isNumber) ?? plain.lastIndex(of: " ")
        guard let start else { return nil }
        let kind = plain[..<start].lowercased()[...].trimming { $0 == " " || $0 == "." || $0 == "-" }
        let numeral = plain[start...].filter { $0 != " " }.uppercased()
        let meant = "\(kinds[kind] ?? kind) \(numeral)"
        return Locator.all(in: meant) == nil ? nil : meant
    }

    private static let dashes: Set<Character> = [
        "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
    ]
    private static let kinds = [
        "paragraph": "para", "paragraphs": "para", "paras": "para", "par": "para", "¶": "para", "fig": "figure",
        "figures": "figure", "tables": "table", "tab": "table", "case-study": "case study", "fn": "footnote",
        "note": "footnote", "key-message": "key message",
    ]
}

extension Substring {
    /// Without the characters at both ends of which this holds.
    fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> String {
        String(String(drop(while: isLeftOut).reversed().drop(while: isLeftOut).reversed()))
    }
}
