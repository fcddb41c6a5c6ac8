/// Numbers that are written in words.
extension NumberReader {
    /// A whole number in words, such as "one hundred and ten" or "a million".
    func cardinal(at start: Int) -> (value: Int, end: Int)? {
        var (total, group, place) = (0, 0, start)
        var last: NumberWord?
        while let word = word(place) {
            switch word {
            case .unit(let unit):
                guard group % 100 == 0 && last?.isUnitOrTen != true || (1...9).contains(unit) && last?.isTen == true
                else { return end(total + group, place, last) }
                group += unit
            case .ten(let ten):
                guard group % 100 == 0, last?.isUnitOrTen != true else { return end(total + group, place, last) }
                group += ten
            case .power(2) where (last == nil || last == .article || last?.isUnitOrTen == true) && group < 100:
                group = max(group, 1) * 100
            // What is larger than any amount is none, and would not fit.
            case .power(let zeros) where zeros > 2 && last != .and && group < 1000 && total < 1_000_000_000_000_000_000:
                total += (total == 0 ? max(group, 1) : group) * (0..<zeros).reduce(1) { power, _ in power * 10 }
                group = 0
            // "Two dozen", and as a part of nothing larger.
            case .dozen
            where (last == nil || last == .article || last?.isUnitOrTen == true) && total == 0 && group < 100:
                return (max(group, 1) * 12, place + 1)
            case .article where last == nil:
                if case .power? = self.word(place + 1) { break }
                guard self.word(place + 1) == .dozen else { return nil }
            case .and:
                guard case .power(let zeros)? = last, isSmall(place + 1, behind: zeros) else {
                    return end(total + group, place, last)
                }
                place += 1
                continue
            default: return end(total + group, place, last)
            }
            last = word
            place += 1
            // "forty-two"
            if last?.isTen == true, isHyphen(place), case .unit(1...9)? = self.word(place + 1) { place += 1 }
        }
        return end(total + group, place, last)
    }

    private func end(_ value: Int, _ place: Int, _ last: NumberWord?) -> (value: Int, end: Int)? {
        last == nil || last == .article ? nil : (value, place)
    }

    /// Whether what stands behind "and" goes on with the number: "a hundred and ten", and not "one hundred and two hundred".
    private func isSmall(_ place: Int, behind zeros: Int) -> Bool {
        guard word(place)?.isUnitOrTen == true else { return false }
        if case .power(let next)? = word(place + 1), next <= zeros { return false }
        return true
    }

    /// "Half a million", "½ million"
    func half(at place: Int) -> Part? {
        let isInWords = word(place) == .part(2, isPlural: false) && word(place + 1) == .article
        guard let value = isInWords ? "0.5" : fraction(at: place).map({ "0" + $0.decimals }) else { return nil }
        let last = place + (isInWords ? 2 : 1)
        guard case .power(let zeros)? = word(last), zeros > 2 else { return nil }
        return Part(
            value: value, tokens: place..<last + 1,
            scalars: ranges[place].lowerBound..<ranges[last].upperBound, isInWords: isInWords, zeros: zeros)
    }

    // MARK: Signs

    /// What a sign such as "½" stands for.
    func fraction(at place: Int) -> (count: Int, of: Int, decimals: String)? {
        guard kinds.indices.contains(place), kinds[place] == .alone else { return nil }
        return switch scalars[ranges[place].lowerBound] {
        case "½": (1, 2, ".5")
        case "¼": (1, 4, ".25")
        case "¾": (3, 4, ".75")
        default: nil
        }
    }

    /// "42½"
    func addFraction(besideIt part: inout Part) {
        let end = part.tokens.upperBound
        guard !part.value.contains("."), let fraction = fraction(at: end),
            ranges[end].lowerBound == part.scalars.upperBound
        else { return }
        part.value += fraction.decimals
        part.tokens = part.tokens.lowerBound..<end + 1
        part.scalars = part.scalars.lowerBound..<ranges[end].upperBound
    }
}
