import Adapters
import Foundation
import MusicSkillCore

@testable import Skills

/// The skills of this repository, read from disk once.
enum ShippedSkills {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "skills").path

    /// Compiled once for all tests.
    private static let loaded = Result { SkillLibrary.load(try SkillFolder.read(folder), randomness: .fixed(0)) }

    static func load() throws -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) { try loaded.get() }
}
