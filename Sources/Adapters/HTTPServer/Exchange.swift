import MusicSkillCore

/// One request on its way in and its answer on its way out.
final class Exchange: @unchecked Sendable {
    // Sendable because `incoming` and `task` belong to libmicrohttpd's thread; the rest is constant or locked.
    let connection: MicrohttpdConnection
    let client: ClientConnection
    let outbox: EventOutbox
    var incoming: IncomingRequest
    private var task: Task<Void, Never>?
    private let response = Locked<ServerResponse?>(nil)

    init(
        _ connection: MicrohttpdConnection, _ client: ClientConnection, _ outbox: EventOutbox,
        _ incoming: IncomingRequest
    ) {
        self.connection = connection
        self.client = client
        self.outbox = outbox
        self.incoming = incoming
    }

    /// What the handler said, once it did.
    var answer: ServerResponse? { response.withLock { $0 } }

    /// Parks the connection until the handler has answered. False when the server is ending.
    func begin(
        in tasks: RequestTasks, pinging interval: Duration, _ time: TimeSource,
        _ handler: @escaping @Sendable () async -> ServerResponse
    ) -> Bool {
        task = tasks.start(after: connection.suspend) { [self] in
            let answer = await handler()
            response.withLock { $0 = answer }
            connection.resume()
            if case .events(let events) = answer.body { await send(events, pinging: interval, time) }
        }
        guard let task else { return false }
        client.whenLeft(task.cancel)
        return true
    }

    /// The answer is out, or the connection is gone.
    func completed() {
        client.whenLeft(nil)
        task?.cancel()
    }

    /// Fills the outbox until the stream ends or the client leaves.
    private func send(_ events: AsyncStream<String>, pinging interval: Duration, _ time: TimeSource) async {
        await withTaskGroup { group in
            group.addTask {
                for await event in events { self.push(event) }
            }
            group.addTask {
                // The first comment goes out at once, and the headers with it. A cancelled sleep is the loop's end.
                while !Task.isCancelled {
                    self.push(": ping")
                    try? await time.sleep(for: interval)
                }
            }
            await group.next()
            group.cancelAll()
        }
        outbox.end()
    }

    private func push(_ block: String) {
        if !outbox.push(block) { client.cut() }
    }
}
