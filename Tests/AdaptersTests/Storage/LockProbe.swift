import Foundation

/// Sees POSIX locks on a file, also those of this process, which fcntl(2) shows to the owners of another kind only:
/// open file descriptions.
///
/// To be kept until the file is no longer in use: its end takes away the locks it looks for.
final class LockProbe: Sendable {
    /// `F_OFD_GETLK` of fcntl.h, which Swift sees only with `_GNU_SOURCE`.
    private static let getLock: Int32 = 36

    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit {
        close(descriptor)
    }

    /// Whether somebody has locked any of `bytes`.
    func isLocked(_ bytes: Range<Int>) -> Bool {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = bytes.lowerBound
        lock.l_len = bytes.count
        return fcntl(descriptor, Self.getLock, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }
}
