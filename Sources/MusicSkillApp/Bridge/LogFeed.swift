import MusicSkillCore

/// Where log lines go: to the console, and to whoever reads `bridge/logging`. Its level may change at any time.
final class LogFeed: Sendable {
    /// The newest lines; older ones give way when nobody reads.
    let entries: AsyncStream<Log.Entry>
    private let continuation: AsyncStream<Log.Entry>.Continuation
    private let minimum: Locked<Log.Level>
    private let sink: @Sendable (Log.Entry) -> Void

    init(level: Log.Level, sink: @escaping @Sendable (Log.Entry) -> Void) {
        minimum = Locked(level)
        self.sink = sink
        (entries, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(100))
    }

    /// What is less important is not logged at all.
    var level: Log.Level {
        get { minimum.withLock { $0 } }
        set { minimum.withLock { $0 = newValue } }
    }

    func log(_ time: TimeSource) -> Log {
        Log(minimum: self.level, wallClock: time.wallClock) { entry in
            self.sink(entry)
            self.continuation.yield(entry)
        }
    }
}
