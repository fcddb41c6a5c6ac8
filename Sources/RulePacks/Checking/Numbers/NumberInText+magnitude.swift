extension NumberInText {
    /// What a number is a multiple of: "million" behind any, "k" and "bn" right behind it, "m" behind money. Without the
    /// sign of a currency "15m" may be metres.
    struct Magnitude {
        var zeros: Int
        /// Where it ends.
        var end: Int

        private static let words: [(letters: [UInt8], zeros: Int)] = [
            (Array("hundred".utf8), 2), (Array("thousand".utf8), 3), (Array("million".utf8), 6),
            (Array("billion".utf8), 9), (Array("trillion".utf8), 12),
        ]
        private static let letters: [(letters: [UInt8], zeros: Int)] = [
            (Array("k".utf8), 3), (Array("m".utf8), 6), (Array("mn".utf8), 6), (Array("bn".utf8), 9),
            (Array("tn".utf8), 12),
        ]
        /// Most words behind numbers begin otherwise, and are not looked at.
        private static let beginnings = Array("htmbk".utf8)
        private static let currencies = ["GBP", "EUR", "USD"].map { Array($0.utf8) }

        init?(in bytes: [UInt8], behind number: Range<Int>) {
            var start = number.upperBound
            while start < bytes.count, Self.parts.contains(bytes[start]) { start += 1 }
            guard start < bytes.count, Self.beginnings.contains(bytes[start] | 0x20) else { return nil }
            var end = start
            while end < bytes.count, NumberInText.isLetter(bytes[end]) { end += 1 }
            guard end == bytes.count || !NumberInText.isDigit(bytes[end]) else { return nil }
            let word = bytes[start..<end].map { $0 | 0x20 }
            let isBesideIt = start == number.upperBound
            let found =
                Self.words.first { $0.letters == word }
                ?? Self.letters.first { letters in
                    letters.letters == word
                        && (isBesideIt && word != Array("m".utf8) || Self.isMoney(bytes, number.lowerBound))
                }
            guard let found else { return nil }
            self.end = end
            zeros = found.zeros
        }

        /// What may part a number from its magnitude: `£15-million`, over the end of a line too.
        private static let parts = Array(" \n-".utf8)

        private static func isMoney(_ bytes: [UInt8], _ number: Int) -> Bool {
            let sign = bytes[..<number].reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
                .reversed()
            if let last = sign.last, NumberInText.isCurrency(last) { return true }
            guard let code = currencies.first(where: { sign.suffix(3).elementsEqual($0) }) else { return false }
            return sign.dropLast(code.count).last.map { !NumberInText.isLetter($0) } ?? true
        }
    }
}
