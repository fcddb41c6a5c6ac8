import Diagnostics
import Engine
import Facts
import Files
import Glibc
import Profiles
import Reports
import YAML

@testable import RuleAnalysis
@testable import RulePacks

/// Feeds one reader whatever comes; `FUZZ_READER` names it.
///
/// Built by `build.sh` with the rooms it tests.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: size)
    switch fuzzed {
    case .events: readEvents(bytes)
    case .nodes: readNodes(bytes)
    case .profile: readProfile(bytes)
    case .assess: assess(bytes)
    case .tidy: tidy(bytes)
    case .pack: checkPack(bytes)
    case .tests: runTests(bytes)
    }
    return 0
}

private enum Fuzzed: String {
    /// YAML's events, up to the end of the stream.
    case events
    /// YAML's nodes, as pack files are read.
    case nodes
    /// A file of profiles.
    case profile
    /// The same, then everything that is made of a profile: outcomes, proofs, open facts, reports.
    case assess
    /// A profile, tidied: it has to say the same afterwards.
    case tidy
    /// One file of a pack, the others as they are; the first byte picks which.
    case pack
    /// A file of rule tests, which are then run.
    case tests
}

private let fuzzed: Fuzzed = {
    let name = getenv("FUZZ_READER").map { String(cString: $0) } ?? ""
    guard let reader = Fuzzed(rawValue: name) else { fatalError("FUZZ_READER names no reader: '\(name)'") }
    return reader
}()

/// Small limits, so that they are reached.
private let limits: Limits = {
    var limits = Limits()
    limits.depth = 12
    limits.aliasEvents = 500
    limits.aliasBytes = 2_000
    return limits
}()

private func readEvents(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard var events = try? EventStream(ByteBuffer(bytes), limits: limits) else { return }
    do throws(YAMLProblem) {
        var longest = 0
        while true {
            let event = try events.next()
            precondition(events.depth >= 0 && events.depth <= limits.depth)
            precondition(events.mark.line > 0 && events.mark.column > 0)
            if event == .streamEnd { break }
            if event == .scalar {
                longest = max(longest, events.withScalar { $0.indices.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } })
                precondition(events.scalar.utf8.count == events.withScalar { $0.count })
            }
        }
        precondition(events.depth == 0 && longest <= max(bytes.count, limits.aliasEvents) * 3)
    } catch {
        draw([Diagnostic(error, at: Location(file: "fuzz", line: 1, column: 1))])
        precondition(events.mark.line >= 0 && events.mark.column >= 0)
    }
}

private func readNodes(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = NodeReader(file: "fuzz", buffer: ByteBuffer(bytes), limits: limits)
    let node = reader.read()
    precondition(node != nil || !reader.problems.isEmpty)
    draw(reader.problems)
}

/// What is made once and used for every input. The fuzzer calls from one thread.
private struct Readers: ~Copyable {
    let evaluator: Evaluator
    let packFiles: [PackFile]
    let text: TextReport
    let runner: RuleTestRunner
    let tests: RuleTestReader
    let tidier: ProfileTidier
    var json: JSONReport
    var profiles: ProfileReader

    static let names = ["pack.yaml", "facts.yaml", "rules/trust.yaml", "sources.yaml"]

    init?(folder: String) {
        var reader = RulePackReader()
        guard let pack = reader.read(folder) else { return nil }
        evaluator = Evaluator(pack)
        packFiles = Readers.names.compactMap { name in
            let buffer = ByteBuffer()
            guard (try? buffer.read(folder + "/" + name, limit: 1 << 20)) != nil else { return nil }
            return PackFile(name: name, path: name, buffer: buffer)
        }
        text = TextReport()
        runner = RuleTestRunner(pack)
        json = JSONReport(pack, detail: .full, indented: false)
        tests = RuleTestReader(pack)
        tidier = ProfileTidier(pack.vocabulary)
        profiles = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), limits: limits)
    }
}

nonisolated(unsafe) private var readers: Readers = {
    let folder = getenv("FUZZ_PACK").map { String(cString: $0) } ?? "Tests/Fixtures/packs/good/minimal"
    guard let readers = Readers(folder: folder) else { fatalError("the pack cannot be read") }
    return readers
}()

private func readProfile(_ bytes: UnsafeBufferPointer<UInt8>) {
    var documents = 0
    readers.profiles.read(ByteBuffer(bytes), file: "fuzz") { _, problems in
        documents += 1
        draw(problems)
    }
    precondition(documents > 0)
}

