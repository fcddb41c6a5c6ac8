import CNettle
import Glibc

/// A SHA-256 digest (FIPS 180-4) of a file's content, the same on every machine.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Of the bytes with every CR LF and lone CR read as LF, so that a checkout on another system has the same hash.
    public static func ofNormalisedLines(_ buffer: ByteBuffer) -> Digest {
        var digester = Digester()
        digester.add(buffer)
        return digester.digest()
    }

    /// libnettle writes to an address; the words are its 32 bytes.
    fileprivate init(finishing context: inout sha256_ctx) {
        withUnsafeMutableBytes(of: &words) { bytes in
            if let start = bytes.baseAddress {
                nettle_sha256_digest(&context, bytes.count, start.assumingMemoryBound(to: UInt8.self))
            }
        }
    }

    /// 64 lower-case hexadecimal digits, as ASCII.
    public func appendHexadecimal(to output: inout ByteSink) {
        output.reserve(64)
        Digest.append(words.0, to: &output)
        Digest.append(words.1, to: &output)
        Digest.append(words.2, to: &output)
        Digest.append(words.3, to: &output)
    }

    private static func append(_ word: UInt64, to output: inout ByteSink) {
        var rest = word.littleEndian
        for _ in 0..<8 {
            let byte = UInt8(truncatingIfNeeded: rest)
            output.append(Digest.digit(byte >> 4))
            output.append(Digest.digit(byte & 15))
            rest >>= 8
        }
    }

    public var description: String {
        var text = ByteSink()
        appendHexadecimal(to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Makes one digest of several pieces.
public struct Digester {
    private var context = sha256_ctx()

    public init() { nettle_sha256_init(&context) }

    /// Adds a file's bytes, line ends read as LF.
    public mutating func add(_ buffer: ByteBuffer) {
        buffer.withBytes { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
            guard memchr(start, 13, bytes.count) != nil else {
                nettle_sha256_update(&context, bytes.count, start)
                return
            }
            var normalised: [UInt8] = []
            normalised.reserveCapacity(bytes.count)
            for index in bytes.indices where !(bytes[index] == 10 && index > 0 && bytes[index - 1] == 13) {
                normalised.append(bytes[index] == 13 ? 10 : bytes[index])
            }
            add(normalised)
        }
    }

    /// Adds bytes as they are.
    public mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { pointer in
            if let start = pointer.baseAddress { nettle_sha256_update(&context, pointer.count, start) }
        }
    }

    /// The digest of all that was added. Ends the work: what is added later belongs to another digest.
    public mutating func digest() -> Digest { Digest(finishing: &context) }
}
