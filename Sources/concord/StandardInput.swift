import Files
import Synchronization

/// Standard input can be read once, and a piece with it may have to be made twice: so it is held.
final class StandardInput: Sendable {
    private let held = Mutex<Result<[UInt8], FileProblem>?>(nil)

    /// What stands there; `buffer` reads it the first time.
    func read(into buffer: ByteBuffer, limit: Int) throws(FileProblem) {
        if let held = held.withLock({ $0 }) { return buffer.replace(with: try held.get()) }
        do throws(FileProblem) {
            try buffer.read("-", limit: limit)
            held.withLock { $0 = .success(buffer.bytes) }
        } catch {
            held.withLock { $0 = .failure(error) }
            throw error
        }
    }
}
