import Adapters
import Foundation
import MusicSkillCore

@testable import Skills

/// The skills of this repository, read from disk once.
enum ShippedSkills {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "skills").path

    static func load() throws -> (library: SkillLibrary, diagnostics: [SkillDiagnostic]) {
        SkillLibrary.load(try SkillFolder.read(folder), randomness: .fixed(0))
    }
}
