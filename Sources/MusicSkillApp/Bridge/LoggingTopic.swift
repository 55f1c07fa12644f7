import MusicSkillCore

/// Publishes log lines on `bridge/logging`, as far as the log's level lets them pass.
///
/// They go out once, without a receipt: a line that the broker refuses brings no other line about.
struct LoggingTopic: Service {
    let name = "logging topic"

    let feed: LogFeed
    let bus: any MessageBus
    let topics: Topics

    func run() async throws {
        var last: LogLine?
        for await entry in feed.entries where !isAboutItself(entry) {
            let line = LogLine(entry)
            guard line != last else { continue }
            last = line
            do {
                try bus.publish(OutboundMessage(topic: topics.bridgeLogging, payload: Wire.encode(line), qos: 0))
            } catch {
                // To log this would be to publish once more; the console has the line itself.
                continue
            }
        }
        throw CancellationError()
    }

    private func isAboutItself(_ entry: Log.Entry) -> Bool {
        entry.fields.contains { $0.name == "topic" && $0.value == topics.bridgeLogging }
    }
}

/// `bridge/logging`.
struct LogLine: Encodable, Equatable {
    var message: String
    var level: String
    /// The part of the service that speaks.
    var namespace: String

    /// Enough for a line.
    private static let maximumLength = 1000

    init(_ entry: Log.Entry) {
        let text = ([entry.message] + entry.fields.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        message = text.count > Self.maximumLength ? text.prefix(Self.maximumLength) + "…" : text
        level = entry.level.rawValue
        namespace = entry.category
    }
}
