import Engine
import Facts
import Files
import Profiles
import RulePacks

/// `evaluation PACK DIR`: reads every profile into a table, then evaluates them again and again, and prints how long one takes.
@main
struct Main {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { return print("usage: evaluation PACK DIR") }
        var packs = RulePackReader()
        guard let pack = packs.read(arguments[1]) else { return print("the pack has errors") }
        var files = FileList()
        try files.append(folder: arguments[2], endings: [".yaml", ".yml"])
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let buffer = ByteBuffer()
        var profiles: [Profile] = []
        for file in 0..<min(files.count, 1_000) {
            try buffer.read(files[file], limit: 16 * 1024 * 1024)
            reader.read(buffer, file: files[file]) { profile, _ in profiles.append(copy profile) }
        }
        guard !profiles.isEmpty else { return print("there are no profiles") }
        let evaluator = Evaluator(pack)
        var best = Duration.seconds(3600)
        for _ in 0..<10 {
            let time = ContinuousClock().measure {
                for place in profiles.indices { evaluator.evaluate(profiles[place]) }
            }
            best = min(best, time)
        }
        let (seconds, attoseconds) = best.components
        let microseconds = (Double(seconds) * 1e6 + Double(attoseconds) / 1e12) / Double(profiles.count)
        print("microseconds per profile: \(microseconds)")
    }
}