private func assess(_ bytes: UnsafeBufferPointer<UInt8>) {
    var profiles: [Profile] = []
    readers.profiles.read(ByteBuffer(bytes), file: "fuzz") { profile, problems in
        if !problems.hasErrors, profiles.count < 3 { profiles.append(copy profile) }
    }
    let evaluator = readers.evaluator
    for profile in profiles {
        let assessment = evaluator.evaluate(profile)
        precondition(assessment.rules.count == evaluator.pack.rules.count)
        draw(evaluator.warnings(profile))
        let open = evaluator.openFacts(profile)
        precondition(open.facts.allSatisfy { !$0.decides.isEmpty })
        checkPrintable(readers.text.report(assessment, evaluator, profile, openFacts: open, detail: .full))
        checkPrintable(readers.text.line(evaluator, profile))
        let explanation = ExplanationText(assessment, evaluator, profile, openFacts: open)
        for flag in evaluator.pack.flags.indices {
            _ = evaluator.proof(ofFlag: flag, profile)
            checkPrintable(explanation.explain(flag: flag))
        }
        var sink = ByteSink()
        readers.json.append(evaluator, assessment, profile, to: &sink)
        let bytes = sink.bytes
        precondition(bytes.first == UInt8(ascii: "{") && bytes.last == UInt8(ascii: "}"))
        precondition(bytes.allSatisfy { $0 >= 32 })
        precondition(String(validating: bytes, as: UTF8.self) != nil)
    }
}

private func tidy(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard case .tidied(let text) = readers.tidier.tidy(Array(bytes)) else { return }
    guard let before = outcomes(ByteBuffer(bytes)) else { return }
    precondition(outcomes(ByteBuffer(text.utf8)) == before, "what is tidied says something else")
    precondition(readers.tidier.tidy(Array(text.utf8)) == .unchanged)
}

/// What a profile comes to, with its id and day; `nil` where it has errors.
private func outcomes(_ buffer: ByteBuffer) -> [String]? {
    var found: [String]? = []
    let evaluator = readers.evaluator
    readers.profiles.read(buffer, file: "fuzz") { profile, problems in
        guard !problems.hasErrors else {
            found = nil
            return
        }
        let assessment = evaluator.evaluate(profile)
        found?.append("\(profile.string(profile.id)) \(profile.asAt?.description ?? "")")
        found?.append("\(assessment.rules) \(assessment.flags) \(profile.answers.map(\.isStated))")
    }
    return found
}

private func checkPack(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    let replaced = Int(first) % Readers.names.count
    let files = readers.packFiles.enumerated().map { index, file in
        let buffer = index == replaced ? ByteBuffer(Array(bytes.dropFirst())) : file.buffer
        return PackFile(name: file.name, path: file.path, buffer: buffer)
    }
    let pack = PackChecker().check(files)
    let problems = files.flatMap(\.problems)
    precondition(pack != nil || problems.hasErrors)
    draw(problems.inOrder())
    guard let pack else { return }
    if problems.hasErrors {
        // Its tests are read all the same, and nothing is evaluated by it.
        var tests = RuleTestReader(pack)
        let text = "schema: concord/tests/1\ntests: [{name: a, given: {trust.reviewed: yes}, raised: [trust-thin]}]\n"
        let file = PackFile(name: "fuzz.yaml", path: "Tests/Fuzz/none/fuzz.yaml", buffer: ByteBuffer(Array(text.utf8)))
        _ = tests.read(file)
        draw(file.problems)
    } else {
        _ = Evaluator(pack).evaluate(Profile(for: pack.vocabulary))
    }
}

private func runTests(_ bytes: UnsafeBufferPointer<UInt8>) {
    let file = PackFile(name: "fuzz.yaml", path: "Tests/Fuzz/none/fuzz.yaml", buffer: ByteBuffer(bytes))
    // A copy has seen no names yet.
    var reader = readers.tests
    let tests = reader.read(file)
    draw(file.problems)
    for test in tests {
        let result = readers.runner.run(test)
        precondition(result.name == test.name)
    }
}

private func draw(_ problems: [Diagnostic]) {
    let text = DiagnosticText(colour: false)
    for problem in problems.prefix(3) {
        precondition(problem.location.line >= 0 && problem.location.column >= 0)
        let drawn = text.draw(problem)
        precondition(!drawn.isEmpty)
        checkPrintable(drawn)
    }
}

/// A file's text must not steer the terminal.
private func checkPrintable(_ text: String) {
    for scalar in text.unicodeScalars where scalar.value < 32 || scalar.value >= 127 {
        precondition(scalar == "\n" || !scalar.isUnprintable, "an unprintable character is printed")
    }
}
