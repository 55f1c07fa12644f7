import Foundation
package import MusicSkillCore

/// The choke point: every call of the Web API goes through here, gets its token, passes the gate, and is retried or
/// given up as ``SpotifyPolicy`` says.
package final class SpotifySession: Sendable {
    private let settings: SpotifySettings
    private let transport: any HTTPTransport
    private let tokens: SpotifyTokens
    private let gate: SpotifyGate
    private let time: TimeSource
    private let log: Log
    private let refusals = Locked(RefusalMemory())

    package init(
        settings: SpotifySettings, transport: any HTTPTransport, tokens: SpotifyTokens, gate: SpotifyGate,
        time: TimeSource, log: Log
    ) {
        self.settings = settings
        self.transport = transport
        self.tokens = tokens
        self.gate = gate
        self.time = time
        self.log = log
    }

    /// Reads what the call answers; nothing where Spotify says there is nothing (204).
    package func read<Body: Decodable>(
        _ call: SpotifyCall, as type: Body.Type, frame: RequestFrame
    ) async throws(ProviderError) -> Body? {
        let response = try await send(call, frame: frame)
        guard !response.body.isEmpty else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            log.warning("unreadable answer", ["endpoint": call.endpoint, "error": "\(error)"])
            let error = SpotifyPolicy.error(for: .unreadable, of: call)
            await gate.note(error, of: call.endpoint)
            throw error
        }
    }

    /// Returns when Spotify accepted the call, whatever it wrote into the body.
    @discardableResult
    package func send(_ call: SpotifyCall, frame: RequestFrame) async throws(ProviderError) -> HTTPResponse {
        if let known = refusals.withLock({ $0.refusal(of: call, at: time.now()) }) { throw known }
        var faults: [SpotifyFault] = []
        do throws(ProviderError) {
            return try await send(call, frame: await gate.framed(frame), faults: &faults)
        } catch {
            var error = error
            // The gate or the login may end a request whose first attempt did reach the player.
            error.mayHaveHappened = SpotifyPolicy.mayHaveHappened(call, after: faults)
            await gate.note(error, of: call.endpoint)
            throw error
        }
    }

    /// Attempts, until one succeeds or ``SpotifyPolicy`` gives up.
    private func send(
        _ call: SpotifyCall, frame: RequestFrame, faults: inout [SpotifyFault]
    ) async throws(ProviderError) -> HTTPResponse {
        var refused: Secret<String>?
        while true {
            let (outcome, token) = try await attempt(call, insteadOf: refused, frame: frame)
            let fault: SpotifyFault
            switch outcome {
            case .success(let response): return response
            case .failure(let failure): fault = failure
            }
            log.warning("Spotify call failed", ["endpoint": call.endpoint, "fault": "\(fault)"])
            let earlier = faults
            faults.append(fault)
            let remaining = time.now().duration(to: frame.deadline)
            switch SpotifyPolicy.action(after: fault, of: call, earlier: earlier, remaining: remaining) {
            case .forceRefreshAndRetry: refused = token
            case .retry(let pause): try await wait(pause)
            case .fail(let error):
                refusals.withLock { $0.remember(error, because: fault, of: call, at: time.now()) }
                throw error
            }
        }
    }

    /// One request: through the gate, with a token, out and classified.
    private func attempt(
        _ call: SpotifyCall, insteadOf refused: Secret<String>?, frame: RequestFrame
    ) async throws(ProviderError) -> (Result<HTTPResponse, SpotifyFault>, Secret<String>) {
        let (pass, token) = try await admission(of: call, insteadOf: refused, frame: frame)
        let remaining = time.now().duration(to: frame.deadline)
        guard remaining > .zero else {
            await gate.leaveUnsent(pass)
            throw SpotifyPolicy.error(for: HTTPTransportError.cancelled)
        }
        let request = call.request(to: settings, token: token, timeout: min(settings.attemptTimeout, remaining))
        switch await exchange(request) {
        case .success(let response):
            await gate.leave(pass, call.endpoint, fault: nil)
            return (.success(response), token)
        case .failure(let fault):
            return (.failure(await gate.leave(pass, call.endpoint, fault: fault) ?? fault), token)
        }
    }

    /// A pass and a token that are good at the same moment: the gate may close while the token is fetched.
    private func admission(
        of call: SpotifyCall, insteadOf refused: Secret<String>?, frame: RequestFrame
    ) async throws(ProviderError) -> (SpotifyGate.Pass, Secret<String>) {
        while true {
            let pass = try await gate.enter(frame)
            let token: Secret<String>
            do throws(ProviderError) {
                token = try await tokens.access(insteadOf: refused, until: frame.deadline)
            } catch {
                await gate.leaveUnsent(pass)
                throw error
            }
            if await gate.confirm(pass) { return (pass, token) }
        }
    }

    private func exchange(_ request: HTTPRequest) async -> Result<HTTPResponse, SpotifyFault> {
        do {
            let response = try await transport.send(request)
            return SpotifyFault(response).map(Result.failure) ?? .success(response)
        } catch {
            return .failure(.transport(error))
        }
    }

    private func wait(_ pause: Duration) async throws(ProviderError) {
        guard pause > .zero else { return }
        do {
            try await time.sleep(for: pause)
        } catch {
            throw SpotifyPolicy.error(for: HTTPTransportError.cancelled)
        }
    }
}
