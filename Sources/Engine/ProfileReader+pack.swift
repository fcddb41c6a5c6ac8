public import Profiles
public import RulePacks
public import YAML

extension ProfileReader {
    /// For profiles that are assessed with a pack: its vocabulary, and what of it a profile may name.
    public init(for pack: RulePack, limits: Limits = .standard) {
        self.init(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), pack: pack.id,
            limits: limits)
    }
}
