public import Foundation

/// A page of documentation, as far as tests hold it to the program: its examples, its tables and its links.
public struct MarkdownPage: Sendable {
    /// What stands in a fence of YAML: a comment that says what it is, and the rest.
    public struct Example: Sendable {
        public var heading: String
        public var text: String
    }

    /// A table, with the code that stands in its cells.
    public struct Table: Sendable {
        public var header: [Cell]
        public var rows: [[Cell]]
    }

    /// One cell of a table.
    public struct Cell: Sendable {
        public var text: String

        /// Without the signs of Markdown.
        public var plain: String { text.filter { $0 != "`" && $0 != "*" } }

        /// What stands in it as code, in order.
        public var codes: [String] { text.matches(of: /`([^`]+)`/).map { String($0.1) } }

        /// What of this stands in bold letters.
        public var boldCodes: [String] { text.matches(of: /\*\*`([^`]+)`\*\*/).map { String($0.1) } }
    }

    public let file: URL
    public private(set) var examples: [Example] = []
    public private(set) var tables: [Table] = []
    /// Where links lead that name no other host; those to a heading of the page itself begin with `#`.
    public private(set) var links: [String] = []
    /// As links name them.
    public private(set) var headings: [String] = []

    public init(_ file: URL) throws {
        self.file = file
        var fence: [String]?
        var isExample = false
        var table: [[Cell]] = []
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for line in lines + [""] {
            if let inside = fence {
                guard line == "```" else {
                    fence = inside + [String(line)]
                    continue
                }
                if isExample, let first = inside.first, first.hasPrefix("# ") {
                    let text = inside.dropFirst().map { $0 + "\n" }.joined()
                    examples.append(Example(heading: String(first.dropFirst(2)), text: text))
                } else if isExample {
                    examples.append(Example(heading: "", text: inside.joined(separator: "\n")))
                }
                fence = nil
            } else if line.hasPrefix("```") {
                fence = []
                isExample = line == "```yaml"
            } else if line.hasPrefix("|") {
                table.append(
                    line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(cell))
            } else {
                if table.count > 2 { tables.append(Table(header: table[0], rows: Array(table.dropFirst(2)))) }
                table = []
            }
            if fence == nil {
                links += line.matches(of: /\]\(([^):#]+|#[^)]+)\)/).map { String($0.1) }
                if line.hasPrefix("#") { headings.append(anchor(line.drop { $0 == "#" || $0 == " " })) }
            }
        }
    }

    /// The tables whose first column is called so, by the rest of its name.
    public func tables(of name: String) -> [(name: String, rows: [[Cell]])] {
        tables.compactMap { table in
            let header = table.header[0].plain
            guard header == name || header.hasPrefix(name + " ") else { return nil }
            return (String(header.dropFirst(name.count).drop { $0 == " " }), table.rows)
        }
    }

    /// The links that lead to nothing.
    public var brokenLinks: [String] {
        links.filter { link in
            if link.hasPrefix("#") { return !headings.contains(String(link.dropFirst())) }
            let target = file.deletingLastPathComponent().appending(path: link).standardizedFileURL
            return !FileManager.default.fileExists(atPath: target.path)
        }
    }
}

private func cell(_ text: Substring) -> MarkdownPage.Cell {
    MarkdownPage.Cell(text: text.trimmingCharacters(in: .whitespaces))
}

/// As GitHub makes it of a heading.
private func anchor(_ heading: Substring) -> String {
    String(
        heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
            .map { $0 == " " ? "-" : $0 })
}
