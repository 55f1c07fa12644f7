package import MusicSkillCore

/// A log that remembers what it was told, to be asked about it.
package final class LogCapture: Sendable {
    private let entries = Locked<[Log.Entry]>([])

    package init() {}

    package var log: Log {
        Log(minimum: .debug) { entry in self.entries.withLock { $0.append(entry) } }
    }

    /// `level category: message name=value ...`, in the order of writing.
    package var lines: [String] {
        entries.withLock { entries in
            entries.map { entry in
                let fields = entry.fields.map { " \($0.name)=\($0.value)" }.joined()
                return "\(entry.level.rawValue) \(entry.category): \(entry.message)\(fields)"
            }
        }
    }
}
