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
        guard rest + 1 < bytes.count else { return false }
        // The second letter rules out most words.
        let (second, third) = (bytes[rest] | 0x20, bytes[rest + 1] | 0x20)
        func isNext(_ letter: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
            second == UInt8(ascii: letter) && third == UInt8(ascii: next)
        }
        return switch first {
        case UInt8(ascii: "b"), UInt8(ascii: "m"): isNext("i", "l")
        case UInt8(ascii: "c"): isNext("e", "n") && isLetter("t", bytes, rest + 2)
        case UInt8(ascii: "d"):
            isNext("e", "c") && isLetter("a", bytes, rest + 2) || isNext("o", "z")
                || isNext("o", "u") && isLetter("b", bytes, rest + 2)
        case UInt8(ascii: "e"): isNext("i", "g") || isNext("l", "e") && isLetter("v", bytes, rest + 2)
        case UInt8(ascii: "f"):
            isNext("o", "u") || isNext("i", "v") || isNext("i", "f")
                || isNext("o", "r") && isLetter("t", bytes, rest + 2)
        case UInt8(ascii: "h"): isNext("u", "n") || isNext("a", "l")
        case UInt8(ascii: "n"): isNext("i", "n")
        case UInt8(ascii: "o"):
            // Alone it is as often none; of a hundred it stands beside a word that is found.
            isNext("n", "e")
                && (isLetter("p", bytes, rest + 3)
                    || bytes.count > rest + 2 && bytes[rest + 2] == UInt8(ascii: "%"))
        case UInt8(ascii: "q"):
            isNext("u", "a") && (isLetter("r", bytes, rest + 2) || isLetter("d", bytes, rest + 2))
        case UInt8(ascii: "s"):
            isNext("i", "x") || isNext("e", "v") && isLetter("n", bytes, rest + 3)
        case UInt8(ascii: "t"):
            switch second {
            case UInt8(ascii: "e"): third == UInt8(ascii: "n")
            case UInt8(ascii: "h"):
                third == UInt8(ascii: "i") && isLetter("r", bytes, rest + 2)
                    || third == UInt8(ascii: "o") && isLetter("u", bytes, rest + 2)
                    || third == UInt8(ascii: "r") && isLetter("e", bytes, rest + 2)
            case UInt8(ascii: "r"):
                third == UInt8(ascii: "i") && (isLetter("l", bytes, rest + 2) || isLetter("p", bytes, rest + 2))
                    || third == UInt8(ascii: "e") && isLetter("b", bytes, rest + 2)
            case UInt8(ascii: "w"): true
            default: false
            }
        case UInt8(ascii: "z"): isNext("e", "r")
        default: false
        }
    }

    /// Whether a letter, in either case, stands there.
    private static func isLetter(
        _ letter: Unicode.Scalar, _ bytes: borrowing Span<UInt8>, _ place: Int
    ) -> Bool {
        place < bytes.count && bytes[place] | 0x20 == UInt8(ascii: letter)
    }
}
