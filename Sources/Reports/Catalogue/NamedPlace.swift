import RulePacks

/// A place as somebody types it: `wbt para 61`, `wbt 61`, `para 61`, `gp paras 160-163`.
struct NamedPlace {
    /// The word before the locator, whether or not there is such a source.
    let source: String?
    /// Whether it says what the number counts; a number alone is read as a paragraph's.
    let saysKind: Bool
    /// As a source writes it: `para 61`.
    let locator: String
    /// What the locator stands for; never empty.
    let locators: [Locator]

    /// `nil` where the text does not end in a locator, or has more than one word before it.
    ///
    /// `paragraph`, `paragraphs`, `paras` and `para.` are read as `para`, whatever their case.
    init?(_ text: String) {
        var words = text.split(separator: " ").map(String.init)
        guard let numeral = words.popLast() else { return nil }
        for before in 0...min(1, words.count) {
            var kind = words.dropFirst(before).joined(separator: " ").lowercased()
            if ["paragraph", "paragraphs", "paras", "para."].contains(kind) { kind = Locator.Kind.paragraph.word }
            let saysKind = !kind.isEmpty
            // Without its kind a small letter is a word, not a Roman numeral.
            let locator = saysKind ? "\(kind) \(numeral.uppercased())" : "\(Locator.Kind.paragraph.word) \(numeral)"
            guard let locators = Locator.all(in: locator), !locators.isEmpty else { continue }
            self.source = before == 0 ? nil : words[0]
            self.saysKind = saysKind
            self.locator = locator
            self.locators = locators
            return
        }
        return nil
    }
}
