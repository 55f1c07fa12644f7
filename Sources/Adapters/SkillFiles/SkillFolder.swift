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
    private let root: URL
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
        var folder = SkillFolder(root: URL(filePath: path, directoryHint: .isDirectory).resolvingSymlinksInPath())
        return try folder.skills()
    }

    /// What `path` adds to skills: the same, but there may be no such folder, and a folder in it needs no `skill.yaml`;
    /// its manifest is empty then.
    package static func readAdditions(_ path: String) throws -> [SkillSource] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        var folder = SkillFolder(root: URL(filePath: path, directoryHint: .isDirectory).resolvingSymlinksInPath())
        folder.needsManifests = false
        return try folder.skills()
    }

    /// The files below `path` with their sizes and the times of their last change; none where there is no such folder.
    package static func stamps(_ path: String) -> [String: FileStamp] {
        let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey, .isRegularFileKey]
        let files = FileManager.default.enumerator(
            at: URL(filePath: path, directoryHint: .isDirectory), includingPropertiesForKeys: keys,
            options: .skipsHiddenFiles)
        var stamps: [String: FileStamp] = [:]
        while let file = files?.nextObject() as? URL {
            // What cannot be looked at counts as gone; reading it says why.
            guard let values = try? file.resourceValues(forKeys: Set(keys)), values.isRegularFile == true else {
                continue
            }
            stamps[file.path] = FileStamp(size: values.fileSize, changed: values.contentModificationDate)
        }
        return stamps
    }

    private init(root: URL) {
        self.root = root
    }

    private mutating func skills() throws -> [SkillSource] {
        try entries(root).filter(isDirectory).map { try skill($0) }
    }

    private mutating func skill(_ folder: URL) throws -> SkillSource {
        let manifest = folder.appending(path: "skill.yaml")
        let hasManifest = needsManifests || FileManager.default.fileExists(atPath: manifest.path)
        let text = hasManifest ? try text(manifest) : ""
        var languages: [String: [String: String]] = [:]
        for language in try entries(folder) where try isDirectory(language) {
            languages[language.lastPathComponent] = try files(language, prefix: "", depth: 1)
        }
        do throws(DocumentError) {
            return SkillSource(name: folder.lastPathComponent, manifest: try YAML.parse(text), languages: languages)
        } catch {
            throw failure(manifest, error.description)
        }
    }

    private mutating func files(_ folder: URL, prefix: String, depth: Int) throws -> [String: String] {
        guard depth <= Self.maximumDepth else { throw failure(folder, "folders are nested too deep") }
        var files: [String: String] = [:]
        for entry in try entries(folder) {
            let path = prefix + entry.lastPathComponent
            if try isDirectory(entry) {
                files.merge(try self.files(entry, prefix: path + "/", depth: depth + 1)) { file, _ in file }
            } else if entry.pathExtension == "txt" {
                files[path] = try text(entry)
            }
        }
        return files
    }

    private func entries(_ folder: URL) throws -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
            ).sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            throw failure(folder, "the folder cannot be read: \(error.localizedDescription)")
        }
    }

    private func isDirectory(_ entry: URL) throws -> Bool {
        try attributes(entry).type == .typeDirectory
    }

    private mutating func text(_ file: URL) throws -> String {
        let (resolved, type, size) = try attributes(file)
        guard type == .typeRegular else { throw failure(file, "not a file") }
        bytes += size
        guard size <= Self.maximumFileBytes, bytes <= Self.maximumBytes else {
            throw failure(file, "larger than a skill can be")
        }
        let data: Data
        do {
            data = try Data(contentsOf: resolved)
        } catch {
            throw failure(file, "the file cannot be read: \(error.localizedDescription)")
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw failure(file, "not UTF-8") }
        return text
    }

    /// What stands at `entry`, or where the link there leads to within the root.
    private func attributes(_ entry: URL) throws -> (resolved: URL, type: FileAttributeType?, size: Int) {
        let resolved = entry.resolvingSymlinksInPath()
        guard resolved.path.hasPrefix(root.path + "/") else { throw failure(entry, "the link leads out of the folder") }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: resolved.path)
            return (resolved, attributes[.type] as? FileAttributeType, (attributes[.size] as? NSNumber)?.intValue ?? 0)
        } catch {
            throw failure(entry, "cannot be read: \(error.localizedDescription)")
        }
    }

    private func failure(_ url: URL, _ message: String) -> SkillFolderError {
        SkillFolderError(path: url.path, message: message)
    }
}
