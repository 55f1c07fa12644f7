import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// The real executable, killed at twenty points of a refresh that rotates the refresh token.
///
/// Where Spotify revokes the old refresh token at once, a kill between its answer and our commit loses the login, and
/// nothing on this side could save it. Where the old one lives until a new token is used, nothing is lost, because
/// nothing is used before it is on disk.
@Suite(.timeLimit(.minutes(1)), .serialized)
struct KilledRefreshTests {
    /// How long after Spotify got the request, or has carried it out, the process dies.
    private enum Point: Sendable {
        case asked(Duration)
        case answered(Duration)

        /// Closest together where the answer is on its way to the disk; the last long after.
        static let all =
            (0..<4).map { Point.asked(.milliseconds($0)) }
            + (0..<16).map { Point.answered(.microseconds(600 * $0 * $0)) }
    }

    /// At how many points the tokens were where when the process died.
    private struct Tally: Sendable {
        var asked = 0
        var lost = 0
        var onDisk = 0
    }

    @Test func `revoked at first use, no point loses the login`() async throws {
        let tally = try await killAtEveryPoint(.atFirstUse) { _, outcome in
            #expect(outcome == nil)
        }
        #expect(tally.asked == 4 && tally.lost > 0 && tally.onDisk > 0, "\(tally)")
    }

    @Test func `revoked at once, only an answer that never reached the disk is lost, and that is said`() async throws {
        let tally = try await killAtEveryPoint(.atOnce) { isLost, outcome in
            #expect(outcome == (isLost ? "login_required INVALID_GRANT" : nil))
        }
        #expect(tally.asked == 4 && tally.lost > 0 && tally.onDisk > 0, "\(tally)")
    }

    /// - Parameter check: gets whether Spotify's answer is lost, and what the next start says; that is nothing when it
    ///   gets to an access token that Spotify takes.
    private func killAtEveryPoint(
        _ revocation: SimulatorSettings.Revocation, check: @escaping @Sendable (Bool, String?) -> Void
    ) async throws -> Tally {
        let tally = Locked(Tally())
        try await LoginStage.with { stage in
            let watch = TokenWatch(simulator: stage.spotify.simulator)
            try await MicrohttpdServer.withServer(.init(), log: .silent, handler: watch.handle) { server in
                let home = LoginStage(
                    directory: stage.directory,
                    spotify: LoopbackSpotify(baseURL: server.baseURL, simulator: stage.spotify.simulator),
                    redirectURI: stage.redirectURI)
                try home.writeConfiguration()
                await home.spotify.simulator.change {
                    $0.rotatesRefreshTokens = true
                    $0.revocation = revocation
                }
                try await home.logIn()
                for point in Point.all {
                    await home.spotify.simulator.end(.accessExpired)
                    let before = try await stored(home)
                    try await die(at: point, home, watch)
                    let isOnDisk = try await stored(home) != before
                    let isLost = if case .answered = point { !isOnDisk } else { false }
                    tally.withLock {
                        if isLost { $0.lost += 1 } else if isOnDisk { $0.onDisk += 1 } else { $0.asked += 1 }
                    }
                    let outcome = try await nextStart(home)
                    check(isLost, outcome)
                    if outcome != nil { try await home.logIn() }
                }
            }
        }
        return tally.withLock { $0 }
    }

    private func die(at point: Point, _ home: LoginStage, _ watch: TokenWatch) async throws {
        let (pause, isCarriedOut) =
            switch point {
            case .asked(let pause): (pause, false)
            case .answered(let pause): (pause, true)
            }
        let moment = watch.arm(isCarriedOut: isCarriedOut)
        let process = try await ChildProcess.start(
            Repository.path(".build/debug/musicskill"),
            ["devices", "--local", "--config", home.configurationPath, "--skills", "\(home.directory)/skills"],
            output: .file("\(home.directory)/killed.log"))
        for await _ in moment { break }
        try await Task.sleep(for: pause)
        process.signal(SIGKILL)
        #expect(try await process.exit() == .signal(SIGKILL))
        watch.disarm()
    }

    /// The bytes of the login on disk, sealed as they are.
    private func stored(_ home: LoginStage) async throws -> Data? {
        try await home.withOutside { try await $0.store.value(for: "spotify/tokens/default") }
    }

    private func nextStart(_ home: LoginStage) async throws -> String? {
        try await home.withOutside { outside in
            let tokens = SpotifyTokens(
                settings: home.settings, transport: outside.transport, store: outside.sealed, patience: .zero)
            let provider = SpotifyProvider(
                settings: home.settings, transport: outside.transport, tokens: tokens,
                gate: SpotifyGate(store: FakeStore(time: .system)))
            do throws(ProviderError) {
                _ = try await provider.players(frame: RequestFrame(deadline: .now + .seconds(8)))
                return nil
            } catch {
                return "\(error.code.rawValue) \(error.reason ?? "")"
            }
        }
    }
}

/// Stands before a simulated Spotify and tells when a refresh has come that far.
private final class TokenWatch: Sendable {
    private struct Armed {
        let isCarriedOut: Bool
        let moment: AsyncStream<Void>.Continuation
    }

    private let simulator: SpotifySimulator
    private let armed = Locked<Armed?>(nil)

    init(simulator: SpotifySimulator) {
        self.simulator = simulator
    }

    /// - Parameter isCarriedOut: whether the refresh is, by the time its moment comes.
    func arm(isCarriedOut: Bool) -> AsyncStream<Void> {
        let (moments, moment) = AsyncStream.makeStream(of: Void.self)
        armed.withLock { $0 = Armed(isCarriedOut: isCarriedOut, moment: moment) }
        return moments
    }

    func disarm() { armed.withLock { $0 = nil } }

    @Sendable func handle(_ request: ServerRequest) async -> ServerResponse {
        guard let armed = armed.withLock({ $0 }) else { return await simulator.handle(request) }
        guard request.path == "/api/token" else {
            let response = await simulator.handle(request)
            // A process that has its new tokens uses them, and lives on until it is killed.
            if response.status == 200 { await stall() }
            return response
        }
        if armed.isCarriedOut {
            let response = await simulator.handle(request)
            armed.moment.yield()
            return response
        }
        armed.moment.yield()
        await stall()
        return ServerResponse(status: 503)
    }
}
