import Diagnostics
import Facts
import Files
import YAML

/// What stands in pack.yaml, and at the top of the other files.
extension PackChecker {
    func readPack(_ mapping: Mapping) {
        guard checkSchema(mapping, "pack") else { return }
        mapping.check(
            allowed: ["schema", "id", "version", "title", "tests_as_at", "parties", "themes", "judgements", "rating"],
            required: ["id", "version", "title", "parties", "themes"])
        draft.id = mapping.string("id") ?? ""
        if let located = mapping["id"], !draft.id.isEmpty, !PackChecker.isIdentifier(draft.id) {
            located.report(PackProblem.badIdentifier(draft.id), length: draft.id.count)
        }
        draft.version = mapping.string("version") ?? ""
        draft.title = mapping.prose("title") ?? ""
        checkNumbers(ofName: draft.title, at: mapping["title"])
        draft.testsAsAt = day(mapping["tests_as_at"], "'tests_as_at'")
        draft.parties = named(mapping["parties"], "party", reserved: true)
        draft.namesParties = mapping["parties"]?.isMapping ?? false
        draft.themes = named(mapping["themes"], "theme", reserved: false)
        draft.judgements = named(mapping["judgements"], "judgement", reserved: false)
        if let rating = mapping["rating"]?.mapping("'rating'") {
            readRating(rating)
            draft.ratingMark = mapping.pairs.first { $0.key == "rating" }?.mark ?? .none
        }
    }

    private func named(_ located: Located?, _ kind: String, reserved: Bool) -> [Named] {
        guard let located, let mapping = located.mapping("'\(kind == "party" ? "parties" : kind + "s")'") else {
            return []
        }
        if mapping.entries.isEmpty {
            located.report(PackProblem.emptyGroup(kind == "party" ? "parties" : kind + "s", of: kind))
        }
        return mapping.pairs.compactMap { pair -> Named? in
            draft.marks["\(kind) \(pair.key)"] = pair.mark
            guard declare(pair.key, kind: kind, file: mapping.file, mark: pair.mark) else { return nil }
            if reserved, PackChecker.reserved.contains(pair.key) {
                mapping.file.report(PackProblem.reservedName(pair.key), at: pair.mark, length: pair.key.count)
            }
            guard let text = pair.value.prose("the \(kind) '\(pair.key)'") else { return nil }
            if kind != "judgement" { checkNumbers(ofName: text, at: pair.value) }
            return Named(id: pair.key, text: text)
        }.sorted { $0.id < $1.id }
    }

    private func readRating(_ mapping: Mapping) {
        mapping.check(
            allowed: ["scale", "caps", "known_at_least", "judgement"],
            required: ["scale", "caps", "known_at_least", "judgement"])
        let scale = mapping.strings("scale").map(\.text)
        if let located = mapping["scale"],
            scale.count < 2 || scale.indices.contains(where: { scale[..<$0].contains(scale[$0]) })
        {
            located.report(PackProblem.notAllowed("this scale", because: "it needs two or more places, each once"))
        }
        guard let caps = mapping["caps"]?.mapping("'caps'"), let share = number(mapping["known_at_least"], "the share"),
            let judgement = mapping.prose("judgement")
        else { return }
        if share == ExactNumber(0) {
            mapping["known_at_least"]?.report(UnusedProblem.negligibleShare)
        }
        if share < ExactNumber(0) || ExactNumber(1) < share {
            mapping["known_at_least"]?.report(
                PackProblem.badNumber(share.description, wanted: "a share, more than 0 and at most 1"),
                length: share.description.count)
        }
        let names = Severity.allCases.map(\.word)
        caps.check(allowed: names, required: names)
        let places = names.compactMap { name -> Int? in
            guard let located = caps[name], let text = located.scalar(name) else { return nil }
            if let place = scale.firstIndex(of: text) { return place }
            // What is wrong with a scale without places is said of it.
            guard !scale.isEmpty else { return nil }
            located.report(
                PackProblem.badWord(text, of: "scale", words: scale, near: NearestName.to(text, among: scale)),
                length: text.count)
            return nil
        }
        guard places.count == 3 else { return }
        if places != places.sorted() {
            caps.report(
                PackProblem.notAllowed("this order", because: "a more severe risk cannot allow a higher rating"))
        }
        for (name, place) in zip(names, places) where place == scale.count - 1 {
            caps[name]?.report(
                PackProblem.notAllowed(
                    "'\(name): \(scale[place])'", because: "a cap at the top of the scale caps nothing"),
                length: scale[place].unicodeScalars.count)
        }
        draft.rating = RatingScale(scale: scale, caps: places, knownAtLeast: share, judgement: judgement)
    }

    func readFactsFile(_ mapping: Mapping) {
        guard checkSchema(mapping, "facts") else { return }
        mapping.check(allowed: ["schema", "facts"], required: ["facts"])
        draft.facts += declarations(mapping["facts"], "fact")
    }

    func readRulesFile(_ mapping: Mapping) {
        guard checkSchema(mapping, "rules") else { return }
        mapping.check(allowed: ["schema", "terms", "claims", "flags", "rules"])
        draft.terms += declarations(mapping["terms"], "term")
        draft.claims += declarations(mapping["claims"], "claim")
        draft.flags += declarations(mapping["flags"], "flag")
        for item in mapping["rules"]?.items("'rules'") ?? [] {
            guard let rule = item.mapping("a rule") else { continue }
            guard let located = rule["id"] else {
                rule.report(PackProblem.missing("id", of: "this rule"))
                continue
            }
            guard let id = located.scalar("'id'"), declare(id, kind: "rule", file: rule.file, mark: located.mark) else {
                continue
            }
            draft.rules.append(Draft.Declared(id: id, content: rule, at: item, key: located.mark))
        }
    }
}
