import MusicSkillCore
import Skills

@testable import MusicSkillApp

/// The skills of this checkout, compiled once for all tests.
enum ShippedSkills {
    static func loaded() throws -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) { try once.get() }

    private static let once = Result { try Workspace.loadSkills(at: Repository.path("skills")) }
}

extension Workspace {
    /// With the shipped skills, as a command would have it that reads no files.
    init(
        _ configuration: Configuration, log: Log = .silent, time: TimeSource = .system
    ) throws {
        let (skills, diagnostics) = try ShippedSkills.loaded()
        self.init(
            loaded: LoadedConfiguration(configuration: configuration, path: nil, warnings: []), skills: skills,
            skillFolder: Repository.path("skills"), diagnostics: diagnostics, log: log, time: time, environment: [:])
    }
}
