import Foundation
import MusicSkillCore

/// Covers of what plays, for media players that want the picture itself.
actor CoverStock {
    /// Of one 640 pixels wide, with room to spare. What is larger stays out.
    private static let maximumBytes = 256 * 1024
    private static let capacity = 8

    private let transport: any HTTPTransport
    private let log: Log
    private var fetched: [(url: String, picture: [UInt8]?)] = []

    init(transport: any HTTPTransport, log: Log) {
        self.transport = transport
        self.log = log
    }

    /// By address, as far as there is a JPEG to be had there. Each address is asked once.
    func covers(of urls: Set<String>) async -> [String: [UInt8]] {
        for url in urls where !fetched.contains(where: { $0.url == url }) {
            let picture = await fetch(url)
            fetched = Array(fetched.suffix(max(Self.capacity, urls.count) - 1)) + [(url, picture)]
        }
        return Dictionary(
            fetched.compactMap { entry in entry.picture.map { (entry.url, $0) } }, uniquingKeysWith: { _, last in last }
        )
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
