import Diagnostics
import Facts
import YAML

/// Facts, and whose answers they have.
extension ProfileReader {
    mutating func readFacts(_ events: inout EventStream) throws(YAMLProblem) {
        guard try startsMapping(&events, "facts") else { return }
        try readGroup(0, &events)
    }

    private mutating func readGroup(_ group: Int, _ events: inout EventStream) throws(YAMLProblem) {
        mappings += 1
        let mapping = mappings
        let start = events.mark
        var isEmpty = true
        while true {
            let event = try events.next()
            if event == .mappingEnd, isEmpty, group > 0 {
                report(ProfileProblem.groupStatesNothing(String(vocabulary.path(of: group).dropLast())), at: start)
            }
            isEmpty = false
            if event == .mappingEnd { return }
            guard event == .scalar else {
                try skipOddKey(event, &events)
                continue
            }
            switch events.withScalar({ vocabulary.follow($0, from: group) }) {
            case .fact(let fact)?: try readFact(fact, &events)
            case .group(let inner)?:
                if lastMapping[inner] == mapping {
                    let name = vocabulary.path(of: group) + events.scalar
                    reportDuplicate(name, at: events.mark, length: events.scalar.unicodeScalars.count)
                }
                lastMapping[inner] = mapping
                let mark = events.mark
                let value = try events.next()
                if value == .mappingStart {
                    try readGroup(inner, &events)
                } else {
                    let colon = value == .scalar && events.scalar.contains(":")
                    let name = String(vocabulary.path(of: inner).dropLast())
                    let length = name.utf8.count - vocabulary.path(of: group).utf8.count
                    report(ProfileProblem.groupNeedsMapping(name, colonLacksSpace: colon), at: mark, length: length)
                    try events.skip(value)
                }
            case nil:
                if !isOwnKey(events) { reportUnknownFact(vocabulary.path(of: group), group: group, events) }
                try events.skip(try events.next())
            }
        }
    }

    private mutating func reportUnknownFact(_ path: String, group: Int, _ events: borrowing EventStream) {
        let key = events.scalar
        if key == "<<" { return report(YAMLProblem.mergeKey, at: events.mark, length: 2) }
        let name = path + key
        if let problem = lineTable().problem(ofKeyCutByComma: key, at: events.mark) {
            return report(problem, at: events.mark, length: key.unicodeScalars.count)
        }
        guard problems.count < Self.mostProblems else { return report(ProfileProblem.tooManyProblems, at: events.mark) }
        if let problem = problem(ofDotsBelowFact: name) {
            return report(problem, at: events.mark, length: key.unicodeScalars.count)
        }
        let near =
            NearestName.to(name, among: vocabulary.facts.map(\.id))
            ?? NearestName.to(key, among: vocabulary.words(in: group)).map { path + $0 }
        let owners = vocabulary.owners(of: key)
        if near == nil, !owners.isEmpty {
            return report(
                ProfileProblem.belongsUnder(shortened(name), owners), at: events.mark,
                length: key.unicodeScalars.count)
        }
        let among = group == 0 ? [] : vocabulary.words(in: group).sorted()
        report(
            ProfileProblem.unknownFact(shortened(name), among: among, near: near), at: events.mark,
            length: key.unicodeScalars.count)
    }

    private mutating func readFact(_ index: Int, _ events: inout EventStream) throws(YAMLProblem) {
        let mark = events.mark
        let slot = vocabulary.facts[index].firstSlot
        if vocabulary.facts[index].isDayOfProfile {
            report(
                ProfileProblem.isDayOfProfile(vocabulary.facts[index].id), at: mark,
                length: events.scalar.unicodeScalars.count)
            return try events.skip(try events.next())
        }
        if let list = vocabulary.facts[index].list {
            if profile.lists[list].mark != .none {
                reportStatedTwice(index, first: profile.lists[list].mark, events)
                return try events.skip(try events.next())
            }
            profile.lists[list].mark = mark
            return try readList(index, list, &events)
        }
        let slots = slot..<slot + vocabulary.facts[index].slotCount
        if let first = slots.first(where: { profile.answers[$0].mark != .none }) {
            reportStatedTwice(index, first: profile.answers[first].mark, events)
            return try events.skip(try events.next())
        }
        let event = try events.next()
        if slots.count > 1 {
            try readReported(index, event, &events)
        } else {
            var answer = try readAnswer(event, &events, to: .fact(index))
            answer.mark = mark
            if vocabulary.facts[index].valid != nil { answer = validated(answer, by: vocabulary.facts[index].valid) }
            profile.fill(slot, with: answer)
        }
    }

    private mutating func reportStatedTwice(_ fact: Int, first: Mark, _ events: borrowing EventStream) {
        report(
            ProfileProblem.statedTwice(vocabulary.facts[fact].id, firstLine: Int(first.line)), at: events.mark,
            length: events.scalar.unicodeScalars.count)
    }

    /// A value that counts in one period only needs a date of that period.
    private func validated(_ answer: Answer, by period: ValidPeriod?) -> Answer {
        guard let period, answer.unknown == nil, answer.value != nil else { return answer }
        var answer = answer
        let date = answer.evidence >= 0 ? profile.evidence[Int(answer.evidence)].date : nil
        switch date.map(period.judge) {
        case .inside?: break
        case .outside?: answer.unknown = .outOfPeriod
        case .overlapping?: answer.unknown = .datedLoosely
        case nil: answer.unknown = .undated
        }
        return answer
    }

    // MARK: One answer for each party

