/// A made-up profile, for the small pack of the fixtures, one of whose answers rests on confidential evidence, and which has one
/// mistake or none.
package struct ConfidentialProfile: Sendable {
    package enum Mistake: CaseIterable, Sendable {
        /// In the entry that has the confidential evidence.
        case inside
        /// In another entry.
        case elsewhere
        /// A slip of the hand, anywhere.
        case slip
        /// A line that parts documents, anywhere.
        case parted
    }

    /// What may be printed nowhere: it stands in the confidential evidence, and in nothing else.
    package static let secrets = ["Sparrow", "1911", "4711"]
    /// What stands in the mistake that is made elsewhere.
    package static let open = "perhaps so"

    package var mistake: Mistake?
    package var text: String

    package init(_ mistake: Mistake?, _ random: inout SeededGenerator) {
        self.mistake = mistake
        var maker = ProfileMaker(random: random)
        text = maker.profile(mistake)
        random = maker.random
    }
}

private struct ProfileMaker {
    var random: SeededGenerator

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    mutating func upTo(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }

    mutating func profile(_ mistake: ConfidentialProfile.Mistake?) -> String {
        var others = [
            ["  council.type: county"], ["  council.name: Harrowmere"], ["  trust.share: 40"],
            ["  trust.since: 2006-05"],
            ["  council.capacity: {value: 3, evidence: {kind: document, date: 2006}}"],
            ["  layers:", "    strategic: {meets: yes}", "    operational:", "      meets: no"],
        ].shuffled(using: &random)
        if mistake == .elsewhere {
            let open = ConfidentialProfile.open
            others[0] = [
                pick(["  council.type: \(open)", "  trust.since: \(open)", "  layers: {\(open): {meets: yes}}"])
            ]
            others = others.enumerated().filter { $0 == 0 || $1[0].prefix(7) != others[0][0].prefix(7) }.map(\.1)
            others.shuffle(using: &random)
        }
        let entry = entry(hasMistake: mistake == .inside)
        if entry[0].hasPrefix("  council.name") { others.removeAll { $0[0].hasPrefix("  council.name") } }
        let before = upTo(others.count)
        var lines = ["schema: concord/profile/1", "id: harrowmere", "as_at: 2008-11-30", "facts:"]
        lines += others[..<before].joined()
        lines += entry
        lines += others[before...].joined()
        lines += ["prepared: {by: AB, date: 2008-12-05}", ""]
        if mistake == .parted {
            lines.insert(pick(["---", "---", "--- # more", "..."]), at: 4 + upTo(lines.count - 5))
            lines.insert(contentsOf: Array(repeating: "", count: upTo(2)), at: upTo(lines.count - 1))
        }
        let text = lines.joined(separator: "\n")
        return mistake == .slip ? slip(in: text) : text
    }

    // MARK: The entry

    private mutating func entry(hasMistake: Bool) -> [String] {
        let mistakes = [
            "kind: told by Sparrow", "date: 14/10/1911", "Sparrow: 4711", "sourc: Sparrow", "note: [Sparrow, 4711]",
            "date: Sparrow", "confidential: Sparrow", "kind: 4711", "Sparrow.of: {a: b}", "by: {Sparrow: 4711}",
        ]
        let wrong = hasMistake ? pick(mistakes) : nil
        let parts = evidence(wrong)
        switch upTo(6) {
        case 6: return ["  council.name: {value: Sparrow's, evidence: {\(flow(parts, separator: ", "))}}"]
        case 0: return ["  trust.reviewed: {value: no, evidence: {\(flow(parts, separator: ", "))}}"]
        case 1:
            return ["  trust.talks:", "    members: {value: no, evidence: {\(flow(parts, separator: ",\n      "))}}"]
        case 2: return ["  trust.talks:", "    coordinator: yes", "    members:"] + block(parts, "      ")
        case 3 where !hasMistake && Bool.random(using: &random):
            // The record is marked, and a field that is not has evidence of its own.
            let field = "agreed: {value: no, evidence: {source: Dr Sparrow, note: born 1911 at 4711}}"
            let whole = "evidence: {\(flow(parts, separator: ", "))}"
            let (first, second) = Bool.random(using: &random) ? (field, whole) : (whole, field)
            return ["  restructures:", "    - body: police", "      \(first)", "      \(second)"]
        case 3: return ["  restructures:", "    - body: police", "      agreed:"] + block(parts, "        ")
        case 4: return ["  trust:", "    reviewed:"] + block(parts, "      ")
        default: return ["  trust.reviewed:"] + block(parts, "    ")
        }
    }

