import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider

/// Sends the user to Spotify and waits for the way back: by the browser, at the loopback address, or by a pasted
/// address. Whichever comes first ends the other.
struct LoginDialogue: Sendable {
    let login: SpotifyLogin
    let redirectURI: String
    /// Whether the browser may come back to this machine by itself.
    let listens: Bool
    let console: Console
    let time: TimeSource

    private typealias Arrival = Result<Void, SpotifyLoginError>

    /// How long the server stays after the last page, so that the browser gets it.
    private static let farewell = Duration.milliseconds(300)

    func run(asking scopes: [String]) async throws {
        let attempt = try await login.begin(scopes: scopes)
        console.say("Open this address and agree:\n\n  \(attempt.authorisationURL)\n")
        do {
            try await withDeadline(time.now() + SpotifyLogin.life, time: time) { try await waitForReturn() }
        } catch is DeadlineExceeded {
            throw SpotifyLoginError.attemptExpired
        }
    }

    private func waitForReturn() async throws {
        guard listens, let address = LoopbackAddress(redirectURI) else {
            console.say("Then paste the address the browser ends at, even if it shows an error there:")
            return try await takePastes()
        }
        let (arrivals, arrival) = AsyncStream.makeStream(of: Arrival.self)
        do {
            try await MicrohttpdServer.withServer(
                .init(host: address.host, port: address.port), time: time, log: .silent,
                handler: { await receive($0, at: address, arrival) }
            ) { _ in
                console.say("Waiting for the browser. If it runs on another machine, paste the address it ends at:")
                try await firstOf(arrivals)
            }
        } catch let error as ListenError {
            console.complain("The browser cannot come back by itself: \(error)")
            console.say("Paste the address it ends at:")
            try await takePastes()
        }
    }

    private func firstOf(_ arrivals: AsyncStream<Arrival>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await takePastes()
                } catch is EndOfInput {
                    // Nobody is there to paste; the browser may still come.
                    try await time.sleep(for: SpotifyLogin.life)
                }
            }
            group.addTask {
                for await arrival in arrivals {
                    try await time.sleep(for: Self.farewell)
                    return try arrival.get()
                }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Returns once a pasted address has logged in. A wrong one may be followed by the right one.
    private func takePastes() async throws {
        var last: SpotifyLoginError?
        for await line in console.lines() where !line.allSatisfy(\.isWhitespace) {
            do throws(SpotifyLoginError) {
                return try await login.finish(callbackURL: line)
            } catch {
                guard error.leavesAttemptOpen else { throw error }
                console.complain("Not yet: \(error)")
                last = error
            }
        }
        try Task.checkCancellation()
        throw EndOfInput(last: last)
    }

    /// What the browser is shown.
    private func receive(
        _ request: ServerRequest, at address: LoopbackAddress, _ arrival: AsyncStream<Arrival>.Continuation
    ) async -> ServerResponse {
        guard request.method == "GET", request.path == address.path else {
            return .plain(404, "There is nothing here.")
        }
        do throws(SpotifyLoginError) {
            try await login.finish(callbackURL: request.callbackURL)
            arrival.yield(.success(()))
            return .plain(200, "musicskill is logged in. You can close this page.")
        } catch {
            if !error.leavesAttemptOpen { arrival.yield(.failure(error)) }
            return .plain(error.code.statuses.http, "musicskill is not logged in: \(error)")
        }
    }
}

/// No more lines will come.
struct EndOfInput: Error {
    /// What was wrong with the last one.
    var last: SpotifyLoginError?
}

/// Where a redirect to this very machine arrives.
private struct LoopbackAddress: Sendable {
    var host: String
    var port: UInt16
    var path: String

    /// - Returns: nothing for any other redirect.
    init?(_ redirectURI: String) {
        guard let url = URLComponents(string: redirectURI), url.scheme?.lowercased() == "http",
            let host = url.host?.trimmingCharacters(in: ["[", "]"]), ["127.0.0.1", "::1"].contains(host),
            let port = UInt16(exactly: url.port ?? 80)
        else { return nil }
        self.host = host
        self.port = port
        path = url.path.isEmpty ? "/" : url.path
    }
}
