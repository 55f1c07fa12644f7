import CMicrohttpd
import Foundation
import MusicSkillCore

/// libmicrohttpd and its thread: turns its callbacks into exchanges.
final class MicrohttpdDaemon: @unchecked Sendable {
    // Sendable because `daemon` is set before anybody else sees this object, and used again only by `stop`.
    private var daemon: OpaquePointer?
    private let settings: MicrohttpdServer.Settings
    private let watch: ConnectionWatch
    private let time: TimeSource
    private let log: Log
    private let handler: ServerHandler
    private let tasks = RequestTasks()

    init(
        _ settings: MicrohttpdServer.Settings, _ watch: ConnectionWatch, _ time: TimeSource, _ log: Log,
        _ handler: @escaping ServerHandler
    ) {
        self.settings = settings
        self.watch = watch
        self.time = time
        self.log = log
        self.handler = handler
    }

    /// Takes the socket over. The callbacks get `self` unretained: ``stop()`` comes before the end of its scope.
    func start(on socket: ListeningSocket) throws(ListenError) {
        daemon = mhd_start(
            socket.descriptor, UInt32(settings.maximumConnections), UInt32(settings.maximumConnectionsPerPeer),
            UInt32(settings.timeLimit.wholeSecondsUp),
            { context, format, arguments in
                MicrohttpdDaemon.of(context).write(format!, arguments!)
            },
            { context, connection, client, change in
                MicrohttpdDaemon.of(context).connectionChanged(connection!, client!, change)
            },
            { context, target, connection in
                MicrohttpdDaemon.of(context).requestLine(target!, connection!)
            },
            { context, _, _, method, _, bytes, count, exchange in
                MicrohttpdDaemon.of(context).access(
                    method!, UnsafeRawBufferPointer(start: bytes, count: count!.pointee), count!, exchange!.pointee!)
            },
            { context, _, exchange, _ in
                MicrohttpdDaemon.of(context).completed(&exchange!.pointee)
            },
            Unmanaged.passUnretained(self).toOpaque())
        guard daemon != nil else {
            let error = ListenError.failed(String(cString: strerror(errno)))
            close(socket.descriptor)
            throw error
        }
    }

    /// Ends every exchange, then the library's thread and all connections.
    func stop() async {
        await tasks.end()
        await onOwnThread("http-stop") { MHD_stop_daemon(self.daemon) }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MicrohttpdDaemon {
        Unmanaged<MicrohttpdDaemon>.fromOpaque(context!).takeUnretainedValue()
    }

    private func connectionChanged(
        _ connection: OpaquePointer, _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>,
        _ change: MHD_ConnectionNotificationCode
    ) {
        switch change {
        case .CONNECTION_NOTIFY_STARTED:
            let client = watch.opened(mhd_connection_descriptor(connection))
            client.expect(by: deadline())
            slot.pointee = Unmanaged.passRetained(client).toOpaque()
        case .CONNECTION_NOTIFY_CLOSED:
            watch.closed(Unmanaged<ClientConnection>.fromOpaque(slot.pointee!).takeRetainedValue())
        @unknown default:
            break
        }
    }

    /// A request begins. What is returned comes back with every later callback, until ``completed(_:)`` releases it.
    private func requestLine(_ target: UnsafePointer<CChar>, _ pointer: OpaquePointer) -> UnsafeMutableRawPointer {
        let connection = MicrohttpdConnection(pointer)
        let client = Unmanaged<ClientConnection>.fromOpaque(mhd_connection_context(pointer)).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: target, count: strlen(target))
        let exchange = Exchange(
            connection, client,
            IncomingRequest(target: Array(bytes), bodyLimit: settings.bodyLimit, peer: connection.peer))
        return Unmanaged.passRetained(exchange).toOpaque()
    }

    /// Called when the headers are there, for each piece of the body, at its end, and when a parked connection is resumed.
    private func access(
        _ method: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer, _ left: UnsafeMutablePointer<Int>,
        _ context: UnsafeMutableRawPointer
    ) -> MHD_Result {
        let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
        if let answer = exchange.answer { return send(answer, exchange) }
        if !exchange.incoming.hasHeaders {
            exchange.incoming.begin(method: String(cString: method), headers: exchange.connection.headers())
            return .YES
        }
        if !bytes.isEmpty {
            exchange.incoming.append(bytes)
            left.pointee = 0
            return .YES
        }
        exchange.client.expect(by: nil)
        switch exchange.incoming.complete() {
        case .refusal(let refusal):
            return send(refusal, exchange)
        case .request(let request):
            let handler = handler
            return exchange.begin(in: tasks) { await handler(request) } ? .YES : .NO
        }
    }

    private func send(_ answer: ServerResponse, _ exchange: Exchange) -> MHD_Result {
        switch answer.body {
        case .abort:
            exchange.client.resetOnClose()
            return .NO
        case .bytes:
            exchange.client.expect(by: deadline())
        }
        if exchange.connection.send(answer) { return .YES }
        log.error("an answer has a status or a header that HTTP does not allow", ["status": answer.status])
        return exchange.connection.send(.refusal(500, "The answer was malformed.")) ? .YES : .NO
    }

    /// The answer is out or the connection gone; the next request on it may begin.
    private func completed(_ context: inout UnsafeMutableRawPointer?) {
        guard let pointer = context else { return }
        context = nil
        let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue()
        exchange.completed()
        exchange.client.expect(by: deadline())
    }

    private func deadline() -> TimeSource.Instant {
        time.now().advanced(by: settings.timeLimit)
    }

    private func write(_ format: UnsafePointer<CChar>, _ arguments: CVaListPointer) {
        log.debug(
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
                vsnprintf(buffer.baseAddress!, buffer.count, format, arguments)
                return String(cString: buffer.baseAddress!).trimmingCharacters(in: .whitespacesAndNewlines)
            })
    }
}
