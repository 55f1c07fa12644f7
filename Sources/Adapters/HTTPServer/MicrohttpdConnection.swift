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
    func send(_ response: ServerResponse) -> Bool {
        let answer: OpaquePointer?
        switch response.body {
        case .bytes(let bytes):
            answer = bytes.withUnsafeBytes { bytes in
                MHD_create_response_from_buffer(
                    bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
            }
        case .abort:
            return false
        }
        guard let answer else { return false }
        defer { MHD_destroy_response(answer) }
        return response.headers.allSatisfy { MHD_add_response_header(answer, $0.name, $0.value) == .YES }
            && MHD_queue_response(pointer, UInt32(clamping: response.status), answer) == .YES
    }
}
