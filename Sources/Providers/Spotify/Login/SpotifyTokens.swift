import Foundation
package import MusicSkillCore

/// The tokens of one account: the store is the truth, memory a copy. Refreshed by one request however many ask, and on
/// disk before anybody uses them.
///
/// `musicskill login` and `logout` are other processes on the same store. What they write is seen within seconds, and
/// always before the tokens in memory are refreshed or given up.
package actor SpotifyTokens {
    private typealias Outcome = Result<SpotifyLoginRecord, ProviderError>

    /// An access token with less life than this is refreshed while it is still used.
    package static let margin = Duration.seconds(300)
    /// One with less life than this could end on its way, and is not used any more.
    package static let reserve = Duration.seconds(10)
    /// How old the copy of the disk may be.
    package static let freshness = Duration.seconds(3)

    package nonisolated let account: String
    /// The state, and each one it becomes, for one reader; only the latest waits for it.
    package nonisolated let changes: AsyncStream<SpotifyLoginState>

    private let patience: Duration
    private let endpoint: SpotifyTokenEndpoint
    private let store: SpotifyLoginStore
    private let time: TimeSource
    private let log: Log
    private let announcement: AsyncStream<SpotifyLoginState>.Continuation

    private var copy: SpotifyLoginCopy
    private var lookedAt: TimeSource.Instant?
    /// Why the disk could not be read the last time.
    private var problem: String?
    private var announced: SpotifyLoginState?
    private var flight = SingleFlight<Outcome>()
    private var pause = SpotifyTokenPause()

    /// - Parameters:
    ///   - store: encrypts what it is given.
    ///   - account: names the user among several.
    ///   - patience: what another process may need between Spotify's answer and its commit.
    package init(
        settings: SpotifySettings, transport: any HTTPTransport, store: any KeyValueStore,
        account: String = SpotifyAccountIndex.defaultName, patience: Duration = .seconds(1), time: TimeSource = .system,
        log: Log = .silent
    ) {
        self.patience = patience
        endpoint = SpotifyTokenEndpoint(settings: settings, transport: transport)
        self.store = SpotifyLoginStore(store, account: account)
        self.account = account
        self.time = time
        self.log = log
        copy = SpotifyLoginCopy(at: time.now())
        (changes, announcement) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// An access token that Spotify should take.
    ///
    /// - Parameters:
    ///   - refused: one Spotify has just refused; another is fetched unless somebody did so meanwhile.
    ///   - deadline: how long the caller waits. The refresh itself goes on for the others.
    /// - Throws: `login_required` where only the user can help, `provider_unavailable` where time does.
    package func access(
        insteadOf refused: Secret<String>? = nil, until deadline: TimeSource.Instant
    ) async throws(ProviderError) -> Secret<String> {
        if refused != nil || isLookDue { try await look() }
        let record = try copy.living()
        let life = copy.accessLife(at: time.now())
        guard record.access != refused, life >= Self.reserve, !copy.isUnsaved else {
            return try await outcome(of: refreshing(insteadOf: refused), until: deadline).get().access
        }
        if life <= Self.margin { _ = refreshing() }
        return record.access
    }

    /// Refreshes the access token where it is in its last minutes.
    package func refresh(until deadline: TimeSource.Instant) async throws(ProviderError) {
        _ = try await outcome(of: refreshing(), until: deadline).get()
    }

    /// How long the access token on disk can be used; nothing where there is none, or none that can be refreshed.
    package func accessLife() async -> Duration? {
        do {
            try await look()
            _ = try copy.living()
        } catch {
            return nil
        }
        return copy.isUnsaved ? .zero : copy.accessLife(at: time.now())
    }

    /// Takes over what a login brought, for good: it is on disk when this returns.
    package func adopt(_ grant: SpotifyGrant) async throws(ProviderError) {
        guard let refresh = grant.refresh else {
            throw ProviderError(.loginRequired, "Spotify sent no refresh token; log in again")
        }
        // A refresh of the old login that is still under way must not overwrite the new one.
        while !flight.begin() {
            let outcomes = flight.join()
            for await _ in outcomes {}
            guard !Task.isCancelled else { throw SpotifyPolicy.error(for: HTTPTransportError.cancelled) }
        }
        do {
            let record = SpotifyLoginRecord(grant, refresh: refresh, date: time.wallClock())
            let saved = try await store.save(record)
            copy.hold(record, for: grant.lifetime, at: time.now())
            copy.keep(saved)
            (pause, problem) = (SpotifyTokenPause(), nil)
            flight.land(.success(saved.record))
        } catch {
            flight.land(.failure(error))
            throw error
        }
        log.info("logged in to Spotify", ["account": account])
        announce()
    }

    package func state() async -> SpotifyLoginState {
        do {
            if isLookDue { try await look() }
        } catch {
            // `look` has noted the problem, which the state then tells.
        }
        return present
    }

    package func report() async -> SpotifyLoginReport {
        let state = await state()
        return SpotifyLoginReport(
            account: account, state: state, accessExpires: copy.record?.accessExpires,
            lastRefresh: copy.record?.accessFetched, history: copy.record?.history ?? [])
    }
}

// The disk.
extension SpotifyTokens {
    private var isLookDue: Bool {
        // Without a login each call looks whether there is one now.
        guard copy.record?.refresh != nil, let lookedAt else { return true }
        return lookedAt.duration(to: time.now()) >= Self.freshness
    }

    private func look() async throws(ProviderError) {
        let before = copy.stored?.bytes
        defer { announce() }
        do throws(ProviderError) {
            let found = try await store.load()
            lookedAt = time.now()
            problem = nil
            // Unless this very process has written while the disk was read.
            guard copy.stored?.bytes == before, found?.bytes != before else { return }
            if found?.record.refresh != copy.record?.refresh { pause = SpotifyTokenPause() }
            copy.take(found, at: time.now(), date: time.wallClock())
        } catch {
            if problem != error.message { log.error(error.message, ["account": account]) }
            problem = error.message
            // What is in memory came from Spotify and stays good.
            if copy.record == nil { throw error }
        }
    }

    /// - Returns: false where another process wrote since the last look; what it wrote is in memory then.
    private func write(_ record: SpotifyLoginRecord) async throws(ProviderError) -> Bool {
        if let stored = copy.stored, let saved = try await store.replace(stored, by: record) {
            copy.keep(saved)
            announce()
            return true
        }
        try await look()
        if let problem { throw ProviderError(.internal, problem) }
        return false
    }

    private var present: SpotifyLoginState {
        if copy.record == nil, let problem { return .unreadable(problem) }
        return SpotifyLoginState(of: copy.record, at: time.wallClock())
    }

    private func announce() {
        let present = present
        guard present != announced else { return }
        announced = present
        announcement.yield(present)
    }
}

// The refresh.
extension SpotifyTokens {
    /// Joins the change that is under way, or begins a refresh.
    private func refreshing(insteadOf refused: Secret<String>? = nil) -> AsyncStream<Outcome> {
        let outcomes = flight.join()
        if flight.begin() {
            // Not a child of the caller: if it gives up, the others still want the token.
            Task(executorPreference: time.executor) { await self.land(insteadOf: refused) }
        }
        return outcomes
    }

    private func land(insteadOf refused: Secret<String>?) async {
        flight.land(await refreshed(insteadOf: refused))
    }

    private func outcome(
        of change: AsyncStream<Outcome>, until deadline: TimeSource.Instant
    ) async throws(ProviderError) -> Outcome {
        do {
            return try await withDeadline(deadline, time: time) {
                for await outcome in change { return outcome }
                throw CancellationError()
            }
        } catch is DeadlineExceeded {
            throw ProviderError(.providerUnavailable, "Spotify's login service did not answer in time")
        } catch {
            throw SpotifyPolicy.error(for: HTTPTransportError.cancelled)
        }
    }

    private func refreshed(insteadOf refused: Secret<String>?) async -> Outcome {
        do throws(ProviderError) {
            try await look()
            // Each further round begins with what another process has put on disk.
            while true {
                let record = try copy.living()
                if copy.isUnsaved {
                    _ = try await write(record)
                } else if record.access != refused, copy.accessLife(at: time.now()) > Self.margin {
                    return .success(record)
                } else if let token = record.refresh, try await renew(record, token) {
                    return .success(try copy.living())
                }
            }
        } catch {
            return .failure(error)
        }
    }

    /// - Returns: false where another login has taken the place of this one.
    private func renew(_ record: SpotifyLoginRecord, _ token: Secret<String>) async throws(ProviderError) -> Bool {
        if let error = pause.error(at: time.now()) { throw error }
        pause.begin()
        let grant: SpotifyGrant
        do throws(SpotifyTokenError) {
            grant = try await endpoint.refresh(token)
        } catch {
            return try await failed(error, record, token)
        }
        pause.succeeded()
        let renewed = record.renewed(with: grant, date: time.wallClock())
        copy.hold(renewed, for: grant.lifetime, at: time.now())
        do throws(ProviderError) {
            return try await write(renewed)
        } catch {
            log.error(error.message, ["account": account])
            throw error
        }
    }

    /// - Returns: as ``renew(_:_:)`` does.
    private func failed(
        _ error: SpotifyTokenError, _ record: SpotifyLoginRecord, _ token: Secret<String>
    ) async throws(ProviderError) -> Bool {
        let told = pause.failed(error, at: time.now())
        guard case .invalidGrant = error else {
            log.warning(
                "the Spotify login could not be refreshed and is kept", ["account": account, "error": told.message])
            await note(error.word, in: record)
            throw told
        }
        if try await isReplaced(token) { return false }
        let ended = record.ended(date: time.wallClock())
        copy.hold(ended, for: .zero, at: time.now())
        guard try await write(ended) else { return false }
        log.error("Spotify ended the login; log in again", ["account": account])
        throw told
    }

    /// Whether another process has refreshed or logged in. It may be just about to write that down, so the disk is
    /// looked at twice.
    private func isReplaced(_ token: Secret<String>) async throws(ProviderError) -> Bool {
        try await look()
        if copy.record?.refresh != token { return true }
        do {
            try await time.sleep(for: patience)
        } catch {
            throw SpotifyPolicy.error(for: HTTPTransportError.cancelled)
        }
        try await look()
        return copy.record?.refresh != token
    }

    /// For the history alone: that it could not be written changes nothing.
    private func note(_ result: String, in record: SpotifyLoginRecord) async {
        do {
            _ = try await write(record.failed(result, date: time.wallClock()))
        } catch {
            log.warning(error.message, ["account": account])
        }
    }
}
