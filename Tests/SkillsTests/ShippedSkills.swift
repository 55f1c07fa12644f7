import Adapters
import Foundation
import MusicSkillCore
import TestSupport

@testable import Skills

/// The skills of this repository, read from disk once. English is compiled for the tests; `musicskill skills check`
/// goes through all languages.
@LongWork enum ShippedSkills {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "skills").path

    private static let sources = Result { try SkillFolder.read(folder) }

    /// Compiled once for all tests.
    private static let loaded = Result {
        SkillLibrary.load(try sources.get(), languages: ["en"], randomness: .fixed(0))
    }

    static func load() throws -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) { try loaded.get() }
}
