import Foundation
import MusicSkillCore

/// When this service was last connected to its broker, kept across a crash: what the broker held for us may be that old.
///
/// The time of a file and not a row in the database: it changes every few seconds and must cost nothing. After a power
/// cut it may lag behind, which makes held commands look older than they are, never younger.
struct LastSeen: Sendable {
    let path: String
    let time: TimeSource

    /// How far the mark may lag behind after a crash.
    static let interval = Duration.seconds(10)

    /// How long ago; nothing when there is no mark.
    func age() -> Duration? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let date = attributes[.modificationDate] as? Date
        else { return nil }
        return .seconds(max(0, time.wallClock().timeIntervalSince(date)))
    }

    func mark() throws {
        if FileManager.default.fileExists(atPath: path) {
            try FileManager.default.setAttributes([.modificationDate: time.wallClock()], ofItemAtPath: path)
        } else {
            try Data().write(to: URL(fileURLWithPath: path))
        }
    }
}
