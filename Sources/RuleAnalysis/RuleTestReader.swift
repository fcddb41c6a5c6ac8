public import Diagnostics
import Engine
import Facts
import Files
import Profiles
public import RulePacks
import YAML

/// Reads the tests of a pack's folder, their names resolved against the pack.
public struct RuleTestReader {
    /// What was wrong, or deserves a look, sorted by place.
    public private(set) var diagnostics: [Diagnostic] = []

    let pack: RulePack
    let read: ReadQuestions
    let flagIDs: [String]
    let ruleIDs: [String]
    private var profiles: ProfileReader
    /// Where each name was first given.
    private var names: [String: Place] = [:]
    /// Whether it has been said that the tests have no day: once is enough, as one line mends it.
    private var saysNoDay = false

    static let keys = [
        "name", "given", "profile", "document", "scope", "as_at", "raised", "open", "expect", "never", "refused",
    ]

    public init(_ pack: RulePack) {
        self.pack = pack
        read = ReadQuestions(pack)
        flagIDs = pack.flags.map(\.id)
        ruleIDs = pack.rules.map(\.id)
        profiles = ProfileReader(for: pack)
    }

    /// The tests in `tests/*.yaml`, in the order of the files.
    ///
    /// A test with errors is among them: it holds what is wrong with it, and has failed.
    public mutating func read(_ folder: String) -> [RuleTest] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        guard FileList.isFolder(prefix + "tests") else {
            diagnostics = [Diagnostic(RuleTestProblem.noTests, at: Location(file: folder))]
            return []
        }
        return read(testsIn: prefix + "tests")
    }

    /// The tests in a folder that need not be a pack's: of examples, say.
    public mutating func read(testsIn folder: String) -> [RuleTest] {
        diagnostics = []
        names = [:]
        saysNoDay = false
        let parent = folder.lastIndex(of: "/").map { String(folder[...$0]) } ?? ""
        var list = FileList()
        do throws(FileProblem) {
            try list.append(folder: folder, endings: YAMLFile.endings)
        } catch {
            diagnostics.append(Diagnostic(error, at: Location(file: folder)))
        }
        var tests: [RuleTest] = []
        for index in 0..<list.count {
            let path = list[index]
            let buffer = ByteBuffer(capacity: 64)
            do throws(FileProblem) {
                try buffer.read(list, at: index, limit: Limits.standard.fileSize)
                let file = PackFile(name: String(path.dropFirst(parent.count)), path: path, buffer: buffer)
                tests += read(file)
                diagnostics += file.problems
            } catch {
                diagnostics.append(Diagnostic(error, at: Location(file: path)))
            }
        }
        diagnostics = diagnostics.inOrder()
        return tests
    }

    /// What can be said of tests without their pack: where their files cannot be read as YAML, sorted by place.
    static func mistakesInYAML(_ folder: String) -> [Diagnostic] {
        var list = FileList()
        do throws(FileProblem) {
            try list.append(folder: folder, endings: YAMLFile.endings)
        } catch {
            return [Diagnostic(error, at: Location(file: folder))]
        }
        return (0..<list.count).flatMap { index in
            let file = PackFile(name: list[index], path: list[index], buffer: ByteBuffer(capacity: 64))
            do throws(FileProblem) {
                try file.buffer.read(list, at: index, limit: Limits.standard.fileSize)
            } catch {
                return [Diagnostic(error, at: Location(file: list[index]))]
            }
            _ = file.root
            return file.problems
        }.inOrder()
    }

    mutating func read(_ file: PackFile) -> [RuleTest] {
        guard let root = file.root, let mapping = Located(file: file, node: root).mapping("a file of tests") else {
            return []
        }
        mapping.check(allowed: ["schema", "tests"], required: ["schema", "tests"])
        let wanted = "concord/tests/1"
        if let located = mapping["schema"], let found = located.scalar("'schema'"), found != wanted {
            located.report(PackProblem.wrongSchema(found: found, wanted: wanted), length: found.count)
        }
        let mistakes = file.problems
        var tests: [RuleTest] = []
        let items = mapping["tests"]?.items("'tests'") ?? []
        for (place, item) in items.enumerated() {
            let before = file.problems.count
            var test = item.mapping("a test").map { read($0) } ?? unreadable(item)
            let next = items.indices.contains(place + 1) ? items[place + 1].mark : nil
            test.problems += mistakes.filter { RuleTestReader.isInside($0, item.mark, until: next) }
            test.problems += file.problems[before...]
            tests.append(test)
        }
        return tests
    }

    /// Whether a mistake in the YAML stands in the test that begins here: at most as far to the left only on its first line.
    private static func isInside(_ problem: Diagnostic, _ mark: Mark, until next: Mark?) -> Bool {
        let (line, column) = (problem.location.line, problem.location.column)
        guard (line, column) >= (Int(mark.line), Int(mark.column)) else { return false }
        if let next { return (line, column) < (Int(next.line), Int(next.column)) }
        return line == Int(mark.line) || column >= Int(mark.column)
    }

    /// What is no test at all, and counts as one that cannot be understood.
    private func unreadable(_ item: Located) -> RuleTest {
        RuleTest(
            name: "\(item.place.file):\(item.place.line)", isNamed: false, place: item.place,
            profile: Profile(for: pack.vocabulary), aim: .assessed(Expectations()))
    }

    private mutating func read(_ test: Mapping) -> RuleTest {
        test.check(allowed: RuleTestReader.keys, required: ["name"])
        if test.has("given") == test.has("profile") { test.report(PackProblem.oneOfTwo("given", "profile")) }
        guard let located = test["name"], let name = located.scalar("'name'") else {
            return unreadable(Located(file: test.file, node: Node(.mapping(test.entries), at: test.mark)))
        }
        if let first = names[name] {
            located.report(
                PackProblem.declaredTwice(name, kind: "test", at: first.inWords), length: name.count)
        }
        names[name] = names[name] ?? located.place
        let (profile, problems) = test.has("profile") ? readFile(test) : readProfile(test, name)
        if test.has("refused") == test.has("raised") { test.report(PackProblem.oneOfTwo("raised", "refused")) }
        let aim: RuleTest.Aim
        if let refused = test["refused"] {
            for key in ["expect", "never"] {
                test[key]?.report(
                    PackProblem.notAllowed("'\(key)'", because: "a profile that is refused has no result"))
            }
            let words = refused.scalar("'refused'") ?? ""
            // What has few letters, and no number, stands in nearly every message.
            if !words.isEmpty, words.count(where: \.isLetter) < 4, !words.contains(where: \.isNumber) {
                refused.report(RuleTestProblem.vagueReason(words), length: words.count)
            }
            aim = .refused(because: words, problems: problems)
        } else {
            for problem in problems { test.file.add(problem) }
            aim = .assessed(expectations(of: test, problems.hasErrors ? nil : profile))
        }
        return RuleTest(
            name: name, place: located.place, remarks: remarks(of: test), profile: profile, aim: aim,
            problems: test.has("profile") ? [] : missingDay(of: test))
    }

    /// A test that has no day, and whose pack has none for it, cannot be run; said is it of the first.
    private mutating func missingDay(of test: Mapping) -> [Diagnostic] {
        guard pack.testsAsAt == nil, !test.has("as_at") else { return [] }
        defer { saysNoDay = true }
        guard saysNoDay else {
            test.report(RuleTestProblem.noDay)
            return []
        }
        let location = Location(file: test.file.path, line: Int(test.mark.line), column: Int(test.mark.column))
        return [Diagnostic(RuleTestProblem.noDay, at: location, line: test.file.lines.line(Int(test.mark.line)))]
    }

    /// A profile in a file of its own, named relative to the test's file; of several documents, the one with the id.
    private mutating func readFile(_ test: Mapping) -> (profile: Profile, problems: [Diagnostic]) {
        var profile = Profile(for: pack.vocabulary)
        guard let located = test["profile"], let name = located.scalar("'profile'") else { return (profile, []) }
        for key in ["scope", "as_at"] {
            test[key]?.report(PackProblem.notAllowed("'\(key)'", because: "the profile's file says it"))
        }
        let wanted = test.string("document")
        let folder = test.file.path.lastIndex(of: "/").map { String(test.file.path[...$0]) } ?? ""
        let buffer = ByteBuffer(capacity: 64)
        do throws(FileProblem) {
            try buffer.read(folder + name, limit: Limits.standard.fileSize)
        } catch {
            located.report(error, length: name.count)
            return (profile, [])
        }
        var found: [Diagnostic]?
        profiles.read(buffer, file: name) { read, diagnostics in
            guard found == nil, wanted == nil || read.string(read.id) == wanted else { return }
            profile = copy read
            found = diagnostics
        }
        if found == nil { located.report(PackProblem.unknownName(wanted ?? "", kind: "document", near: nil)) }
        return (profile, found ?? [])
    }

    private func remarks(of test: Mapping) -> [Named] {
        test.entries.compactMap { entry -> Named? in
            guard entry.key.hasPrefix("x-"), case .scalar(let text, _) = entry.value.content else { return nil }
            return Named(id: entry.key, text: text)
        }.sorted { $0.id < $1.id }
    }

    /// What is given, read by the reader of profiles: from its nodes, and written out as a text only where something is wrong
    /// with it, as only a text has lines to show. Its problems stand where the test has them.
    private mutating func readProfile(_ test: Mapping, _ name: String) -> (profile: Profile, problems: [Diagnostic]) {
        let entries = entries(of: test, name)
        // Of what is to be refused something is wrong.
        if !test.has("refused") {
            var tape = EventTape()
            tape.add(entries, at: test.mark)
            if let profile = profiles.read(tape, file: test.file.path) { return (profile, []) }
        }
        let written = ProfileText(entries)
        var profile = Profile(for: pack.vocabulary)
        var problems: [Diagnostic] = []
        profiles.read(ByteBuffer(written.bytes), file: test.file.path) { read, diagnostics in
            profile = copy read
            // That there is no day is said of the tests, and not of what each of them gives.
            problems = diagnostics.filter { !$0.isOfMissingDay || test.has("as_at") }
                .map { written.original($0, in: test.file, test: test.mark) }
        }
        return (profile, problems.inOrder())
    }

    /// The profile that a test gives, as its outermost mapping.
    func entries(of test: Mapping, _ name: String) -> [Node.Entry] {
        func text(_ key: String, _ text: String) -> Node.Entry {
            Node.Entry(key, Node(.scalar(text, isPlain: false), at: test.mark))
        }
        func node(_ key: String, _ from: String) -> Node.Entry? { test[from].map { Node.Entry(key, $0.node) } }
        let asAt = node("as_at", "as_at") ?? pack.testsAsAt.map { text("as_at", $0.description) }
        return [text("schema", "concord/profile/1"), text("id", name), text("partnership", name)]
            + [asAt, node("facts", "given"), node("scope", "scope")].compactMap(\.self)
    }
}

extension Node.Entry {
    /// An entry whose key stands where its value does.
    fileprivate init(_ key: String, _ value: Node) {
        self.init(key: key, mark: value.mark, value: value)
    }
}

extension Diagnostic {
    fileprivate var isOfMissingDay: Bool {
        let missing = ProfileProblem.missing("as_at")
        return code == missing.code && message == missing.message
    }
}
