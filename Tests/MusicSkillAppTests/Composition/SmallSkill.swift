import Foundation
import TestSupport

@testable import MusicSkillApp

/// A skill in a folder of its own that knows two commands, to be changed while it is in use.
struct SmallSkill {
    let directory: TemporaryDirectory

    var folders: SkillFolders { SkillFolders(shipped: directory.path + "/skills", local: [local]) }
    var local: String { directory.path + "/skills-local" }

    init() throws {
        directory = try TemporaryDirectory()
        try write(
            """
            version: 1
            slots: {query: open}
            intents:
              play: {sets: [{slots: [query], score: 0.8}]}
              pause: {sets: [{slots: [], score: 0.9}]}
            """, to: "skills/small/skill.yaml")
        try write("[pause]\npause\n[play]\nplay {query}", to: "skills/small/en/patterns.txt")
        try write("pause => pause\nplay halo => play query=halo", to: "skills/small/en/tests.txt")
        try write("not_found: Nothing[ called {query}] here.", to: "skills/small/en/replies.txt")
    }

    func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: directory.path).appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: "\(directory.path)/\(path)")
    }

    func clear() { directory.remove() }
}
