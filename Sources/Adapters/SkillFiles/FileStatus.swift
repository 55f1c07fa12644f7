import Foundation

/// What lstat(2) tells of a file: Foundation's ways to ask take fifty times as long, and skills are hundreds of files.
struct FileStatus {
    private let status: stat

    /// - Returns: nothing for what cannot be looked at; `errno` says why.
    init?(of path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.status = status
    }

    var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }
    var isDirectory: Bool { status.st_mode & S_IFMT == S_IFDIR }
    var isLink: Bool { status.st_mode & S_IFMT == S_IFLNK }
    var size: Int { Int(status.st_size) }
    var changed: Date {
        Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9)
    }

    /// As many bytes as the file had when it was looked at, or less.
    /// - Returns: nothing where it cannot be read; `errno` says why.
    func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            guard let start = buffer.baseAddress else { return }
            repeat {
                count = read(descriptor, start + initialized, buffer.count - initialized)
                initialized += max(count, 0)
            } while count > 0 && initialized < buffer.count
        }
        return count >= 0 ? bytes : nil
    }
}
