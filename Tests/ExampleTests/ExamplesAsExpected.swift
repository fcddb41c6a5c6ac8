import Diagnostics
import Engine
import Facts
import Files
import Foundation
import Profiles
import RuleAnalysis
import RulePacks
import Testing

/// The repository and its pack, for tests that run the shipped examples.
enum Shipped {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let pack: RulePack? = {
        var reader = RulePackReader()
        return reader.read(repository.appending(path: "Rules/lsp").path)
    }()

    static let expectations: (results: [RuleTestResult], diagnostics: [Diagnostic]) = {
        guard let pack else { return ([], []) }
        var reader = RuleTestReader(pack)
        let tests = reader.read(testsIn: repository.appending(path: "Tests/ExampleTests/Expected").path)
        let runner = RuleTestRunner(pack)
        return (tests.map(runner.run), reader.diagnostics)
    }()
}

struct ExampleCase: Sendable, CustomTestStringConvertible {
    var result: RuleTestResult
    var testDescription: String { result.name }
}

/// What each example must come to was written from the report before the program printed it.
@Suite struct ExamplesAsExpected {
    /// That a question is not asked which the example answers, or which nothing reads, cannot be a fault of the pack; of the
    /// program it could be, and it is the program that is looked at here.
    @Test func theExpectationsReadWithoutProblems() {
        let found = Shipped.expectations.diagnostics.filter { problem in
            problem.code != "cannot-fail" || !problem.message.hasSuffix("asked")
        }
        let drawn = found.map(DiagnosticText(colour: false).draw).joined()
        #expect(drawn == "")
        #expect(Shipped.expectations.results.count == 11)
    }

    @Test(arguments: Shipped.expectations.results.map { ExampleCase(result: $0) })
    func anExampleComesOutAsTheReportLeadsOneToExpect(_ example: ExampleCase) {
        #expect(example.result.differences.map(\.sentence) == [])
        #expect(example.result.passed)
    }

    @Test func everyExampleHasAnExpectation() throws {
        let folder = Shipped.repository.appending(path: "Examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        for name in names {
            #expect(Shipped.expectations.results.contains { $0.name.hasPrefix(name + ":") }, "\(name)")
        }
        #expect(names.count == 9)
        #expect(names.map { String($0.dropLast(5)) }.sorted() == GoldenReports.names)
    }

    @Test func everyExampleIsAmongThoseToRun() throws {
        let folder = Shipped.repository.appending(path: "Examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        let page = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        let lines = page.components(separatedBy: "To run them:").last?.split(separator: "\n") ?? []
        for name in names { #expect(lines.contains("concord assess Examples/\(name)"), "\(name)") }
    }
}
