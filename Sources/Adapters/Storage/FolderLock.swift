import Foundation
package import MusicSkillCore

/// Held by the one service that may run on a data folder, for as long as this object lives. The kernel takes it back
/// from a process that ends, however it ends.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the file `lock` in `directory`, making both where they are missing.
    /// - Throws: at once, where somebody else holds it.
    package init(directory: String) throws(StoreError) {
        try PrivateFile.createDirectory(directory)
        let path = (directory as NSString).appendingPathComponent("lock")
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw StoreError(
                "\(path): cannot be opened (\(String(cString: strerror(errno)))); let this user write there")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw StoreError("\(directory): a musicskill service runs on this folder; stop it first")
        }
        descriptor = file
    }

    deinit {
        close(descriptor)
    }
}
