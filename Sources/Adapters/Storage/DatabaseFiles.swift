import Foundation
import MusicSkillCore

/// The files of one database: the main one, its write-ahead log and the index of that.
struct DatabaseFiles {
    let path: String

    private static let suffixes = ["", "-wal", "-shm"]
    private static let damaged = ".damaged-"

    var exists: Bool { FileManager.default.fileExists(atPath: path) }
    var hasLog: Bool { FileManager.default.fileExists(atPath: path + "-wal") }

    /// Damage that SQLite itself does not see: it takes an empty main file for a new database, and deletes its log.
    var evidentDamage: String? {
        if size(path) == 0 { return "the file is empty" }
        if !exists, size(path + "-wal") ?? 0 > 0 { return "its main file is missing" }
        return nil
    }

    /// In bytes, the log included.
    var size: Int { Self.suffixes.prefix(2).compactMap { size(path + $0) }.reduce(0, +) }

    /// The main files set aside earlier, oldest first.
    var damagedEarlier: [String] {
        let folder = (path as NSString).deletingLastPathComponent
        let prefix = (path as NSString).lastPathComponent + Self.damaged
        // A folder that cannot be listed holds nothing to report; opening the database will say why.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { $0.hasPrefix(prefix) && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
            .map { (folder as NSString).appendingPathComponent($0) }
    }

    /// Makes the empty main file (0600), whose permissions SQLite gives to the other two.
    func create() throws(StoreError) {
        try PrivateFile.create(path, content: [])
    }

    /// Moves what there is to a dated name beside it, never over an earlier one.
    /// - Returns: the new path of the main file.
    func setAside(at date: Date) throws(StoreError) -> String {
        let style = Date.ISO8601FormatStyle(
            dateSeparator: .dash, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZone: .gmt)
        let base = path + Self.damaged + date.formatted(style)
        let manager = FileManager.default
        var target = base
        var number = 1
        while Self.suffixes.contains(where: { manager.fileExists(atPath: target + $0) }) {
            number += 1
            target = "\(base)-\(number)"
        }
        do {
            for suffix in Self.suffixes where manager.fileExists(atPath: path + suffix) {
                try manager.moveItem(atPath: path + suffix, toPath: target + suffix)
            }
        } catch {
            throw StoreError("\(path): is damaged and cannot be moved to \(target); move it away by hand")
        }
        return target
    }

    private func size(_ path: String) -> Int? {
        // Absent and unreadable are told apart by the opening that follows.
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }
}
