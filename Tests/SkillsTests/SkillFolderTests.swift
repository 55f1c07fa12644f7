import Adapters
import Foundation
import MusicSkillCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SkillFolderTests {
    @Test func `a folder is read as it lies`() throws {
        try withFolder { folder in
            try write("version: 1", to: folder, "b/skill.yaml")
            try write("[play]", to: folder, "b/en/patterns.txt")
            try write("jazz", to: folder, "b/en/lists/genre.txt")
            try write("x", to: folder, "b/en/notes.md")
            try write("x", to: folder, "b/.git/config.txt")
            try write("version: 2", to: folder, "a/skill.yaml")
            try write("about", to: folder, "README.md")
            let sources = try SkillFolder.read(folder.path)
            #expect(sources.map(\.name) == ["a", "b"])
            #expect(sources[1].languages == ["en": ["patterns.txt": "[play]", "lists/genre.txt": "jazz"]])
        }
    }

    @Test func `what cannot be read is named`() throws {
        try withFolder { folder in
            #expect(throws: SkillFolderError.self) { try SkillFolder.read(folder.appending(path: "nowhere").path) }
            try write("version: [", to: folder, "a/skill.yaml")
            let error = #expect(throws: SkillFolderError.self) { try SkillFolder.read(folder.path) }
            #expect(error?.path.hasSuffix("a/skill.yaml") == true)
            #expect(error?.message.hasPrefix("line ") == true)
        }
    }

    @Test func `invalid UTF-8, large files and deep folders are refused`() throws {
        for (path, bytes) in [
            ("a/en/patterns.txt", Data([0x70, 0xFF])), ("a/en/patterns.txt", Data(count: 1024 * 1024 + 1)),
            ("a/en/b/c/d/e.txt", Data()),
        ] {
            try withFolder { folder in
                try write("version: 1", to: folder, "a/skill.yaml")
                try write(bytes, to: folder, path)
                #expect(throws: SkillFolderError.self) { try SkillFolder.read(folder.path) }
            }
        }
    }

    @Test func `links are followed inside the folder only`() throws {
        try withFolder { folder in
            try write("version: 1", to: folder, "a/skill.yaml")
            try write("[play]", to: folder, "a/en/patterns.txt")
            let link = folder.appending(path: "a/de")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "a/en"))
            #expect(try SkillFolder.read(folder.path).first?.languages.keys.sorted() == ["de", "en"])
            try FileManager.default.removeItem(at: link)
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc")
            #expect(throws: SkillFolderError.self) { try SkillFolder.read(folder.path) }
        }
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "skills-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        try body(folder)
    }

    private func write(_ text: String, to folder: URL, _ path: String) throws {
        try write(Data(text.utf8), to: folder, path)
    }

    private func write(_ data: Data, to folder: URL, _ path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}
