package import MusicSkillCore

/// Keeps the access token of one account alive while nobody asks, and notices logins and logouts of other processes.
package struct SpotifyTokenKeeper: Service {
    package var name: String { "spotify login of \(tokens.account)" }

    /// For one refresh, retries of the transport included.
    private static let patience = Duration.seconds(30)

    private let tokens: SpotifyTokens
    private let time: TimeSource

    package init(tokens: SpotifyTokens, time: TimeSource = .system) {
        self.tokens = tokens
        self.time = time
    }

    package func run() async throws {
        var plan = SpotifyRefreshPlan()
        while true {
            switch plan.step(accessLife: await tokens.accessLife(), at: time.now()) {
            case .wait(let pause): try await time.sleep(for: pause)
            case .refresh:
                do throws(ProviderError) {
                    try await tokens.refresh(until: time.now() + Self.patience)
                    plan.succeeded(at: time.now())
                } catch {
                    try Task.checkCancellation()
                    plan.failed(retryAfter: error.retryAfter, at: time.now())
                }
            }
        }
    }
}
