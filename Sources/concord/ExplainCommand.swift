import ArgumentParser

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows why.")
    func run() async throws {}
}
