import Glibc

/// Feeds the readers whatever comes: the first byte picks the reader, the rest is the file.
///
/// Built by `run.sh` together with the rooms it tests, as one module.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard size > 1 else { return 0 }
    let bytes = UnsafeBufferPointer(start: data + 1, count: size - 1)
    switch data[0] % 4 {
    case 0: readEvents(bytes)
    case 1: readNodes(bytes)
    case 2: assess(bytes)
    default: checkPack(bytes)
    }
    return 0
}

/// Small limits, so that they are reached.
private let limits: Limits = {
    var limits = Limits()
    limits.depth = 12
    limits.aliasEvents = 500
    return limits
}()

private func readEvents(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard var events = try? EventStream(ByteBuffer(bytes), limits: limits) else { return }
    var count = 0
    while let event = try? events.next(), event != .streamEnd {
        count += 1
        precondition(events.depth >= 0 && events.depth <= limits.depth)
        if event == .scalar { precondition(events.withScalar { $0.count } == Array(events.scalarBytes).count) }
    }
}

extension EventStream {
    fileprivate var scalarBytes: [UInt8] {
        withScalar { span in span.indices.map { span[$0] } }
    }
}

private func readNodes(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = NodeReader(file: "fuzz", buffer: ByteBuffer(bytes), limits: limits)
    let node = reader.read()
    precondition(node != nil || !reader.problems.isEmpty)
    draw(reader.problems)
}

/// The fuzzer calls from one thread.
private struct Readers {
    let pack: RulePack
    let evaluator: Evaluator
    var profiles: ProfileReader
}

nonisolated(unsafe) private var readers: Readers? = {
    let folder = getenv("FUZZ_PACK").map { String(cString: $0) } ?? "Rules/lsp"
    var reader = RulePackReader()
    guard let pack = reader.read(folder) else { return nil }
    let profiles = ProfileReader(
        vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), limits: limits)
    return Readers(pack: pack, evaluator: Evaluator(pack), profiles: profiles)
}()

private func assess(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(readers != nil, "the pack cannot be read")
    var documents = 0
    let buffer = ByteBuffer(bytes)
    guard var profiles = readers?.profiles, let evaluator = readers?.evaluator else { return }
    profiles.read(buffer, file: "fuzz") { profile, problems in
        documents += 1
        draw(problems)
        guard !problems.hasErrors else { return }
        let assessment = evaluator.evaluate(profile)
        precondition(assessment.rules.count == evaluator.pack.rules.count)
        _ = evaluator.warnings(profile)
        for flag in evaluator.pack.flags.indices {
            _ = evaluator.proof(ofFlag: flag, profile)
            if assessment.flags[flag] == .true { _ = evaluator.weakestEvidence(ofFlag: flag, profile) }
        }
        let open = evaluator.openFacts(profile)
        precondition(open.facts.allSatisfy { !$0.decides.isEmpty })
    }
    precondition(documents > 0)
}

/// A pack's files in one text, parted by a line of four equals signs.
private func checkPack(_ bytes: UnsafeBufferPointer<UInt8>) {
    let names = ["pack.yaml", "facts.yaml", "rules/fuzz.yaml", "sources.yaml"]
    let parts = Array(bytes).split(separator: UInt8(ascii: "="), maxSplits: 3, omittingEmptySubsequences: false)
    let files = zip(names, parts).map { name, part in
        PackFile(name: name, path: name, buffer: ByteBuffer(part))
    }
    let pack = PackChecker().check(files)
    let problems = files.flatMap(\.problems)
    precondition(pack != nil || files.count < 4 || problems.hasErrors)
    draw(problems)
    if let pack { _ = Evaluator(pack).evaluate(Profile(for: pack.vocabulary)) }
}

private func draw(_ problems: [Diagnostic]) {
    let text = DiagnosticText(colour: false)
    for problem in problems.prefix(3) { precondition(!text.draw(problem).isEmpty) }
}
