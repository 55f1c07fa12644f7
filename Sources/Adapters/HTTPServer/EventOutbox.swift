import MusicSkillCore

/// An event stream between the task that fills it and libmicrohttpd's thread that empties it.
final class EventOutbox: Sendable {
    private struct State {
        var queue: EventQueue
        var isParked = false
    }

    private let connection: MicrohttpdConnection
    private let state: Locked<State>

    init(_ connection: MicrohttpdConnection, limit: Int) {
        self.connection = connection
        state = Locked(State(queue: EventQueue(limit: limit)))
    }

    /// False when the client is so far behind that it has to go.
    func push(_ block: String) -> Bool {
        change { $0.append(block) }
    }

    func end() {
        change { $0.end() }
    }

    /// On libmicrohttpd's thread: what there is, and otherwise a parked connection.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> EventQueue.Reading {
        state.withLock { state in
            let reading = state.queue.read(into: buffer)
            if reading == .nothingYet {
                state.isParked = true
                connection.suspend()
            }
            return reading
        }
    }

    /// Parking and waking happen under one lock, so that a wake-up is neither lost nor given twice. The library's lock
    /// is always the inner one.
    private func change<Result>(_ body: (inout EventQueue) -> Result) -> Result {
        state.withLock { state in
            let result = body(&state.queue)
            if state.isParked {
                state.isParked = false
                connection.resume()
            }
            return result
        }
    }
}