    /// The parts of the evidence, each a key and a text or a line; the word that keeps them back is one of them.
    private mutating func evidence(_ wrong: String?) -> [(key: String, text: String?)] {
        var parts: [(key: String, text: String?)] = [
            ("source: ", "Dr Sparrow, of 4711 Mill Road"), ("note: ", "She said: I'm Sparrow, born 14/10/1911"),
        ]
        if wrong?.hasPrefix("kind") != true { parts.append(("kind: told", nil)) }
        if let wrong { parts = parts.filter { !wrong.hasPrefix($0.key) } + [(wrong, nil)] }
        for number in 0..<pick([0, 0, 3, 9, 20]) { parts.append(("x-\(number): more", nil)) }
        let right = ["confidential", "'confidential'", "\"confidential\""]
        let like = [
            "Confidential", "CONFIDENTIAL", "confidental", "confidentail", "Konfidential", "\"con\\x66idential\"",
        ]
        if wrong?.hasPrefix("confidential") != true {
            parts.append((pick(wrong == nil ? right : right + like) + pick([": yes", ": true", ": TRUE"]), nil))
        }
        return parts.shuffled(using: &random)
    }

    private mutating func flow(_ parts: [(key: String, text: String?)], separator: String) -> String {
        parts.map { part in part.key + (part.text.map { "\"\($0)\"" } ?? "") }.joined(separator: separator)
    }

    private mutating func block(_ parts: [(key: String, text: String?)], _ indent: String) -> [String] {
        let lines = parts.flatMap { part -> [String] in
            guard let text = part.text else { return [part.key] }
            let inner = Array(repeating: "  went on about Sparrow", count: upTo(1) * upTo(20))
            return switch upTo(4) {
            case 0: ["\(part.key)|", "  \(text)"] + inner
            case 1: ["\(part.key)>-", "  \(text)"] + inner
            case 2: ["\(part.key)\"\(text)"] + inner + ["  and ended\""]
            case 3: ["\(part.key)'\(text.replacing("'", with: "''"))"] + inner + ["  and ended'"]
            default: [part.key + text.replacing(": ", with: " ")] + inner
            }
        }
        return ["\(indent)value: no", "\(indent)evidence:"] + lines.map { "\(indent)  \($0)" }
    }

    // MARK: A slip

    private mutating func slip(in text: String) -> String {
        var characters = Array(text)
        let place = upTo(characters.count - 1)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let number = upTo(lines.count - 1)
        switch upTo(6) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(pick(Array("\"'{}[]:#&*!|>%@`,?-\t\n\u{1} x")), at: place)
        case 2:
            characters.insert(
                contentsOf: pick([": ", " #", ", ", "\n", "\n  ", "\"\n", "- ", "{a: ", "*b "]), at: place)
        case 3: lines[number] = String(repeating: " ", count: upTo(9)) + lines[number].drop { $0 == " " }
        case 4: lines.insert(lines[number], at: number)
        case 5 where !lines[number].contains("onfid"): lines.remove(at: number)
        default: lines[number] += pick(["\"", "'", "}", "]", " {", ":", " |", " &a", "\t", ","])
        }
        let slipped = String(characters)
        return slipped == text ? lines.joined(separator: "\n") : slipped
    }
}
