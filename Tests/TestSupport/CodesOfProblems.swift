public import Foundation

/// The codes of problems that the sources of some rooms name, each of them written out in a `var code: String`.
public struct CodesOfProblems: Sendable {
    public private(set) var codes: Set<String> = []
    /// What is no plain code: one that is put together, so that this search does not know it.
    public private(set) var unclear: [String] = []

    /// - Parameter folders: of sources.
    public init(in folders: [URL]) {
        for folder in folders {
            let files =
                FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
            for file in files where file.pathExtension == "swift" {
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
                for start in text.ranges(of: "var code: String {") { add(text[start.upperBound...]) }
            }
        }
    }

    /// What stands between quotes up to the brace that ends the property.
    private mutating func add(_ body: Substring) {
        var depth = 1
        var word: String?
        for character in body {
            if let inside = word {
                guard character == "\"" else {
                    word = inside + String(character)
                    continue
                }
                if inside.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil {
                    codes.insert(inside)
                } else {
                    unclear.append(inside)
                }
                word = nil
            } else if character == "\"" {
                word = ""
            } else if character == "{" {
                depth += 1
            } else if character == "}" {
                depth -= 1
                if depth == 0 { return }
            }
        }
    }
}
