extension NumberInText {
    /// Whether there may be a number: a digit, or what begins as a word for one. Most prose has none, and each text of a pack is
    /// looked at whenever the pack is read.
    static func mayBe(in bytes: borrowing Span<UInt8>) -> Bool {
        var isInWord = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if isLetter(byte) {
                if !isInWord, mayBegin(byte | 0x20, bytes, place + 1) { return true }
                isInWord = true
            } else if byte < 0x80 {
                if isDigit(byte) { return true }
                isInWord = false
            } else {
                // The signs of prose, such as dashes and quotes, letters with accents, and the sign of the pound are no numbers.
                guard let length = lengthOfSign(bytes, place) else { return true }
                place += length - 1
                isInWord = false
            }
            place += 1
        }
        return false
    }

    private static func lengthOfSign(_ bytes: borrowing Span<UInt8>, _ place: Int) -> Int? {
        guard place + 1 < bytes.count else { return nil }
        return switch (bytes[place], bytes[place + 1]) {
        case (0xE2, 0x80): 3
        case (0xC3, _), (0xC2, 0xA3): 2
        default: nil
        }
    }

    /// - Parameter rest: where the second letter stands.
    private static func mayBegin(_ first: UInt8, _ bytes: borrowing Span<UInt8>, _ rest: Int) -> Bool {
        switch first {
        case UInt8(ascii: "b"), UInt8(ascii: "m"): follow("ill", bytes, rest)
        case UInt8(ascii: "e"): follow("igh", bytes, rest) || follow("lev", bytes, rest)
        case UInt8(ascii: "f"):
            follow("our", bytes, rest) || follow("ive", bytes, rest) || follow("ift", bytes, rest)
                || follow("ort", bytes, rest)
        case UInt8(ascii: "h"):
            follow("und", bytes, rest) || follow("alf", bytes, rest) || follow("alv", bytes, rest)
        case UInt8(ascii: "n"): follow("ine", bytes, rest) || follow("int", bytes, rest)
        case UInt8(ascii: "o"):
            // Alone it is as often none; of a hundred it stands beside a word that is found.
            follow("ne ", bytes, rest) && follow("per", bytes, rest + 3) || follow("ne%", bytes, rest)
        case UInt8(ascii: "q"): follow("uar", bytes, rest)
        case UInt8(ascii: "s"):
            follow("ix", bytes, rest) || follow("eve", bytes, rest) && follow("n", bytes, rest + 3)
        case UInt8(ascii: "t"):
            follow("wo", bytes, rest) || follow("we", bytes, rest) || follow("hre", bytes, rest)
                || follow("hir", bytes, rest) || follow("en", bytes, rest) || follow("hou", bytes, rest)
                || follow("ril", bytes, rest)
        case UInt8(ascii: "z"): follow("ero", bytes, rest)
        default: false
        }
    }

    /// Whether letters of either case stand there.
    private static func follow(_ letters: String, _ bytes: borrowing Span<UInt8>, _ place: Int) -> Bool {
        let wanted = letters.utf8Span.span
        guard place + wanted.count <= bytes.count else { return false }
        for offset in wanted.indices where bytes[place + offset] | 0x20 != wanted[offset] | 0x20 { return false }
        return true
    }
}
