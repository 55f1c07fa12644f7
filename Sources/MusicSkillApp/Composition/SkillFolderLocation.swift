import Foundation
import MusicSkillCore

/// Where the skills are: given, or found where an installation or a checkout keeps them.
enum SkillFolderLocation {
    static let variable = "MUSICSKILL_SKILLS"

    /// - Parameter given: from the command line, stronger than `MUSICSKILL_SKILLS`.
    static func find(given: String?, environment: [String: String]) throws(AppError) -> String {
        if let path = given ?? environment[variable] {
            guard isFolder(path) else { throw AppError(.badData, "there is no skills folder at \(path)") }
            return path
        }
        let candidates = Self.candidates(executable: Bundle.main.executablePath)
        guard let found = candidates.first(where: isFolder) else {
            throw AppError(
                .badData,
                "no skills folder found; name one with --skills DIR (looked at \(candidates.joined(separator: ", ")))")
        }
        return found
    }

    /// The working directory, an installation beside the executable, a checkout around its build folder, the system's.
    static func candidates(executable: String?) -> [String] {
        var paths = ["skills"]
        if let executable {
            let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            paths.append(folder.appendingPathComponent("../share/musicskill/skills").standardized.path)
            var parent = folder
            for _ in 0..<3 {
                parent.deleteLastPathComponent()
                paths.append(parent.appendingPathComponent("skills").path)
            }
        }
        return paths + ["/usr/share/musicskill/skills"]
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory = ObjCBool(false)
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }
}
