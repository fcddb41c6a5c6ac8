import Glibc

/// A folder that a command fills.
public enum NewFolder {
    /// Whether there is something at a path already that would be in the way: anything but an empty folder.
    public static func isOccupied(_ path: String) -> Bool {
        guard FileList.exists(path) else { return false }
        guard let folder = opendir(path) else { return true }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            // The system's entry has the name as a row of bytes that ends in a zero.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { return true }
        }
        return false
    }

    /// Makes a folder and those above it; what is there already stays.
    public static func make(_ path: String) throws(FileProblem) {
        var end = path.startIndex
        while end < path.endIndex {
            let next = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            let part = String(path[..<next])
            if !FileList.isFolder(part), mkdir(part, 0o777) != 0, errno != EEXIST {
                throw FileProblem(number: errno)
            }
            end = next
        }
        if !FileList.isFolder(path) { throw FileProblem(number: ENOTDIR) }
    }
}
