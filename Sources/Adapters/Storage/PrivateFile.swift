import Foundation
import MusicSkillCore

/// Files and folders that only their owner can read.
enum PrivateFile {
    /// Makes the folder, and those above it, with mode 0700; one that exists is left as it is.
    static func createDirectory(_ path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path.isEmpty ? "." : path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError("\(path): cannot be created; let this user write there, or set data_dir to another place")
        }
    }

    /// Makes the file with mode 0600 and puts `content` on disk, its name included.
    /// - Throws: also where there is such a file already, which stays untouched.
    static func create(_ path: String, content: [UInt8]) throws(StoreError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard content.isEmpty || write(file, content, content.count) == content.count, fsync(file) == 0 else {
            let error = failure(path)
            unlink(path)
            throw error
        }
        try syncFolder(of: path)
    }

    /// Waits until nobody else, in this process or another, is at work in the folder of `path`; makes it (0700) where it
    /// is missing.
    static func withTurn<Result>(
        inFolderOf path: String, _ work: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try createDirectory((path as NSString).deletingLastPathComponent)
        let folder = try openFolder(of: path)
        defer { close(folder) }
        // Some network file systems cannot lock a folder; there all is as if nobody else came.
        while flock(folder, LOCK_EX) != 0, errno == EINTR {}
        return try work()
    }

    /// Puts the file at `path` in the place of the one at `target`; a crash leaves the one or the other there.
    static func move(_ path: String, over target: String) throws(StoreError) {
        guard rename(path, target) == 0 else { throw failure(target) }
        try syncFolder(of: target)
    }

    private static func syncFolder(of path: String) throws(StoreError) {
        let folder = try openFolder(of: path)
        defer { close(folder) }
        // Some network file systems have no folders to sync, and say so.
        guard fsync(folder) == 0 || errno == EINVAL else { throw failure(path) }
    }

    private static func openFolder(of path: String) throws(StoreError) -> Int32 {
        let folder = (path as NSString).deletingLastPathComponent
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        return descriptor
    }

    private static func failure(_ path: String) -> StoreError {
        StoreError(
            "\(path): cannot be created (\(String(cString: strerror(errno)))); "
                + "let this user write there, or set data_dir to another place")
    }
}
