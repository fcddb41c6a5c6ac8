/// How far a batch had come when it was interrupted.
public struct BatchInterruption: Sendable {
    /// Files that were done, whatever became of them.
    public let done: Int
    /// Files that there were.
    public let files: Int

    public init(done: Int, files: Int) {
        self.done = done
        self.files = files
    }
}
