package import Foundation
package import MusicSkillCore

/// A skill that cannot be taken from disk.
package struct SkillFolderError: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let message: String

    package var description: String { "\(path): \(message)" }
}

/// Tells one state of a file from another.
package struct FileStamp: Hashable, Sendable {
    package let size: Int?
    package let changed: Date?
}

/// A directory with one folder for each skill: `<skill>/skill.yaml` and `<skill>/<language>/…/*.txt`.
package struct SkillFolder {
    /// Without symbolic links.
    private let root: String
    private var bytes = 0
    private var needsManifests = true

    /// Several times what a skill in all languages takes.
    private static let maximumBytes = 16 * 1024 * 1024
    private static let maximumFileBytes = 1024 * 1024
    /// `<language>/lists/<name>.txt` and one to spare.
    private static let maximumDepth = 3

    /// All skills below `path`, in the order of their names. Hidden files and files that are not text are passed over;
    /// a symbolic link that leads out of `path` is an error.
    package static func read(_ path: String) throws -> [SkillSource] {
        var folder = SkillFolder(path)
        return try folder.skills()
    }

    /// What `path` adds to skills: the same, but there may be no such folder, and a folder in it needs no `skill.yaml`;
    /// its manifest is empty then.
    package static func readAdditions(_ path: String) throws -> [SkillSource] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        var folder = SkillFolder(path)
        folder.needsManifests = false
        return try folder.skills()
    }

    /// The files below `path` with their sizes and the times of their last change; none where there is no such folder.
    package static func stamps(_ path: String) -> [String: FileStamp] {
        let entries = FileManager.default.enumerator(atPath: path)
        var stamps: [String: FileStamp] = [:]
        while let entry = entries?.nextObject() as? String {
            // What cannot be looked at counts as gone; reading it says why.
            guard let status = FileStatus(of: "\(path)/\(entry)") else { continue }
            if (entry as NSString).lastPathComponent.hasPrefix(".") {
                if status.isDirectory { entries?.skipDescendants() }
            } else if status.isFile {
                stamps["\(path)/\(entry)"] = FileStamp(size: status.size, changed: status.changed)
            }
        }
        return stamps
    }

    private init(_ path: String) {
        root = URL(filePath: path, directoryHint: .isDirectory).resolvingSymlinksInPath().path
    }

    private mutating func skills() throws -> [SkillSource] {
        try entries(root).filter { try resolved("\(root)/\($0)").isDirectory }.map { try skill($0) }
    }

    private mutating func skill(_ name: String) throws -> SkillSource {
        let folder = "\(root)/\(name)"
        let manifest = "\(folder)/skill.yaml"
        let hasManifest = needsManifests || FileManager.default.fileExists(atPath: manifest)
        let text = hasManifest ? try text(manifest, resolved(manifest)) : ""
        var languages: [String: [String: String]] = [:]
        for language in try entries(folder) where try resolved("\(folder)/\(language)").isDirectory {
            languages[language] = try files("\(folder)/\(language)", prefix: "", depth: 1)
        }
        do throws(DocumentError) {
            return SkillSource(name: name, manifest: try YAML.parse(text), languages: languages)
        } catch {
            throw failure(manifest, error.description)
        }
    }

    private mutating func files(_ folder: String, prefix: String, depth: Int) throws -> [String: String] {
        guard depth <= Self.maximumDepth else { throw failure(folder, "folders are nested too deep") }
        var files: [String: String] = [:]
        for name in try entries(folder) {
            let path = "\(folder)/\(name)"
            let status = try resolved(path)
            if status.isDirectory {
                files.merge(try self.files(path, prefix: "\(prefix)\(name)/", depth: depth + 1)) { file, _ in file }
            } else if name.hasSuffix(".txt") {
                files[prefix + name] = try text(path, status)
            }
        }
        return files
    }

    private func entries(_ folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw failure(folder, "the folder cannot be read: \(error.localizedDescription)")
        }
    }

    private mutating func text(_ path: String, _ status: FileStatus) throws -> String {
        guard status.isFile else { throw failure(path, "not a file") }
        bytes += status.size
        guard status.size <= Self.maximumFileBytes, bytes <= Self.maximumBytes else {
            throw failure(path, "larger than a skill can be")
        }
        guard let data = status.contents(of: path) else { throw failure(path, "the file cannot be read: \(reason)") }
        guard let text = String(validating: data, as: UTF8.self) else { throw failure(path, "not UTF-8") }
        return text
    }

    /// What stands at `path`, or where the link there leads to within the root.
    private func resolved(_ path: String) throws -> FileStatus {
        guard var status = FileStatus(of: path) else { throw failure(path, "cannot be read: \(reason)") }
        if status.isLink {
            let target = URL(filePath: path).resolvingSymlinksInPath().path
            guard target.hasPrefix(root + "/") else { throw failure(path, "the link leads out of the folder") }
            guard let end = FileStatus(of: target) else { throw failure(path, "cannot be read: \(reason)") }
            status = end
        }
        return status
    }

    /// Of the last call into the system that failed.
    private var reason: String { String(cString: strerror(errno)) }

    private func failure(_ path: String, _ message: String) -> SkillFolderError {
        SkillFolderError(path: path, message: message)
    }
}
