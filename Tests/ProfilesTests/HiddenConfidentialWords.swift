import Diagnostics
import Foundation
import Testing

/// A ` #` that makes a comment of what keeps an entry back: nothing is then assessed.
@Suite struct HiddenConfidentialWords {
    @Test(arguments: [
        ("trust.reviewed: {value: yes, evidence: {kind: told, note: Letter #4, confidential: yes\n  }}", "5:68"),
        ("trust.reviewed: {value: yes, evidence: {kind: told #4, confidential: yes\n  }}", "5:54"),
        ("trust.reviewed: {value: yes #4, evidence: {kind: told, confidential: yes}\n  }", "5:31"),
        ("trust.reviewed: {value: yes, evidence: {kind: told, # confidential: yes\n  }}", "5:55"),
        ("trust.reviewed: {value: yes, evidence: {source: \"JS #1\", note: x #2, 'Confidental' : yes\n  }}", "5:68"),
        ("trust.reviewed:\n  value: yes\n  evidence:\n    source: JS  # confidential: yes", "8:19"),
        ("trust.reviewed:\n  value: yes\n  evidence:\n    source: JS #4 confidential", "8:18"),
        ("trust.reviewed: yes  #\"confidential\": yes", "5:24"),
    ]) func areRefused(_ facts: String, _ place: String) throws {
        let document = try Reading.facts(facts)
        #expect(document.codes == ["\(place) confidential-in-comment"])
        #expect(document.problems.allSatisfy { $0.level == .error && $0.line == nil })
        // In the encoding of another system it is the same.
        let text =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n"
            + facts.split(separator: "\n").map { "  \($0)\r\n" }.joined()
        let wide = try Reading.read(Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data()))
        #expect(wide.flatMap(\.codes).map { $0.split(separator: " ").last } == ["confidential-in-comment"])
    }

    @Test(arguments: [
        // A line of its own, and a comment that is set apart and no key.
        "trust.reviewed:\n  value: yes\n  evidence:\n    source: JS\n    # confidential: yes",
        "trust.reviewed: yes  # nobody asked to be confidential",
        "trust.reviewed: yes  # confidence: high", "trust.reviewed: yes  # residential: no",
        // No comment at all.
        "trust.reviewed: {value: yes, evidence: {note: \"Letter #4, confidential: yes\"}}",
        "trust.reviewed: {value: yes, evidence: {note: 'Letter\n     #4, confidential: yes'}}",
        "trust.reviewed:\n  value: yes\n  evidence:\n    note: >\n      Letter\n      is #4, confidential: yes\n    by: A B",
        "trust.reviewed: {value: yes, evidence: {note: Letter#4, confidential: yes}}",
    ]) func othersAreNot(_ facts: String) throws {
        #expect(try Reading.facts(facts).codes == [])
    }

    /// Kills a look at the beginning of a line alone, as much of it as is shown.
    @Test(arguments: ["", "é"]) func standAnywhereOnALine(_ letter: String) throws {
        let long = String(repeating: "x", count: 10_050) + letter
        let cut = "trust.reviewed: {value: yes, evidence: {note: \(long) #4, confidential: yes\n  }}"
        #expect(try Reading.facts(cut).codes == ["5:\(50 + long.count) confidential-in-comment"])
        let text = "trust.reviewed: {value: yes, evidence: {note: \(long) #4\n  }}"
        #expect(try Reading.facts(text).codes == ["5:\(50 + long.count) comment-in-text"])
    }

    /// Several on one line are one, and several texts with the sign are none.
    @Test func areFoundBetweenTexts() throws {
        let texts = (0..<50).map { "\"a # confidential: \($0)\"" }.joined(separator: ", ")
        #expect(try Reading.facts("x-own: [\(texts)]").codes == [])
        let last = "x-own: [\(texts)] # a # confidential: yes"
        #expect(try Reading.facts(last).codes == ["5:\(13 + texts.count) confidential-in-comment"])
    }

    /// Each document answers for its own comments, and one that cannot be read is refused for that.
    @Test func areThoseOfTheirDocument() throws {
        let head = "schema: concord/profile/1\nas_at: 2008-11-30\n"
        let documents = try Reading.read(
            (head + "id: a\n---\n" + head + "id: b\nfacts: {trust.reviewed: yes} # confidential: yes\n---\n" + head
                + "id: c\n---\n" + head + "id: d #, confidential: yes\nfacts: {\n").utf8)
        #expect(
            documents.map(\.codes).map { $0.map { String($0.split(separator: " ")[1]) } } == [
                [], ["confidential-in-comment"], [], ["confidential-in-comment", "yaml-syntax"],
            ])
    }
}
