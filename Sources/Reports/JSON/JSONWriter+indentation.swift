extension JSONWriter {
    /// Compact JSON spread over lines, two spaces a level, for people.
    static func indented(_ compact: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(compact.count * 2)
        var depth = 0
        var isInString = false
        var isEscaped = false
        func breakLine() {
            result.append(0x0A)
            result.append(contentsOf: repeatElement(0x20, count: depth * 2))
        }
        for (index, byte) in compact.enumerated() {
            if isInString {
                result.append(byte)
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x22:
                isInString = true
                result.append(byte)
            case 0x7B, 0x5B:
                result.append(byte)
                let next = index + 1 < compact.count ? compact[index + 1] : 0
                if next != 0x7D, next != 0x5D {
                    depth += 1
                    breakLine()
                }
            case 0x7D, 0x5D:
                let previous = compact[index - 1]
                if previous != 0x7B, previous != 0x5B {
                    depth -= 1
                    breakLine()
                }
                result.append(byte)
            case 0x2C:
                result.append(byte)
                breakLine()
            case 0x3A: result.append(contentsOf: [0x3A, 0x20])
            default: result.append(byte)
            }
        }
        return result
    }
}
