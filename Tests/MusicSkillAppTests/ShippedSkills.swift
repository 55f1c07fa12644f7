import MusicSkillCore
import Skills
import TestSupport

@testable import MusicSkillApp

/// The skills of this checkout, compiled once for all tests, with nothing left to chance.
@LongWork enum ShippedSkills {
    nonisolated static let folders = SkillFolders(shipped: Repository.path("skills"))

    static func loaded() throws -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) { try once.get() }

    private static let once = Result {
        SkillLibrary.load(
            try folders.sources(), languages: Configuration(dataDirectory: "").languages, randomness: .fixed(0))
    }
}

extension Workspace {
    /// With the shipped skills, as a command would have it that reads no files; or with others.
    init(
        _ configuration: Configuration, skills: SkillFolders? = nil, log: Log = .silent,
        logFeed: LogFeed? = nil, time: TimeSource = .system
    ) async throws {
        let (library, diagnostics) =
            if let skills { try Workspace.loadSkills(skills) } else { try await ShippedSkills.loaded() }
        self.init(
            loaded: LoadedConfiguration(configuration: configuration, path: nil, warnings: []), skills: library,
            skillFolders: skills ?? ShippedSkills.folders, diagnostics: diagnostics,
            logFeed: logFeed ?? LogFeed(level: .error, sink: { _ in }), log: logFeed?.log(time) ?? log, time: time,
            environment: [:])
    }
}
