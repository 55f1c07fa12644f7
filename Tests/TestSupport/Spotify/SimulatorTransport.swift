import Foundation
package import MusicSkillCore
package import SpotifySimulator

/// The way to a simulator in the same process: no sockets, the same manners.
package struct SimulatorTransport: HTTPTransport {
    private let simulator: SpotifySimulator
    private let time: TimeSource

    /// - Parameter time: by which a request times out.
    package init(_ simulator: SpotifySimulator, time: TimeSource) {
        self.simulator = simulator
        self.time = time
    }

    package func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        guard let server = ServerRequest(request) else { throw .invalidRequest(request.url) }
        let response: ServerResponse
        do {
            response = try await withDeadline(time.now().advanced(by: request.timeout), time: time) {
                await simulator.handle(server)
            }
        } catch is DeadlineExceeded {
            throw .timedOut
        } catch {
            throw .cancelled
        }
        if Task.isCancelled { throw .cancelled }
        guard case .bytes(let body) = response.body else { throw .connectionLost("the server cut the connection") }
        guard body.count <= request.maximumResponseBytes else { throw .responseTooLarge }
        return HTTPResponse(status: response.status, headers: response.headers, body: body)
    }
}

extension ServerRequest {
    /// As it would reach a server: decoded, header names in lower case, its length said.
    /// - Returns: nil when the address is none.
    package init?(_ request: HTTPRequest) {
        guard let components = URLComponents(string: request.url), components.host != nil else { return nil }
        var headers = Dictionary(
            request.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        if request.body != nil || [.put, .post].contains(request.method) {
            headers["content-length"] = String(request.body?.count ?? 0)
        }
        // Servers read a plus sign in a query as a space.
        let pairs = (components.percentEncodedQueryItems ?? []).map { item in
            let decode = { (text: String) in
                text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? text
            }
            return (name: decode(item.name), value: decode(item.value ?? ""))
        }
        self.init(
            method: request.method.rawValue, path: components.path, query: pairs, headers: headers,
            body: request.body ?? [])
    }
}
