package import MusicSkillCore

/// A service that others in the local network may find (RFC 6763).
package struct NetworkService: Sendable, Equatable {
    /// At most 63 bytes.
    package var name: String
    /// `_wyoming._tcp`
    package var type: String
    package var port: UInt16

    package init(name: String, type: String, port: UInt16) {
        self.name = name
        self.type = type
        self.port = port
    }
}

/// Announces a service by mDNS for as long as it runs, through the machine's own Avahi daemon, whenever that is there.
package struct AvahiAnnouncer: Service {
    package let name = "mdns"
    private let service: NetworkService
    private let time: TimeSource
    private let log: Log

    /// Before a daemon that went away, or a machine without D-Bus, is tried again.
    private static let pause = Duration.seconds(10)

    package init(_ service: NetworkService, time: TimeSource, log: Log) {
        self.service = service
        self.time = time
        self.log = log.of("mdns")
    }

    package func run() async throws {
        var lastNews: AvahiSession.News?
        while true {
            let (news, tell) = AsyncStream.makeStream(of: AvahiSession.News.self)
            let session = AvahiSession(service) { tell.yield($0) }
            await onOwnThread("mdns-start") { session.start() }
            for await news in news {
                if news != lastNews { report(news) }
                lastNews = news
                if case .failed = news { break }
            }
            await onOwnThread("mdns-stop") { session.stop() }
            try await time.sleep(for: Self.pause)
        }
    }

    private func report(_ news: AvahiSession.News) {
        switch news {
        case .announced(let name):
            log.info("announced", ["name": name, "type": service.type, "port": service.port])
        case .withoutDaemon: log.info("not announced: no Avahi daemon runs here; it is waited for")
        case .failed(let reason): log.info("not announced, and tried again", ["reason": reason])
        }
    }
}
