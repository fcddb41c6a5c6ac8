import Files
import YAML

/// The events of a text in one line: `{ key value }`, `[ ]`, `---` and `...`; what is wrong at the end, with its place.
func events(_ bytes: some Collection<UInt8>, limits: Limits = .standard, marks: Bool = false) -> String {
    let buffer = ByteBuffer(bytes)
    do throws(YAMLProblem) {
        var stream = try EventStream(buffer, limits: limits)
        return events(&stream, marks: marks)
    } catch {
        return "! \(error.code)"
    }
}

/// The events of a stream, likewise.
func events(_ stream: inout EventStream, marks: Bool = false) -> String {
    var words: [String] = []
    do throws(YAMLProblem) {
        reading: while true {
            let event = try stream.next()
            let place = marks ? "@\(stream.mark.line):\(stream.mark.column)" : ""
            switch event {
            case .documentStart: words.append("---")
            case .documentEnd: words.append("...")
            case .streamEnd: break reading
            case .scalar:
                let text = stream.scalar.replacing("\n", with: "\\n")
                words.append((stream.isPlain ? text : "'\(text)'") + place)
            case .sequenceStart: words.append("[" + place)
            case .sequenceEnd: words.append("]")
            case .mappingStart: words.append("{" + place)
            case .mappingEnd: words.append("}")
            }
        }
    } catch {
        words.append("! \(error.code) \(stream.mark.line):\(stream.mark.column)")
    }
    return words.joined(separator: " ")
}

func events(_ text: String, limits: Limits = .standard, marks: Bool = false) -> String {
    events(Array(text.utf8), limits: limits, marks: marks)
}
