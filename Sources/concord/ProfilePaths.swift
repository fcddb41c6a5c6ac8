import Diagnostics
import Files
import YAML

/// The files that a command's arguments name.
struct ProfilePaths {
    let files: FileList
    /// What is wrong with the folders that are listed themselves.
    private(set) var problems: [Diagnostic] = []

    /// A folder stands for every profile below it, but for folders that are packs; `-` is standard input.
    ///
    /// A folder that cannot be opened or holds none is listed itself, as a file is that is not there: the others go on without it.
    init(_ paths: [String]) {
        var files = FileList()
        for path in paths {
            let before = files.count
            if path != "-", FileList.isFolder(path) {
                do throws(FileProblem) {
                    try files.append(folder: path, endings: YAMLFile.endings, passingOver: "pack.yaml")
                    if files.count > before { continue }
                    problems.append(Diagnostic(InputProblem.emptyFolder, at: Location(file: path)))
                } catch {
                    problems.append(Diagnostic(error, at: Location(file: path)))
                }
            }
            files.append(file: path)
        }
        self.files = files
    }

    /// What is wrong with writing results to a file: it is among those that are read, or would be the next time.
    static func problem(ofOutput path: String, _ files: FileList) -> InputProblem? {
        if let place = files.place(ofFile: path) { return .outputIsInput(files[place]) }
        return files.wouldList(path, endings: YAMLFile.endings) ? .outputBecomesInput : nil
    }
}
