import MusicSkillCore
import Skills

@testable import MusicSkillApp

/// The skills of this checkout, compiled once for all tests.
enum ShippedSkills {
    static let folders = SkillFolders(shipped: Repository.path("skills"))

    static func loaded() throws -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) { try once.get() }

    private static let once = Result {
        try Workspace.loadSkills(folders, languages: Configuration(dataDirectory: "").languages)
    }
}

extension Workspace {
    /// With the shipped skills, as a command would have it that reads no files; or with others.
    init(
        _ configuration: Configuration, skills: SkillFolders? = nil, log: Log = .silent,
        logFeed: LogFeed? = nil, time: TimeSource = .system
    ) throws {
        let (library, diagnostics) = try skills.map { try Workspace.loadSkills($0) } ?? ShippedSkills.loaded()
        self.init(
            loaded: LoadedConfiguration(configuration: configuration, path: nil, warnings: []), skills: library,
            skillFolders: skills ?? ShippedSkills.folders, diagnostics: diagnostics,
            logFeed: logFeed ?? LogFeed(level: .error, sink: { _ in }), log: logFeed?.log(time) ?? log, time: time,
            environment: [:])
    }
}
