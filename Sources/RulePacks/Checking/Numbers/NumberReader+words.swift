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
            case .article where last == nil:
                guard case .power? = self.word(place + 1) else { return nil }
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
}
