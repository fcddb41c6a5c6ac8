import Diagnostics
import Facts
import YAML

/// Open lists and grids.
extension ProfileReader {
    mutating func readList(_ index: Int, _ list: Int, _ events: inout EventStream) throws(YAMLProblem) {
        let event = try events.next()
        profile.lists[list].firstRecord = Int32(profile.records.count)
        if event == .scalar, events.withScalar({ AnswerReader.matches($0, "unknown") }) {
            profile.lists[list].unknown = .notKnown
            if vocabulary.facts[index].isGrid {
                addRows(of: index, list)
                markUnknown(rowsOf: list, .notKnown, mark: events.mark)
            }
            return
        }
        if vocabulary.facts[index].isGrid { return try readGrid(index, list, event, &events) }
        switch event {
        case .sequenceStart:
            let start = events.mark
            try readItems(index, list, &events)
            // What was wrong with its items is said already.
            if profile.lists[list].recordCount == 0, !problems.contains(where: { $0.location.line >= start.line }) {
                report(ProfileProblem.listsNothing(vocabulary.facts[index].id), at: start)
            }
        case .scalar where events.withScalar({ AnswerReader.matches($0, "none") }):
            profile.lists[list].unknown = nil
            profile.lists[list].isComplete = true
        case .mappingStart: try readListMapping(index, list, &events)
        default:
            report(
                ProfileProblem.listNeedsItems(vocabulary.facts[index].id), at: events.mark,
                length: event == .scalar ? events.scalar.unicodeScalars.count : 1)
            try events.skip(event)
        }
    }

    private mutating func readListMapping(
        _ index: Int, _ list: Int, _ events: inout EventStream
    ) throws(YAMLProblem) {
        let start = events.mark
        let before = problems.count
        var itemsStart = Mark.none
        var seen: UInt32 = 0
        while let key = try nextKey(&events, of: .list, seen: &seen) {
            switch key {
            case 0:
                guard try startsScalar(&events, "complete") else { continue }
                if let complete = events.withScalar({ AnswerReader.yesNo($0) }) {
                    profile.lists[list].isComplete = complete
                } else {
                    report(
                        ProfileProblem.completeNotYesNo(shortened(events.scalar)), at: events.mark,
                        length: events.scalar.unicodeScalars.count)
                }
            case 1:
                let event = try events.next()
                if event == .sequenceStart {
                    itemsStart = events.mark
                    try readItems(index, list, &events)
                } else if event == .scalar, events.withScalar({ AnswerReader.matches($0, "none") }) {
                    report(ProfileProblem.noneAmongKeys, at: events.mark, length: 4)
                } else {
                    report(ProfileProblem.listNeedsItems("items"), at: events.mark)
                    try events.skip(event)
                }
            case 2:
                let evidence = try readEvidence(&events)
                profile.lists[list].evidence = Int32(profile.evidence.count)
                profile.evidence.append(evidence)
            default:
                profile.lists[list].reason = try readReason(&events)
                profile.lists[list].unknown = .reasonGiven
            }
        }
        let isAll = profile.lists[list].isComplete
        if seen & 0b1000 != 0, isAll || seen & 0b10 != 0 { report(ProfileProblem.itemsAndUnknown, at: start) }
        // A record that stands where its list should is one problem, not one for each field.
        if seen == 0 { problems.removeSubrange(before...) }
        if seen & 0b1011 == 0 { report(ProfileProblem.listNeedsItems(vocabulary.facts[index].id), at: start) }
        if seen & 0b1011 == 0b0010, profile.lists[list].recordCount == 0, itemsStart != .none, problems.count == before
        {
            report(ProfileProblem.listsNothing(vocabulary.facts[index].id), at: itemsStart)
        }
        if seen & 0b1011 == 0b0001 { report(ProfileProblem.missing("items"), at: start) }
        keepBackRecords(of: index, list)
    }

    private mutating func readItems(_ index: Int, _ list: Int, _ events: inout EventStream) throws(YAMLProblem) {
        while true {
            let event = try events.next()
            if event == .sequenceEnd { break }
            let mark = events.mark
            guard event == .mappingStart else {
                report(ProfileProblem.recordNeedsFields(vocabulary.facts[index].fields.map(\.id)), at: mark)
                try events.skip(event)
                continue
            }
            let record = addRecord(fields: vocabulary.facts[index].fields.count, mark: mark)
            try readRecord(record, of: index, list, &events)
        }
        profile.lists[list].recordCount = Int32(profile.records.count) - profile.lists[list].firstRecord
        profile.lists[list].unknown = nil
    }

