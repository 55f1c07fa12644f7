import MusicSkillCore

/// One request on its way in and its answer on its way out.
final class Exchange: @unchecked Sendable {
    // Sendable because `incoming` and `task` belong to libmicrohttpd's thread; the rest is constant or locked.
    let connection: MicrohttpdConnection
    let client: ClientConnection
    var incoming: IncomingRequest
    private var task: Task<Void, Never>?
    private let response = Locked<ServerResponse?>(nil)

    init(_ connection: MicrohttpdConnection, _ client: ClientConnection, _ incoming: IncomingRequest) {
        self.connection = connection
        self.client = client
        self.incoming = incoming
    }

    /// What the handler said, once it did.
    var answer: ServerResponse? { response.withLock { $0 } }

    /// Parks the connection until the handler has answered. False when the server is ending.
    func begin(in tasks: RequestTasks, _ handler: @escaping @Sendable () async -> ServerResponse) -> Bool {
        task = tasks.start(after: connection.suspend) { [self] in
            let answer = await handler()
            response.withLock { $0 = answer }
            connection.resume()
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
}
