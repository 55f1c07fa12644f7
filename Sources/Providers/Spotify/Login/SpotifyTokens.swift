import Foundation
package import MusicSkillCore

/// The tokens of one account: kept, refreshed by one request however many ask, and on disk before anybody uses them.
package actor SpotifyTokens {
    private typealias Outcome = Result<SpotifyLoginRecord, ProviderError>

    /// An access token with less life than this is refreshed while it is still used.
    package static let margin = Duration.seconds(300)
    /// One with less life than this could end on its way, and is not used any more.
    package static let reserve = Duration.seconds(10)

    private let endpoint: SpotifyTokenEndpoint
    private let store: SpotifyLoginStore
    private let time: TimeSource
    private let log: Log

    private var login: SpotifyLoginRecord?
    /// The store was asked, or has been overtaken by a new login.
    private var isLoaded = false
    /// Of the access token, immune to a clock that is set.
    private var accessEnds: TimeSource.Instant
    /// Held in memory only, because the store failed: nobody gets its tokens before it is saved.
    private var isUnsaved = false
    /// Somebody is changing `login`; `waiters` get to know the outcome.
    private var isChanging = false
    private var waiters: [AsyncStream<Outcome>.Continuation] = []
    private var breaker = CircuitBreaker()

    /// - Parameters:
    ///   - store: encrypts what it is given.
    ///   - account: names the user among several.
    package init(
        settings: SpotifySettings, transport: any HTTPTransport, store: any KeyValueStore,
        account: String = "default", time: TimeSource = .system, log: Log = .silent
    ) {
        endpoint = SpotifyTokenEndpoint(settings: settings, transport: transport)
        self.store = SpotifyLoginStore(store, account: account)
        self.time = time
        self.log = log
        accessEnds = time.now()
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
        let record = try await current()
        let life = time.now().duration(to: accessEnds)
        guard record.access != refused, life >= Self.reserve, !isUnsaved else {
            return try await outcome(of: refreshing(), until: deadline).get().access
        }
        if life < Self.margin { _ = refreshing() }
        return record.access
    }

    /// Takes over what a login brought, for good: it is on disk when this returns.
    package func adopt(_ grant: SpotifyGrant) async throws(ProviderError) {
        guard let refresh = grant.refresh else {
            throw ProviderError(.loginRequired, "Spotify sent no refresh token; log in again")
        }
        // A refresh of the old login that is still under way must not overwrite the new one.
        while isChanging {
            for await _ in join() {}
            guard !Task.isCancelled else { throw SpotifyPolicy.error(for: HTTPTransportError.cancelled) }
        }
        isChanging = true
        breaker = CircuitBreaker()
        let outcome = await hold(
            SpotifyLoginRecord(grant, refresh: refresh, date: time.wallClock()), for: grant.lifetime)
        settle(outcome)
        _ = try outcome.get()
        log.info("logged in to Spotify")
    }

    package func state() async -> SpotifyLoginState {
        do {
            try await load()
        } catch {
            return .unreadable(error.message)
        }
        guard let record = login else { return .never }
        guard record.refresh != nil else { return .ended }
        let ends = Calendar(identifier: .gregorian).date(byAdding: .month, value: 6, to: record.authorised)
        return .active(authorised: record.authorised, ends: ends ?? record.authorised, scopes: record.scopes)
    }

    /// The login, where there is one that still can do something.
    private func current() async throws(ProviderError) -> SpotifyLoginRecord {
        try await load()
        guard let record = login else {
            throw ProviderError(.loginRequired, "nobody has logged in to Spotify yet; run: musicskill login")
        }
        guard record.refresh != nil else { throw Self.ended }
        return record
    }

    private func load() async throws(ProviderError) {
        guard !isLoaded else { return }
        let stored = try await store.load()
        guard !isLoaded else { return }
        isLoaded = true
        guard let stored else { return }
        login = stored
        // No access token lives longer than an hour, so a clock that was set back cannot lengthen this one's life.
        let life = min(stored.accessExpires.timeIntervalSince(time.wallClock()), 3600)
        accessEnds = time.now() + .seconds(max(life, 0))
    }

    /// Joins the change that is under way, or begins a refresh.
    private func refreshing() -> AsyncStream<Outcome> {
        let outcomes = join()
        if !isChanging {
            isChanging = true
            // Not a child of the caller: if it gives up, the others still want the token.
            Task { settle(await refresh()) }
        }
        return outcomes
    }

    private func join() -> AsyncStream<Outcome> {
        let (outcomes, waiter) = AsyncStream.makeStream(of: Outcome.self, bufferingPolicy: .bufferingNewest(1))
        waiters.append(waiter)
        return outcomes
    }

    private func settle(_ outcome: Outcome) {
        isChanging = false
        for waiter in waiters {
            waiter.yield(outcome)
            waiter.finish()
        }
        waiters = []
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

    private func refresh() async -> Outcome {
        guard let record = login, let token = record.refresh else { return .failure(Self.ended) }
        if isUnsaved { return await save(record) }
        if let wait = breaker.refusal(at: time.now()) {
            return .failure(
                ProviderError(
                    .providerUnavailable, "Spotify's login service has been failing; it is left alone for a moment",
                    retryAfter: wait))
        }
        breaker.begin()
        do throws(SpotifyTokenError) {
            let grant = try await endpoint.refresh(token)
            breaker.succeed()
            return await hold(record.renewed(with: grant, date: time.wallClock()), for: grant.lifetime)
        } catch {
            return .failure(await failed(error, record))
        }
    }

    private func failed(_ error: SpotifyTokenError, _ record: SpotifyLoginRecord) async -> ProviderError {
        switch error {
        case .invalidGrant:
            breaker.succeed()
            log.error("Spotify ended the login; log in again")
            var dead = record
            dead.refresh = nil
            _ = await hold(dead, for: .zero)
            return Self.ended
        case .invalidClient, .refused:
            breaker.succeed()
            return ProviderError(
                .loginRequired, "Spotify does not accept this app; check spotify.client_id and log in again")
        case .unavailable(let message, let retryAfter):
            if let retryAfter {
                breaker.open(for: retryAfter, at: time.now())
            } else {
                breaker.fail(at: time.now())
            }
            log.warning("the Spotify login could not be refreshed and is kept", ["error": message])
            return ProviderError(.providerUnavailable, message, retryAfter: retryAfter)
        }
    }

    private func hold(_ record: SpotifyLoginRecord, for life: Duration) async -> Outcome {
        login = record
        isLoaded = true
        accessEnds = time.now() + life
        isUnsaved = true
        return await save(record)
    }

    private func save(_ record: SpotifyLoginRecord) async -> Outcome {
        do throws(ProviderError) {
            try await store.save(record)
            isUnsaved = false
            return .success(record)
        } catch {
            log.error(error.message)
            return .failure(error)
        }
    }

    private static let ended = ProviderError(
        .loginRequired, "Spotify ended the login, as it does after six months; run: musicskill login",
        reason: "INVALID_GRANT")
}
