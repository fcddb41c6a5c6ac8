import Files
public import YAML

/// Profiles that stand inside something else, which has been read into nodes already.
extension ProfileReader {
    /// Reads one profile whose events are on a tape.
    ///
    /// - Parameter file: where what is on the tape was read.
    /// - Returns: `nil` where anything is wrong with it or deserves a look. What, only a text can show: no line is at hand here.
    /// - Complexity: O(bytes of its scalars).
    public mutating func read(_ tape: consuming EventTape, file: String) -> Profile? {
        begin(ByteBuffer(capacity: 64), file: file)
        profile.digest = nil
        var found: Profile?
        do {
            var documents = ProfileDocuments(try EventStream(playing: tape))
            while readNext(
                of: &documents,
                visit: { read, problems in
                    if problems.isEmpty { found = copy read }
                })
            {}
        } catch {
            return nil
        }
        return found
    }
}
