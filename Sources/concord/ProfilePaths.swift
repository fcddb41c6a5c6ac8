import Diagnostics
import Files
import YAML

/// The files that a command's arguments name.
struct ProfilePaths {
    let files: FileList

    /// A folder stands for every profile below it, but for folders that are packs; `-` is standard input.
    ///
    /// Where a folder cannot be opened or holds none, says so and gives up, once all of them were looked at.
    init(_ paths: [String], _ console: Console) throws {
        var files = FileList()
        var areAllThere = true
        for path in paths {
            guard path != "-", FileList.isFolder(path) else {
                files.append(file: path)
                continue
            }
            let before = files.count
            do throws(FileProblem) {
                try files.append(folder: path, endings: YAMLFile.endings, passingOver: "pack.yaml")
                if files.count > before { continue }
                console.show([Diagnostic(InputProblem.emptyFolder, at: Location(file: path))])
            } catch {
                console.show([Diagnostic(error, at: Location(file: path))])
            }
            areAllThere = false
        }
        guard areAllThere else { throw ExitStatus.unusable.code }
        self.files = files
    }

    /// What is wrong with writing results to a file: it is among those that are read, or would be the next time.
    static func problem(ofOutput path: String, _ files: FileList) -> InputProblem? {
        if let place = files.place(ofFile: path) { return .outputIsInput(files[place]) }
        return files.wouldList(path, endings: YAMLFile.endings) ? .outputBecomesInput : nil
    }
}
