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

    /// Where the door that logs under `category` listens, as soon as it says so: one that is asked for port 0 takes what
    /// nobody else can take before it.
    package func port(of category: String) async throws -> Int {
        while true {
            let listening = entries.withLock { $0.first { $0.category == category && $0.message == "listening" } }
            if let port = listening?.fields.first(where: { $0.name == "port" }).flatMap({ Int($0.value) }) {
                return port
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
