package import Diagnostics
package import YAML

/// A mapping whose keys are known beforehand.
package struct Mapping {
    package let file: PackFile
    package let entries: [Node.Entry]
    package let mark: Mark
    /// What it is, for messages.
    package let name: () -> String

    /// Every key in its place, for mappings from ids to things.
    package var pairs: [(key: String, mark: Mark, value: Located)] {
        entries.filter { !$0.key.hasPrefix("x-") }.map { ($0.key, $0.mark, Located(file: file, node: $0.value)) }
    }

    /// What stands behind a key.
    package subscript(key: String) -> Located? {
        entries.first { $0.key == key }.map { Located(file: file, node: $0.value) }
    }

    /// Whether there is such a key.
    package func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    package func report(_ problem: any Problem, length: Int = 1) { file.report(problem, at: mark, length: length) }

    /// Reports keys that have no meaning, and those that are needed and not there.
    package func check(allowed: [String], required: [String] = []) {
        for entry in entries where !allowed.contains(entry.key) && !entry.key.hasPrefix("x-") && entry.key != "<<" {
            let length = entry.key.unicodeScalars.count
            if let problem = file.lines.problem(ofKeyCutByComma: entry.key, at: entry.mark) {
                file.report(problem, at: entry.mark, length: length)
                continue
            }
            file.report(
                PackProblem.unknownKey(entry.key, among: allowed, near: MeantWord.of(entry.key, among: allowed)),
                at: entry.mark, length: length)
        }
        for key in required where !has(key) { report(PackProblem.missing(key, of: name())) }
    }

    package func string(_ key: String) -> String? { self[key]?.scalar("'\(key)'") }

    func prose(_ key: String) -> String? { self[key]?.prose("'\(key)'") }

    package func strings(_ key: String, orOne: Bool = false) -> [(text: String, place: Located)] {
        self[key]?.strings("'\(key)'", orOne: orOne) ?? []
    }

    /// The same where one at least must stand; says so where the list is empty.
    ///
    /// - Parameter part: what each of them is, for messages.
    package func strings(
        _ key: String, ofSome part: @autoclosure () -> String
    ) -> [(text: String, place: Located)] {
        self[key]?.strings("'\(key)'", ofSome: part(), in: key) ?? []
    }

    package func yesNo(_ key: String) -> Bool? { self[key]?.yesNo("'\(key)'") }

    /// One of several words, by the raw value of an enumeration.
    package func word<Word: CaseIterable & RawRepresentable<String>>(_ key: String, _: Word.Type) -> Word? {
        guard let located = self[key], let text = located.scalar("'\(key)'") else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        located.report(
            PackProblem.badWord(text, of: key, words: words, near: MeantWord.of(text, among: words)),
            length: text.count)
        return nil
    }
}
