import ArgumentParser

/// One of some words that an option takes, which is its own raw value.
///
/// Saying so spares the argument parser finding the words by reflection at every start.
protocol OptionWord: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension OptionWord {
    var defaultValueDescription: String { rawValue }
    static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
