import Glibc

/// A path as the system has it: bytes that need not be text.
struct FilePath: Hashable, Sendable {
    private(set) var bytes: [UInt8]

    init(_ path: String) { bytes = Array(path.utf8) }

    /// What has this name in a folder; the name itself where the path is empty.
    func appending(_ name: some Sequence<UInt8>) -> FilePath {
        var inner = self
        if let last = bytes.last, last != UInt8(ascii: "/") { inner.bytes.append(UInt8(ascii: "/")) }
        inner.bytes.append(contentsOf: name)
        return inner
    }

    /// For people: `\xff` for each byte of it that is no plain letter or sign, where it is not UTF-8.
    var text: String { FilePath.text(bytes) }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let hexadecimal = Array("0123456789abcdef")
        var text = ""
        for byte in bytes {
            if (0x20..<0x7F).contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
            }
        }
        return text
    }

    /// With the zero that ends it for the system.
    var systemString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    /// What the system says of it, links followed; `nil` where it names nothing.
    var status: stat? {
        var status = stat()
        return stat(systemString, &status) == 0 ? status : nil
    }
}
