import RulePacks

/// The flags of a theme by what they do to its rating.
struct RatingLimits {
    /// Raised, the severest of them cap it.
    private(set) var risks: [Int] = []
    /// Without any that is raised it stops one below the top.
    private(set) var strengths: [Int] = []
    /// External risks, which nobody here can help, and enquiries.
    private(set) var uncounted: [Int] = []

    init(ofTheme theme: Int, _ pack: RulePack) {
        for (number, flag) in pack.flags.enumerated() where flag.theme == theme {
            switch flag.kind {
            case .strength: strengths.append(number)
            case .risk where !flag.isExternal: risks.append(number)
            default: uncounted.append(number)
            }
        }
    }
}
