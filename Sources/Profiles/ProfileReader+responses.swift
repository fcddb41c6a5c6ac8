import Diagnostics
import Facts
import YAML

/// What people put their names to: the work, and their decisions on flags.
extension ProfileReader {
    mutating func readSignOff(_ events: inout EventStream, _ name: String) throws(YAMLProblem) -> SignOff? {
        guard try startsMapping(&events, name) else { return nil }
        var signOff = SignOff()
        var seen: UInt32 = 0
        let start = events.mark
        signOff.mark = start
        while let key = try nextKey(&events, of: .signOff, seen: &seen) {
            if key == 0 {
                signOff.by = try readText(&events, "by")
            } else {
                signOff.date = try readDate(&events, "date", day: false)
            }
        }
        if seen & 1 == 0 { report(ProfileProblem.missing("by"), at: start) }
        if seen & 2 == 0 { report(ProfileProblem.missing("date"), at: start) }
        return signOff
    }

    mutating func readResponses(_ events: inout EventStream) throws(YAMLProblem) {
        let event = try events.next()
        guard event == .sequenceStart else {
            report(ProfileProblem.responsesNeedItems, at: events.mark)
            return try events.skip(event)
        }
        while true {
            let item = try events.next()
            if item == .sequenceEnd { return }
            if item == .mappingStart {
                try readResponse(&events)
            } else {
                report(ProfileProblem.responsesNeedItems, at: events.mark)
                try events.skip(item)
            }
        }
    }

    private mutating func readResponse(_ events: inout EventStream) throws(YAMLProblem) {
        var response = Response(flag: -1, mark: events.mark)
        var seen: UInt32 = 0
        while let key = try nextKey(&events, of: .response, seen: &seen) {
            switch key {
            case 0: response.flag = try readFlag(&events) ?? -1
            case 1:
                guard try startsScalar(&events, "decision") else { continue }
                let words = Response.Decision.allCases.map(\.rawValue)
                if let choice = words.firstIndex(where: { word in
                    events.withScalar { AnswerReader.matches($0, word) }
                }) {
                    response.decision = .allCases[choice]
                } else {
                    reportUnknownWord(events, "decision", among: words, meant: Keys.decision(named: events.scalar))
                }
            case 2: response.because = try readText(&events, "because")
            case 3: response.by = try readText(&events, "by")
            case 4: response.date = try readDate(&events, "date", day: false)
            default: response.expires = try readDate(&events, "expires", day: false)
            }
        }
        if seen & 1 == 0 { report(ProfileProblem.missing("flag"), at: response.mark) }
        if seen & 2 == 0 { report(ProfileProblem.missing("decision"), at: response.mark) }
        guard response.flag >= 0 else { return }
        if let first = profile.responses.first(where: { $0.flag == response.flag }) {
            report(
                ProfileProblem.respondedTwice(flagNames[response.flag], firstLine: Int(first.mark.line)),
                at: response.mark)
        }
        profile.responses.append(response)
    }

    private mutating func readFlag(_ events: inout EventStream) throws(YAMLProblem) -> Int? {
        guard try startsScalar(&events, "flag") else { return nil }
        if let flag = events.withScalar({ flags.find($0) }) { return flag }
        let name = events.scalar
        if let pack, name.hasPrefix(pack + "/") {
            let own = Array(name.utf8.dropFirst(pack.utf8.count + 1))
            if let flag = flags.find(own.span) { return flag }
        }
        report(
            ProfileProblem.unknownName(shortened(name), kind: "flag", near: NearestName.to(name, among: flagNames)),
            at: events.mark, length: name.unicodeScalars.count)
        return nil
    }
}
