import Diagnostics
import RulePacks
import YAML

/// What a test gives, written as a profile's text so that it is read as any other profile is, and the way back from a place in
/// that text to the place in the test.
///
/// Everything stands in flow style and double quotes, on the line where the test has it.
struct ProfileText {
    /// In UTF-8.
    private(set) var bytes = Array("{".utf8)
    private var line: Int32 = 1
    private var column: Int32 = 2
    /// Where each key and value begins, in order, and where the test has it.
    private var tokens: [(line: Int32, column: Int32, mark: Mark)] = []

    /// - Parameter entries: the profile's outermost mapping.
    init(_ entries: [Node.Entry]) {
        for entry in entries {
            writeKey(entry.key, at: entry.mark)
            write(entry.value)
            write(", ")
        }
        write("}\n")
    }

    /// The same problem where the test's author finds it.
    func original(_ diagnostic: Diagnostic, in file: PackFile, test: Mark) -> Diagnostic {
        let place = (Int32(diagnostic.location.line), Int32(diagnostic.location.column))
        let mark = tokens.last { ($0.line, $0.column) <= place }?.mark ?? test
        var moved = diagnostic
        moved.location = Location(file: file.path, line: Int(mark.line), column: Int(mark.column))
        moved.line = file.lines.line(Int(mark.line))
        return moved
    }

    private mutating func write(_ node: Node) {
        goDown(to: node.mark)
        switch node.content {
        case .scalar(let text, _): writeScalar(text, at: node.mark)
        case .sequence(let items):
            begin("[", at: node.mark)
            for item in items {
                write(item)
                write(", ")
            }
            write("]")
        case .mapping(let entries):
            begin("{", at: node.mark)
            for entry in entries {
                goDown(to: entry.mark)
                writeKey(entry.key, at: entry.mark)
                write(entry.value)
                write(", ")
            }
            write("}")
        }
    }

    /// So that a problem that names another line names the right one. What an alias repeats lies above, and stays here.
    private mutating func goDown(to mark: Mark) {
        guard line < mark.line else { return }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: Int(mark.line - line)))
        line = mark.line
        column = 1
    }

    private mutating func begin(_ sign: String, at mark: Mark) {
        tokens.append((line, column, mark))
        write(sign)
    }

    private mutating func writeKey(_ key: String, at mark: Mark) {
        writeScalar(key, at: mark)
        write(": ")
    }

    private mutating func writeScalar(_ value: String, at mark: Mark) {
        tokens.append((line, column, mark))
        write("\"")
        if value.utf8.allSatisfy(ProfileText.isItself) {
            write(value)
        } else {
            write(ProfileText.escaped(value))
        }
        write("\"")
    }

    /// Whether a byte stands for itself between double quotes.
    private static func isItself(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            case _ where scalar.isUnprintable:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "\\U" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private mutating func write(_ piece: String) {
        bytes.append(contentsOf: piece.utf8)
        column += Int32(piece.unicodeScalars.count)
    }
}
