import Diagnostics

extension JSONWriter {
    /// Diagnostics as every result has them.
    mutating func problems(_ problems: [Diagnostic]) {
        beginArray()
        for problem in problems {
            beginObject()
            key("level")
            string(problem.level.rawValue)
            key("code")
            string(problem.code)
            key("message")
            string(problem.message)
            key("file")
            string(problem.location.file)
            key("line")
            integer(problem.location.line)
            key("column")
            integer(problem.location.column)
            key("expected")
            optional(problem.expected)
            key("suggestion")
            optional(problem.suggestion)
            endObject()
        }
        endArray()
    }
}
