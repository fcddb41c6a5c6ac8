import Facts

/// What may be stated of one fact, or of one field of a record, as JSON Schema. Leans on the definitions `yes_no`, `date`,
/// `word` and `evidence` of the schema it stands in.
struct FactSchema {
    private let label: String
    private let question: String
    private let type: FactType
    private let fact: Fact?

    init(_ fact: Fact, note: String?) {
        label = fact.label
        question = [fact.question, note].compactMap(\.self).joined(separator: " ")
        type = fact.type
        self.fact = fact
    }

    private init(_ field: Field) {
        label = field.label
        question = [field.question, field.note].compactMap(\.self).joined(separator: " ")
        type = field.type
        fact = nil
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("title")
        writer.string(label)
        writer.key("description")
        writer.string(question)
        writer.key("anyOf")
        writer.beginArray()
        writer.constant("unknown")
        if let fact, fact.list != nil {
            fact.isGrid ? writeGrid(fact, to: &writer) : writeList(fact, to: &writer)
        } else if let fact, !fact.reporters.isEmpty {
            writeReporters(fact, to: &writer)
        } else {
            writeAnswer(to: &writer)
        }
        writer.endArray()
        writer.endObject()
    }

    // MARK: Answers

    /// The alternatives of one voice's answer.
    private func writeAnswer(to writer: inout JSONWriter) {
        writeValue(to: &writer)
        let counts = fact?.tally?.reads
        writer.closedObject(oneOf: [["value"], ["unknown"]] + (counts.map { [$0] } ?? [])) { writer in
            writer.key("value")
            writer.beginObject()
            writer.key("anyOf")
            writer.beginArray()
            writer.constant("unknown")
            writeValue(to: &writer)
            writer.endArray()
            writer.endObject()
            writer.key("unknown")
            writer.reference("word")
            writer.key("evidence")
            writer.reference("evidence")
            guard counts != nil else { return }
            for key in Tally.counts {
                writer.key(named: key)
                writer.beginObject()
                writer.key("type")
                writer.string("integer")
                writer.key("minimum")
                writer.integer(0)
                writer.endObject()
            }
        } beside: { writer in
            guard let counts else { return }
            writer.key("dependentRequired")
            writer.beginObject()
            for key in Tally.counts {
                writer.key(named: key)
                writer.strings(counts.filter { $0 != key })
            }
            writer.endObject()
        }
    }

    private func writeReporters(_ fact: Fact, to writer: inout JSONWriter) {
        writer.closedObject { writer in
            for reporter in fact.reporters {
                writer.key(named: reporter)
                writer.beginObject()
                writer.key("anyOf")
                writer.beginArray()
                writer.constant("unknown")
                writeAnswer(to: &writer)
                writer.endArray()
                writer.endObject()
            }
            writer.key("unknown")
            writer.reference("word")
            guard !fact.isOpinion else { return }
            writer.key("settled")
            writer.closedObject(oneOf: [["value", "by", "date", "because"]]) { writer in
                writer.key("value")
                writeValue(to: &writer)
                for (key, name) in [("by", "word"), ("date", "date"), ("because", "word"), ("evidence", "evidence")] {
                    writer.key(named: key)
                    writer.reference(name)
                }
            }
        }
    }

    // MARK: Lists

    private func writeRecord(_ fact: Fact, to writer: inout JSONWriter) {
        writer.closedObject { writer in
            for field in fact.fields {
                writer.key(named: field.id)
                FactSchema(field).write(to: &writer)
            }
            writer.key("evidence")
            writer.reference("evidence")
        }
    }

    private func writeList(_ fact: Fact, to writer: inout JSONWriter) {
        func writeItems(_ writer: inout JSONWriter) {
            writer.beginObject()
            writer.key("type")
            writer.string("array")
            writer.key("items")
            writeRecord(fact, to: &writer)
            writer.endObject()
        }
        writer.constant("none")
        writeItems(&writer)
        writer.closedObject(oneOf: [["items"], ["unknown"]]) { writer in
            writer.key("complete")
            writer.reference("yes_no")
            writer.key("items")
            writeItems(&writer)
            writer.key("evidence")
            writer.reference("evidence")
            writer.key("unknown")
            writer.reference("word")
        }
    }

    private func writeGrid(_ fact: Fact, to writer: inout JSONWriter) {
        writer.closedObject { writer in
            for key in fact.keys {
                writer.key(named: key.id)
                writer.beginObject()
                writer.key("title")
                writer.string(key.label)
                writer.key("anyOf")
                writer.beginArray()
                writer.constant("unknown")
                writeRecord(fact, to: &writer)
                writer.endArray()
                writer.endObject()
            }
            writer.key("unknown")
            writer.reference("word")
        }
    }

    // MARK: Values

    private func writeValue(to writer: inout JSONWriter) {
        switch type {
        case .yesNo: writer.reference("yes_no")
        case .oneOf(let words), .scale(let words): writer.choice(of: words)
        case .date: writer.reference("date")
        case .text, .list: writer.reference("word")
        case .number(_, let lowest, let highest, let isWhole):
            writer.beginObject()
            writer.key("type")
            writer.strings([isWhole ? "integer" : "number", "string"])
            writer.key("pattern")
            writer.string(isWhole ? #"^-?[0-9]+(\.0+)?$"# : #"^-?[0-9]+(\.[0-9]+)?$"#)
            if let lowest {
                writer.key("minimum")
                writer.raw(Array(lowest.description.utf8))
            }
            if let highest {
                writer.key("maximum")
                writer.raw(Array(highest.description.utf8))
            }
            writer.endObject()
        }
    }
}

extension JSONWriter {
    mutating func reference(_ name: String) {
        beginObject()
        key("$ref")
        string("#/$defs/\(name)")
        endObject()
    }

    mutating func constant(_ word: String) {
        beginObject()
        key("const")
        string(word)
        endObject()
    }

    /// One of these words; as editors read YAML, `3` is a number, and both are let pass.
    mutating func choice(of words: [String]) {
        beginObject()
        key("enum")
        beginArray()
        for word in words {
            if ExactNumber(word)?.description == word { raw(Array(word.utf8)) }
            if word == "true" || word == "false" { raw(Array(word.utf8)) }
            string(word)
        }
        endArray()
        endObject()
    }

    /// An object with these properties, its author's own (`x-…`), and no others.
    ///
    /// - Parameters:
    ///   - required: the sets of keys of which one is needed, and only one may be whole.
    ///   - beside: writes further keywords of the object's schema.
    mutating func closedObject(
        oneOf required: [[String]] = [], _ properties: (inout JSONWriter) -> Void,
        beside: (inout JSONWriter) -> Void = { _ in }
    ) {
        beginObject()
        key("type")
        string("object")
        key("properties")
        beginObject()
        properties(&self)
        endObject()
        key("patternProperties")
        beginObject()
        key("^x-")
        beginObject()
        endObject()
        endObject()
        key("additionalProperties")
        boolean(false)
        if !required.isEmpty {
            key("oneOf")
            beginArray()
            for keys in required {
                beginObject()
                key("required")
                strings(keys)
                endObject()
            }
            endArray()
        }
        beside(&self)
        endObject()
    }
}
