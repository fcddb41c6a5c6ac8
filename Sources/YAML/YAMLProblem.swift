public import Diagnostics
import Files

/// What can be wrong with a file as YAML.
public enum YAMLProblem: Error, Problem, Hashable, Sendable {
    case syntax(String)
    case encoding(String)
    case notText(String)
    case tab
    case indicator(Character)
    case colonInProse
    case lineContinues
    case commaInProse(typographic: Bool)
    case questionMark
    case hashInProse
    case textAfterQuote
    case control(String)
    case tooDeep(Int)
    case tooManyAliasEvents(Int)
    case tooManyAliasBytes(Int)
    case unknownAlias(String, near: String?)
    case recursiveAlias(String)
    case duplicateKey(String, firstLine: Int)
    case keyNotScalar
    case severalDocuments
    case empty
    case mergeKey
    case foreignTag(String)
    case noMemory
    /// What stands behind a mistake that ends the reading.
    case restUnread(lines: Int, documents: Int)

    public var code: String {
        switch self {
        case .syntax, .tab, .indicator, .colonInProse, .lineContinues, .commaInProse, .hashInProse, .textAfterQuote,
            .questionMark:
            "yaml-syntax"
        case .encoding, .control, .notText: "yaml-encoding"
        case .tooDeep: "yaml-depth"
        case .tooManyAliasEvents, .tooManyAliasBytes: "yaml-alias-limit"
        case .unknownAlias: "yaml-unknown-alias"
        case .recursiveAlias: "yaml-recursive-alias"
        case .duplicateKey: "duplicate-key"
        case .keyNotScalar: "key-not-scalar"
        case .severalDocuments: "several-documents"
        case .empty: "empty-file"
        case .mergeKey: "merge-key"
        case .foreignTag: "foreign-tag"
        case .noMemory: "no-memory"
        case .restUnread: "rest-unread"
        }
    }

    public var message: String {
        switch self {
        case .syntax(let detail): detail
        case .encoding(let detail): detail
        case .notText(let kind): "this is \(kind), not a text"
        case .tab: "a tab stands where YAML needs spaces"
        case .indicator(let sign): "a value may not begin with \(sign) unless it is quoted"
        case .colonInProse: "a second colon in an unquoted value"
        case .lineContinues: "this line reads on from the one above, so that its colon is one too many"
        case .commaInProse(typographic: true):
            "a comma before this cuts the text: typographic quotes do not hold it together"
        case .commaInProse: "a comma or ? before this cuts an unquoted text inside { }"
        case .questionMark: "a ? alone is not a value"
        case .hashInProse: "a # after a space begins a comment, which hides the rest of this line"
        case .textAfterQuote: "more text follows after a closing quote"
        case .control(let name): "the control character \(name) is not allowed in YAML"
        case .tooDeep(let limit): "mappings and sequences stand more than \(limit) deep inside one another"
        case .tooManyAliasEvents(let limit): "aliases repeat more than \(limit) parts of the document"
        case .tooManyAliasBytes(let limit):
            "aliases repeat more than \(FileProblem.amount(limit)) of the document's texts"
        case .unknownAlias(let name, _): "no anchor is named '\(name)'"
        case .recursiveAlias(let name): "the alias '\(name)' stands inside its own anchor"
        case .duplicateKey(let key, let line): "'\(key)' is given twice; first on line \(line)"
        case .keyNotScalar: "a key must be a single word, not a mapping or a list"
        case .severalDocuments: "this file holds more than one document"
        case .empty: "the file holds nothing"
        case .mergeKey: "the merge key '<<' is not part of this language"
        case .foreignTag(let tag):
            "the tag '\(tag.replacing("tag:yaml.org,2002:", with: "!!"))' is not part of this language"
        case .noMemory: "there is not enough memory to read this"
        case .restUnread(let lines, let documents):
            "the rest of the file was not read: \(lines) line\(lines == 1 ? "" : "s")"
                + (documents > 0 ? ", with \(documents) more document\(documents == 1 ? "" : "s")" : "")
        }
    }

    public var level: Level {
        if case .restUnread = self { return .note }
        return .error
    }

    public var expected: String? {
        switch self {
        case .tab: "spaces for indentation"
        case .indicator: "double quotes around the whole text"
        case .colonInProse: "double quotes around text that contains a colon and a space"
        case .lineContinues: "keys that stand together equally indented, each with a colon and a space after it"
        case .commaInProse(typographic: true): "the plain double quotes of the keyboard around the whole text"
        case .commaInProse: "double quotes around the whole text"
        case .questionMark: "unknown, where it is not known; double quotes around a text that begins with ?"
        case .hashInProse: "double quotes around text that contains a #"
        case .textAfterQuote: "quotes around the whole text; or a quote is missing further up"
        case .control: "a text without it; an editor may not show it"
        case .unknownAlias: "the name of an anchor further up, or double quotes around text that begins with *"
        case .encoding: "the file saved as UTF-8, or as UTF-16 with a byte order mark"
        case .notText: "a plain text in YAML: what is in this file, written or exported as text"
        case .duplicateKey: "each key once"
        case .severalDocuments: "one document in this file"
        case .mergeKey: "the keys written out, or an alias for a whole value"
        case .empty: "a YAML document"
        case .foreignTag: "a value without a tag; text that begins with ! in double quotes"
        default: nil
        }
    }

    public var suggestion: String? {
        if case .unknownAlias(_, let near) = self { return near }
        return nil
    }

    public var repeatsText: Bool {
        switch self {
        case .encoding, .control, .indicator, .unknownAlias, .recursiveAlias, .duplicateKey, .foreignTag: true
        case .syntax, .notText, .tab, .colonInProse, .lineContinues, .commaInProse, .questionMark, .hashInProse,
            .textAfterQuote,
            .tooDeep, .tooManyAliasEvents, .tooManyAliasBytes, .keyNotScalar, .severalDocuments, .empty, .mergeKey,
            .noMemory, .restUnread:
            false
        }
    }

    /// What is expected has no word of the text in it.
    public var expectedInGeneral: String? { expected }
}
