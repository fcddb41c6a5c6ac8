import Diagnostics
import Facts
import YAML

/// The bibliography, its registers and benchmarks, and everything that cites them.
extension PackChecker {
    func readSources(_ mapping: Mapping) {
        guard checkSchema(mapping, "sources") else { return }
        mapping.check(allowed: ["schema", "sources", "benchmarks"], required: ["sources"])
        for declared in declarations(mapping["sources"], "source") {
            let source = declared.content
            source.check(
                allowed: ["title", "author", "published", "register"],
                required: ["title", "author", "published", "register"])
            let published = source["published"]
            _ = date(published, "'published'")
            draft.sources.append(
                Source(
                    id: declared.id, title: source.prose("title") ?? "", author: source.prose("author") ?? "",
                    published: published?.scalar("'published'") ?? "", register: register(of: source, declared.id)))
        }
        draft.benchmarks += declarations(mapping["benchmarks"], "benchmark")
    }

    /// The entries in their order; says so where one stands twice.
    private func register(of source: Mapping, _ id: String) -> [RegisterEntry] {
        let pairs = source["register"]?.mapping("'register'")?.pairs ?? []
        var entries: [RegisterEntry] = []
        // What is sorted is small: an entry has a dozen parts to be moved.
        var places: [(locator: Locator, pair: Int, entry: Int)] = []
        for (index, pair) in pairs.enumerated() {
            for entry in readEntry(pair.key, pair.value, keyMark: pair.mark, of: id) {
                places.append((entry.locator, index, entries.count))
                entries.append(entry)
            }
        }
        places.sort { ($0.locator, $0.pair) < ($1.locator, $1.pair) }
        var reported: Set<Int> = []
        for (first, again) in zip(places, places.dropFirst())
        where first.locator == again.locator && reported.insert(again.pair).inserted {
            let pair = pairs[again.pair]
            source.file.report(
                PackProblem.registeredTwice(
                    again.locator.description, firstLine: Int(pairs[first.pair].mark.line)),
                at: pair.mark, length: pair.key.count)
        }
        return places.map { entries[$0.entry] }
    }

    private func readEntry(_ key: String, _ value: Located, keyMark: Mark, of source: String) -> [RegisterEntry] {
        guard let locators = Locator.all(in: key) else {
            value.file.report(PackProblem.badPlace(key, near: MeantPlace.place(key)), at: keyMark, length: key.count)
            return []
        }
        guard let entry = value.mapping("the entry '\(key)'") else {
            unreadPlaces[source, default: []].formUnion(locators)
            return []
        }
        entry.check(allowed: ["use", "seen", "says", "does_not_say", "because", "read"], required: ["use"])
        guard let use = entry.word("use", RegisterEntry.Use.self) else {
            unreadPlaces[source, default: []].formUnion(locators)
            return []
        }
        let seen = entry.word("seen", RegisterEntry.Seen.self)
        if use == .unread {
            for name in ["seen", "says", "does_not_say"] where entry.has(name) {
                entry[name]?.report(PackProblem.notAllowed("'\(name)'", because: "nobody has read this place"))
            }
        } else {
            for name in ["seen", "says"] where !entry.has(name) {
                entry.report(PackProblem.missing(name, of: "the entry '\(key)'"))
            }
        }
        return locators.map { locator in
            RegisterEntry(
                locator: locator, use: use, seen: seen, says: entry.has("says") ? entry.prose("says") ?? "" : "",
                doesNotSay: entry.strings("does_not_say").map(\.text), because: entry.prose("because"),
                read: entry.string("read"))
        }
    }

    func resolveBenchmarks() {
        isBenchmarkUsed = Array(repeating: false, count: draft.benchmarks.count)
        for declared in draft.benchmarks.sorted(by: { $0.id < $1.id }) {
            let benchmark = declared.content
            benchmark.check(
                allowed: ["figure", "of", "that", "date", "cite"], required: ["figure", "of", "that", "cite"])
            benchmarkIDs.append(declared.id)
            let citations = citations(benchmark["cite"])
            checkDate(benchmark, "the benchmark is", citations)
            let supported = supportedNumbers(citations)
            func figure(_ key: String) -> String {
                guard let text = benchmark.prose(key) else { return "" }
                checkNumbers(text, at: benchmark[key], supported: supported, ofSource: "a benchmark is")
                return text
            }
            benchmarks.append(
                Benchmark(
                    id: declared.id, figure: figure("figure"), population: figure("of"), statement: figure("that"),
                    date: benchmark.string("date"),
                    published: citations.first.map { draft.sources[$0.source].published } ?? "", citations: citations))
        }
    }

    /// The places that `cite` names, each of them in a register and read by somebody.
    ///
    /// - Parameter ofFinding: whether a finding, a condition or advice rests on them, so that they must be registered for that use.
    func citations(_ located: Located?, ofFinding: Bool = false) -> [Citation] {
        guard let located else { return [] }
        var found: [Citation] = []
        // What a place that cannot be cited would say is not known, so that no number is missed in the others.
        var isLost = false
        for (text, place) in located.strings("'cite'", ofSome: "place in a source", in: "cite") {
            guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")),
                let locators = Locator.all(in: text[text.utf8.index(after: space)...])
            else {
                let near = MeantPlace.citation(text, sources: sourceIDs)
                place.report(PackProblem.badCitation(text, near: near), length: text.count)
                isLost = true
                continue
            }
            let name = String(text[..<space])
            guard let source = find(name, amongSorted: sourceIDs, kind: "source", at: place) else {
                isLost = true
                continue
            }
            if found.contains(where: { $0.source == source && locators.contains($0.locator) }) {
                place.report(PackProblem.namedTwice(text, in: "cite"), length: text.count)
            }
            for locator in locators {
                guard let entry = draft.sources[source].place(of: locator) else {
                    if unreadPlaces[name]?.contains(locator) != true {
                        place.report(
                            PackProblem.unknownLocator(locator.description, source: name), length: text.count)
                    }
                    isLost = true
                    continue
                }
                let use = draft.sources[source].register[entry].use
                if use == .unread {
                    place.report(PackProblem.unreadCited("\(name) \(locator)"), length: text.count)
                    isLost = true
                } else if ofFinding, use != .rule {
                    place.report(
                        PackProblem.citedForAnotherUse("\(name) \(locator)", use), length: text.count)
                }
                found.append(Citation(source: source, locator: locator))
            }
        }
        if isLost { return [] }
        guard found.count > 1 else { return found }
        found.sort()
        return zip(found, found.dropFirst()).reduce(into: [found[0]]) { distinct, pair in
            if pair.0 != pair.1 { distinct.append(pair.1) }
        }
    }

    /// What stands as a ground beside a thing: citations, or a judgement of its own.
    ///
    /// - Parameter ofFinding: whether it is a condition of findings, as above.
    func ground(
        _ mapping: Mapping, for what: String, ofFinding: Bool = false
    ) -> (citations: [Citation], judgement: String?) {
        let citations = citations(mapping["cite"], ofFinding: ofFinding)
        let judgement = mapping.prose("judgement")
        if !mapping.has("cite"), !mapping.has("judgement") { mapping.report(PackProblem.groundless(what)) }
        return (citations, judgement)
    }
}
