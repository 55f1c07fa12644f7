import Foundation

/// What this process and its machine have to bear, as Linux tells it (proc(5)); nothing where it does not.
struct ProcessHealth: Codable, Sendable {
    /// In use by this process, in MiB.
    var memory: Double?
    /// Of the machine, over one, five and fifteen minutes.
    var load: [Double]?

    enum CodingKeys: String, CodingKey {
        case load
        case memory = "memory_mb"
    }

    init() {
        let pages = Self.words(of: "/proc/self/statm").dropFirst().first.flatMap { Double($0) }
        memory = pages.map { ($0 * Double(sysconf(Int32(_SC_PAGESIZE))) / 104_857.6).rounded() / 10 }
        let averages = Self.words(of: "/proc/loadavg").prefix(3).compactMap { Double($0) }
        load = averages.count == 3 ? averages : nil
    }

    private static func words(of path: String) -> [Substring] {
        // What the kernel does not tell is left out; there is nothing to do about it.
        let text = try? String(contentsOfFile: path, encoding: .utf8)
        return text?.split(whereSeparator: \.isWhitespace) ?? []
    }
}
