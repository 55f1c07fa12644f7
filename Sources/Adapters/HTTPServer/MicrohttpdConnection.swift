import CMicrohttpd
import MusicSkillCore

/// libmicrohttpd's handle of a connection, valid from the request line to the completion callback, and for as long as
/// the connection is parked.
struct MicrohttpdConnection: @unchecked Sendable {
    // Sendable because libmicrohttpd allows `MHD_resume_connection` from any thread, and all else is called on its own.
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// The client's IP address.
    var peer: String? { SocketAddress.host(of: mhd_connection_peer(pointer)) }

    /// Parks the connection: nothing happens on it until ``resume()``.
    func suspend() {
        MHD_suspend_connection(pointer)
    }

    func resume() {
        MHD_resume_connection(pointer)
    }

    /// In the order they were sent.
    func headers() -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        withUnsafeMutablePointer(to: &headers) { list in
            _ = MHD_get_connection_values(
                pointer, .HEADER_KIND,
                { list, _, name, value in
                    list!.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(
                        (name.map { String(cString: $0) } ?? "", value.map { String(cString: $0) } ?? ""))
                    return .YES
                }, list)
        }
        return headers
    }

    /// Hands the answer to the library, which copies it. False when it holds what HTTP does not allow.
    func send(_ response: ServerResponse, streaming outbox: EventOutbox) -> Bool {
        let answer: OpaquePointer?
        var headers = response.headers
        switch response.body {
        case .bytes(let bytes):
            answer = bytes.withUnsafeBytes { bytes in
                MHD_create_response_from_buffer(
                    bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
            }
        case .events:
            answer = stream(outbox)
            headers += [("Content-Type", "text/event-stream"), ("Cache-Control", "no-cache")]
        case .abort:
            return false
        }
        guard let answer else { return false }
        defer { MHD_destroy_response(answer) }
        return headers.allSatisfy { MHD_add_response_header(answer, $0.name, $0.value) == .YES }
            && MHD_queue_response(pointer, UInt32(clamping: response.status), answer) == .YES
    }

    private func stream(_ outbox: EventOutbox) -> OpaquePointer? {
        // The response keeps the outbox alive; its last act gives it back.
        MHD_create_response_from_callback(
            mhd_size_unknown, 4096,
            { outbox, _, buffer, size in
                let outbox = Unmanaged<EventOutbox>.fromOpaque(outbox!).takeUnretainedValue()
                return switch outbox.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size)) {
                case .bytes(let count): count
                case .nothingYet: 0
                case .ended: mhd_end_of_stream
                }
            }, Unmanaged.passRetained(outbox).toOpaque(),
            { outbox in Unmanaged<EventOutbox>.fromOpaque(outbox!).release() })
    }
}