    private mutating func readGrid(
        _ index: Int, _ list: Int, _ event: EventStream.Event, _ events: inout EventStream
    ) throws(YAMLProblem) {
        let keys = vocabulary.facts[index].keys
        guard event == .mappingStart else {
            report(
                ProfileProblem.gridNeedsKeys(vocabulary.facts[index].id, keys: keys.map(\.id)), at: events.mark,
                length: event == .scalar ? events.scalar.unicodeScalars.count : 1)
            return try events.skip(event)
        }
        let first = profile.records.count
        addRows(of: index, list)
        profile.lists[list].unknown = nil
        let start = events.mark
        var unknownMark = Mark.none
        var isEmpty = true
        while true {
            let event = try events.next()
            if event == .mappingEnd, isEmpty {
                report(ProfileProblem.gridNeedsKeys(vocabulary.facts[index].id, keys: keys.map(\.id)), at: start)
            }
            isEmpty = false
            if event == .mappingEnd {
                if profile.lists[list].unknown != nil { finishUnknownGrid(list, at: unknownMark) }
                return
            }
            guard event == .scalar else {
                try skipOddKey(event, &events)
                continue
            }
            let mark = events.mark
            let place = events.withScalar { vocabulary.key($0, of: index) }
            guard let place else {
                if events.withScalar({ AnswerReader.matches($0, "unknown") }) {
                    if profile.lists[list].unknown != nil {
                        reportDuplicate("unknown", at: mark, length: 7)
                    }
                    unknownMark = mark
                    profile.lists[list].reason = try readReason(&events)
                    profile.lists[list].unknown = .reasonGiven
                    continue
                }
                if !isOwnKey(events) {
                    let (name, rows) = (events.scalar, keys.map(\.id))
                    let dotted =
                        name.contains(".") ? problem(ofDotsBelowFact: "\(vocabulary.facts[index].id).\(name)") : nil
                    report(
                        dotted
                            ?? .unknownKeyOfGrid(
                                shortened(name), keys: rows, near: NearestName.to(name, among: rows)),
                        at: mark, length: name.unicodeScalars.count)
                }
                try events.skip(try events.next())
                continue
            }
            if profile.records[first + place].isStated {
                reportDuplicate(keys[place].id, at: mark, length: keys[place].id.count)
                try events.skip(try events.next())
                continue
            }
            profile.records[first + place].isStated = true
            profile.records[first + place].mark = mark
            let value = try events.next()
            if value == .mappingStart {
                try readRecord(first + place, of: index, list, &events)
            } else if !(value == .scalar && events.withScalar({ AnswerReader.matches($0, "unknown") })) {
                report(ProfileProblem.recordNeedsFields(vocabulary.facts[index].fields.map(\.id)), at: events.mark)
                try events.skip(value)
            } else {
                markUnknown(first + place, mark: mark)
            }
        }
    }

    private mutating func addRows(of index: Int, _ list: Int) {
        for _ in vocabulary.facts[index].keys {
            let record = addRecord(fields: vocabulary.facts[index].fields.count, mark: .none)
            profile.records[record].isStated = false
        }
        profile.lists[list].recordCount = Int32(vocabulary.facts[index].keys.count)
        profile.lists[list].isComplete = true
    }

    /// What is said of a grid as a whole is said of whatever its rows leave unsaid; where they leave none, it says too much.
    private mutating func finishUnknownGrid(_ list: Int, at mark: Mark) {
        let rows = profile.records(of: list)
        let isEachKnown = rows.allSatisfy { row in
            fields(of: row).contains { profile.fields[$0].known != nil }
        }
        if isEachKnown { return report(ProfileProblem.rowsAndUnknown, at: mark, length: 7) }
        markUnknown(rowsOf: list, .reasonGiven, reason: profile.lists[list].reason, mark: mark)
    }

    private mutating func markUnknown(
        rowsOf list: Int, _ unknown: UnknownReason, reason: TextRange = .none, mark: Mark
    ) {
        for row in profile.records(of: list) { markUnknown(row, unknown, reason: reason, mark: mark) }
    }

    /// The fields of a record that nothing is said of yet.
    private mutating func markUnknown(
        _ record: Int, _ unknown: UnknownReason = .notKnown, reason: TextRange = .none, mark: Mark
    ) {
        for field in fields(of: record) where profile.fields[field].mark == .none {
            profile.fields[field] = Answer(value: nil, unknown: unknown)
            profile.fields[field].reason = reason
            profile.fields[field].mark = mark
        }
    }

    /// Where a record's fields stand, of the last list that was read.
    private func fields(of record: Int) -> Range<Int> {
        let end =
            record + 1 < profile.records.count ? Int(profile.records[record + 1].firstField) : profile.fields.count
        return Int(profile.records[record].firstField)..<end
    }

    private mutating func addRecord(fields: Int, mark: Mark) -> Int {
        profile.records.append(RecordAnswer(firstField: profile.fields.count, mark: mark))
        profile.fields.append(contentsOf: repeatElement(Answer.notStated, count: fields))
        return profile.records.count - 1
    }

    private mutating func readRecord(
        _ record: Int, of index: Int, _ list: Int, _ events: inout EventStream
    ) throws(YAMLProblem) {
        let first = Int(profile.records[record].firstField)
        let start = events.mark
        var isEmpty = true
        while true {
            let event = try events.next()
            // A row is there in any case; that a list has a record of which nothing is known says something.
            if event == .mappingEnd, isEmpty, vocabulary.facts[index].isGrid {
                report(ProfileProblem.recordNeedsFields(vocabulary.facts[index].fields.map(\.id)), at: start)
            }
            isEmpty = false
            if event == .mappingEnd { return keepBackFields(of: record, vocabulary.facts[index].fields.count) }
            guard event == .scalar else {
                try skipOddKey(event, &events)
                continue
            }
            let mark = events.mark
            let place = events.withScalar { vocabulary.field($0, of: index) }
            if let place {
                if profile.fields[first + place].mark != .none {
                    let name = vocabulary.facts[index].fields[place].id
                    reportDuplicate(name, at: mark, length: name.count)
                }
                let value = try events.next()
                var answer = try readAnswer(value, &events, to: .field(place, of: index, list: list))
                answer.mark = mark
                profile.fields[first + place] = answer
            } else if events.withScalar({ AnswerReader.matches($0, "evidence") }) {
                if profile.records[record].evidence >= 0 {
                    reportDuplicate("evidence", at: mark, length: 8)
                }
                let evidence = try readEvidence(&events)
                profile.records[record].evidence = Int32(profile.evidence.count)
                profile.evidence.append(evidence)
            } else {
                if !isOwnKey(events) {
                    reportUnknownKey(
                        events.scalar, among: vocabulary.facts[index].fields.map(\.id) + ["evidence"], at: mark)
                }
                try events.skip(try events.next())
            }
        }
    }
}
