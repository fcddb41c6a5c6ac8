import Foundation

/// Runs the `concord` that was built beside these tests.
enum Command {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let fixtures = repository.appending(path: "Tests/Fixtures")
    static let isRecording = ProcessInfo.processInfo.environment["CONCORD_RECORD"] != nil

    static let executable: URL = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "concord")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return repository.appending(path: ".build/debug/concord")
    }()

    struct Outcome {
        var status: Int32
        /// Whether a signal, whose number is then the status, ended it.
        var wasSignalled: Bool
        var output: String
        var errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// A process with its output in files, so that no pipe can fill up.
    static func run(
        _ arguments: [String], in folder: URL = repository, input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        try inTemporaryFolder { temporary in
            let process = try start(executable, arguments, in: folder, environment)
            let (output, errors) = (temporary.appending(path: "output"), temporary.appending(path: "errors"))
            for file in [output, errors] { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            if let input {
                try Data(input.utf8).write(to: temporary.appending(path: "input"))
                process.standardInput = try FileHandle(forReadingFrom: temporary.appending(path: "input"))
            } else {
                process.standardInput = FileHandle.nullDevice
            }
            try process.run()
            wait(for: process)
            return Outcome(
                status: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// A line of shell, in which `$CONCORD` is the program; its output is the shell's.
    static func shell(_ line: String, in folder: URL = repository) throws -> Outcome {
        try inTemporaryFolder { temporary in
            let process = try start(URL(filePath: "/bin/sh"), ["-c", line], in: folder, ["CONCORD": executable.path])
            let (output, errors) = (temporary.appending(path: "output"), temporary.appending(path: "errors"))
            for file in [output, errors] { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            process.standardInput = FileHandle.nullDevice
            try process.run()
            wait(for: process)
            return Outcome(
                status: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    static func start(
        _ program: URL, _ arguments: [String], in folder: URL, _ environment: [String: String]
    ) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
        return process
    }

    /// Two minutes are more than anything here needs: what hangs is ended, whatever signals it heeds; its test then fails.
    static func wait(for process: Process) {
        let deadline = Date(timeIntervalSinceNow: 120)
        while process.isRunning, Date() < deadline { usleep(2000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    static func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// The object that a line or a document of JSON is.
    static func object(_ json: some StringProtocol) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
    }
}

extension URL {
    /// The names of what a folder holds, in order.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    func text() throws -> String { try String(contentsOf: self, encoding: .utf8) }
}
