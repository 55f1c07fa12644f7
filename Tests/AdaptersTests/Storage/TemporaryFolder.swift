import Foundation

/// A folder of a test's own, gone when the test ends.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "musicskill-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // A database that closes at this very moment takes its own files away, and the removal stops where they were.
        for attempt in 1... {
            do {
                return try FileManager.default.removeItem(atPath: path)
            } catch {
                guard attempt < 10 else { return print("left behind: \(path): \(error)") }
            }
        }
    }

    func file(_ name: String) -> String { path + "/" + name }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    static func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
