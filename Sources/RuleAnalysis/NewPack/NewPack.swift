/// The text of a new rule pack: small, sound, wholly covered by its tests, and with comments that teach the language.
///
/// What it says is an example and no finding of any report.
public struct NewPack: Sendable {
    /// A file of the pack.
    public struct File: Sendable {
        /// Relative to the pack's folder.
        public var name: String
        public var text: String
    }

    /// Sorted as a reader would go through them.
    public let files: [File]

    /// - Parameter id: lower-case letters, digits and hyphens; see `isID`.
    public init(id: String) {
        files = [
            File(name: "pack.yaml", text: NewPack.pack(id)),
            File(name: "sources.yaml", text: NewPack.sources),
            File(name: "facts.yaml", text: NewPack.facts),
            File(name: "rules/meetings.yaml", text: NewPack.rules),
            File(name: "tests/meetings.yaml", text: NewPack.tests),
        ]
    }

    /// Whether a name can be a pack's id: `joint-boards`.
    public static func isID(_ name: String) -> Bool {
        !name.isEmpty && name.first != "-" && name.last != "-"
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// An id made of a folder's name: `Joint Boards` gives `joint-boards`; `nil` where nothing is left, and where a letter
    /// would be: an id is for ever, and nobody means `t` by `été`.
    public static func id(from name: String) -> String? {
        if name.contains(where: { !$0.isASCII && ($0.isLetter || $0.isNumber) }) { return nil }
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return words.isEmpty ? nil : words.joined(separator: "-")
    }
}