    private mutating func readReported(
        _ index: Int, _ event: EventStream.Event, _ events: inout EventStream
    ) throws(YAMLProblem) {
        let first = vocabulary.facts[index].firstSlot
        let answers = vocabulary.facts[index].answerSlots
        let start = events.mark
        let before = problems.count
        var ofOthers: Answer?
        guard event == .mappingStart else {
            if event == .scalar, events.withScalar({ AnswerReader.matches($0, "unknown") }) {
                let answer = marked(Answer(value: nil, unknown: .notKnown), start)
                for slot in answers { profile.fill(slot, with: answer) }
                return
            }
            let length = event == .scalar ? events.scalar.unicodeScalars.count : 1
            reportReporterNeeded(index, at: start, length: length)
            return try events.skip(event)
        }
        while true {
            let key = try events.next()
            if key == .mappingEnd { break }
            guard key == .scalar else {
                try skipOddKey(key, &events)
                continue
            }
            let mark = events.mark
            if let slot = events.withScalar({ vocabulary.slot(of: $0, fact: index) }) {
                if slot == answers.upperBound, vocabulary.facts[index].isOpinion {
                    let fact = vocabulary.facts[index]
                    report(ProfileProblem.opinionSettled(fact.id, reporters: fact.reporters), at: mark, length: 7)
                    try events.skip(try events.next())
                    continue
                }
                if profile.answers[slot].mark != .none {
                    reportDuplicate(events.scalar, at: mark, length: events.scalar.unicodeScalars.count)
                    try events.skip(try events.next())
                    continue
                }
                var answer: Answer
                if slot == answers.upperBound {
                    answer = try readSettled(index, &events)
                } else {
                    let value = try events.next()
                    answer = try readAnswer(value, &events, to: .fact(index))
                    answer = validated(answer, by: vocabulary.facts[index].valid)
                }
                profile.fill(slot, with: marked(answer, mark))
            } else if events.withScalar({ AnswerReader.matches($0, "unknown") }) {
                if ofOthers != nil { reportDuplicate("unknown", at: mark, length: 7) }
                var answer = Answer(value: nil, unknown: .reasonGiven)
                answer.reason = try readReason(&events)
                ofOthers = marked(answer, mark)
            } else {
                if !isOwnKey(events) { reportUnknownReporter(index, events) }
                try events.skip(try events.next())
            }
        }
        if let ofOthers {
            for slot in answers where profile.answers[slot].mark == .none { profile.fill(slot, with: ofOthers) }
        }
        for slot in first...answers.upperBound where profile.answers[slot].mark != .none { return }
        guard problems.count == before else { return }
        reportReporterNeeded(index, at: start)
    }

    private mutating func reportReporterNeeded(_ index: Int, at mark: Mark, length: Int = 1) {
        let fact = vocabulary.facts[index]
        report(ProfileProblem.reporterNeeded(fact.id, reporters: fact.voices), at: mark, length: length)
    }

    private mutating func reportUnknownReporter(_ index: Int, _ events: borrowing EventStream) {
        let fact = vocabulary.facts[index]
        let name = events.scalar
        if let problem = lineTable().problem(ofKeyCutByComma: name, at: events.mark) {
            return report(problem, at: events.mark, length: name.unicodeScalars.count)
        }
        if (keys.words[Keys.Mapping.answer.rawValue] + ["by"]).contains(name) {
            return report(
                ProfileProblem.answerOfNobody(name, reporters: fact.voices), at: events.mark,
                length: name.unicodeScalars.count)
        }
        report(
            ProfileProblem.unknownReporter(
                shortened(name), fact: fact.id, reporters: fact.voices,
                near: NearestName.to(name, among: fact.voices)), at: events.mark,
            length: name.unicodeScalars.count)
    }

    private func marked(_ answer: Answer, _ mark: Mark) -> Answer {
        var answer = answer
        answer.mark = mark
        return answer
    }

    /// The auditor's own finding: a judgement, so that no period applies to it. Who made it, when and why is told apart from what
    /// its evidence says of itself.
    private mutating func readSettled(_ fact: Int, _ events: inout EventStream) throws(YAMLProblem) -> Answer {
        guard try startsMapping(&events, "settled") else { return .notStated }
        let start = events.mark
        var answer = Answer(value: nil, unknown: .notKnown)
        var evidence = Evidence()
        var own = Evidence()
        var seen: UInt32 = 0
        while let key = try nextKey(&events, of: .settled, seen: &seen) {
            switch key {
            case 0:
                guard try startsScalar(&events, "value") else { continue }
                if events.withScalar({ AnswerReader.matches($0, "unknown") }) {
                    report(ProfileProblem.settledNeedsValue, at: events.mark, length: 7)
                } else {
                    answer = readScalarAnswer(events, to: .settled(fact))
                }
            case 1:
                evidence = try readEvidence(&events)
                own.basis = Int32(profile.evidence.count)
                profile.evidence.append(evidence)
            case 2: own.by = try readText(&events, "by")
            case 3: own.date = try readDate(&events, "date", day: false)
            default: own.note = try readText(&events, "because")
            }
        }
        for (place, key) in ["value", "", "by", "date", "because"].enumerated()
        where !key.isEmpty && seen & (1 << UInt32(place)) == 0 {
            report(ProfileProblem.missing(key), at: start)
        }
        (own.kind, own.source, own.isConfidential) = (evidence.kind, evidence.source, evidence.isConfidential)
        own.isOfSettlement = true
        answer.evidence = Int32(profile.evidence.count)
        profile.evidence.append(own)
        return answer
    }
}
