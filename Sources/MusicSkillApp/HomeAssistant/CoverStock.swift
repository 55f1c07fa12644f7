import Foundation
import MusicSkillCore

/// Covers of what plays, for media players that want the picture itself.
actor CoverStock {
    /// Of one 640 pixels wide, with room to spare. What is larger stays out.
    private static let maximumBytes = 256 * 1024
    private static let capacity = 8

    private let transport: any HTTPTransport
    private let time: TimeSource
    private let log: Log
    private let demand = Doorbell()
    private var wanted: Set<String> = []
    private var fetched: [(url: String, picture: [UInt8]?)] = []

    init(transport: any HTTPTransport, time: TimeSource, log: Log) {
        self.transport = transport
        self.time = time
        self.log = log
    }

    /// By address, as far as they are here; the others are fetched, each once, if there is a JPEG to be had there.
    func covers(of urls: Set<String>) -> [String: [UInt8]] {
        wanted = urls
        demand.ring()
        let pictures = fetched.compactMap { entry in entry.picture.map { (entry.url, $0) } }
        return Dictionary(pictures) { _, last in last }
    }

    /// Fetches what is wanted, and rings `news` when pictures have come.
    func run(news: Doorbell) async throws {
        while true {
            try await demand.wait(until: nil, time: time)
            if await fetchWanted() { news.ring() }
        }
    }

    /// - Returns: whether a picture has come.
    func fetchWanted() async -> Bool {
        var hasCome = false
        while let url = wanted.first(where: { url in !fetched.contains { $0.url == url } }) {
            let picture = await fetch(url)
            fetched = fetched.suffix(max(Self.capacity, wanted.count) - 1) + [(url, picture)]
            hasCome = hasCome || picture != nil
        }
        return hasCome
    }

    private func fetch(_ url: String) async -> [UInt8]? {
        do throws(HTTPTransportError) {
            let response = try await transport.send(
                HTTPRequest(.get, url, timeout: .seconds(5), maximumResponseBytes: Self.maximumBytes))
            // Every JPEG begins so (ITU-T T.81, B.1.1.3).
            guard response.status == 200, response.body.starts(with: [0xFF, 0xD8]) else { return nil }
            return response.body
        } catch {
            log.debug("a cover cannot be fetched", ["url": url, "error": "\(error)"])
            return nil
        }
    }
}
