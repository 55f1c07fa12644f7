import Foundation
package import MusicSkillCore

/// The way out to remote services over libcurl: HTTP/2 where the server has it, connections kept warm, one thread.
///
/// What it promises beyond the port:
/// - A request goes out at most once; nothing is sent again behind the caller's back.
/// - Redirects are not followed: a 3xx is an answer, and no header reaches a host the caller did not name.
/// - TLS certificates and host names are always verified. Plain http goes to this machine only, unless settings say more.
/// - Proxies come from the environment (`https_proxy`, `no_proxy`); this machine itself is never asked through one.
/// - The size limit counts decompressed bytes.
package struct CurlTransport: HTTPTransport {
    package struct Settings: Sendable {
        /// A PEM file of certificate authorities that are trusted instead of the system's.
        package var caFile: String?
        /// Lets plain http leave this machine: for a service on the home's own network.
        package var allowsPlainHTTP = false
        /// How many requests are under way at once, to one host and at all. What is beyond that waits, and the waiting
        /// counts as connecting.
        package var maximumTransfersPerHost = 16
        package var maximumTransfers = 64
        /// Hosts that are reached without a proxy, in the form of the environment variable `no_proxy`.
        package var noProxy: String

        package init(caFile: String? = nil) {
            self.caFile = caFile
            let environment = ProcessInfo.processInfo.environment
            noProxy = Self.noProxy(environment["no_proxy"] ?? environment["NO_PROXY"])
        }

        /// Our own word replaces the variable for libcurl, so it has to hold what that said.
        static func noProxy(_ configured: String?) -> String {
            let loopback = "localhost,127.0.0.0/8,::1"
            guard let configured, !configured.isEmpty else { return loopback }
            // Only alone does the star mean every host.
            return configured == "*" ? configured : "\(configured),\(loopback)"
        }
    }

    private let allowsPlainHTTP: Bool
    private let loop: CurlLoop

    /// Lends a transport to `body`. At its end the transfers that are left end as cancelled, the connections close and
    /// the thread is gone.
    package static func withTransport<Result>(
        _ settings: Settings = Settings(), time: TimeSource = .system, _ body: (CurlTransport) async throws -> Result
    ) async throws -> Result {
        guard let multi = CurlMulti(settings, time) else {
            throw HTTPTransportError.unreachable("libcurl could not start: out of memory")
        }
        let loop = CurlLoop(multi)
        async let running: Void = onOwnThread("http-client") { loop.run() }
        do {
            let result = try await body(CurlTransport(allowsPlainHTTP: settings.allowsPlainHTTP, loop: loop))
            loop.end()
            await running
            return result
        } catch {
            loop.end()
            await running
            throw error
        }
    }

    package func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        try await loop.perform(CheckedRequest(request, allowsPlainHTTP: allowsPlainHTTP))
    }
}
