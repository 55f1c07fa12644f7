import MusicSkillCore
import SpotifyProvider
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SpotifyPolicyTests {
    static let read = SpotifyRequests.playbackState
    static let volume = SpotifyCall(.put, "/me/player/volume", scope: "user-modify", isIdempotent: true)
    static let next = SpotifyCall(.post, "/me/player/next", scope: "user-modify", isIdempotent: false)

    private func action(
        _ fault: SpotifyFault, _ call: SpotifyCall, earlier: [SpotifyFault] = [], remaining: Duration = .seconds(7)
    ) -> SpotifyPolicy.Action {
        SpotifyPolicy.action(after: fault, of: call, earlier: earlier, remaining: remaining)
    }

    private func error(
        _ fault: SpotifyFault, _ call: SpotifyCall, earlier: [SpotifyFault] = [], remaining: Duration = .seconds(7)
    ) -> ProviderError? {
        guard case .fail(let error) = action(fault, call, earlier: earlier, remaining: remaining) else { return nil }
        return error
    }

    @Test(arguments: [
        (SpotifyFault.tokenRefused, next, SpotifyPolicy.Action.forceRefreshAndRetry),
        (.premiumRequired, next, .retry(after: .milliseconds(500))),
        (.rateLimited(retryAfter: .seconds(2)), next, .retry(after: .zero)),
        (.quotaExceeded(retryAfter: .seconds(2)), next, .retry(after: .zero)),
        (.transport(.unreachable("dns")), next, .retry(after: .milliseconds(300))),
        (.serverFailed(status: 502), read, .retry(after: .milliseconds(500))),
        (.serverFailed(status: 502), volume, .retry(after: .milliseconds(500))),
        (.onlyNoted, volume, .retry(after: .seconds(1))),
        (.transport(.timedOut), read, .retry(after: .zero)),
        (.transport(.connectionLost("reset")), volume, .retry(after: .zero)),
    ])
    func `what may pass is tried again`(fault: SpotifyFault, call: SpotifyCall, expected: SpotifyPolicy.Action) {
        #expect(action(fault, call) == expected)
        let tries = fault == .premiumRequired ? 2 : 1
        #expect(error(fault, call, earlier: Array(repeating: fault, count: tries)) != nil)
    }

    @Test(arguments: [Self.read, volume, next])
    func `a refusal for want of Premium is doubted twice`(call: SpotifyCall) {
        #expect(action(.premiumRequired, call) == .retry(after: .milliseconds(500)))
        #expect(action(.premiumRequired, call, earlier: [.premiumRequired]) == .retry(after: .milliseconds(1500)))
    }

    @Test func `a player that refuses without a reason is asked again only for what is heard`() {
        let refusal = SpotifyFault.playerRefused(SpotifyReason.restrictionViolated)
        #expect(action(refusal, Self.next) == .retry(after: .milliseconds(500)))
        #expect(error(refusal, Self.volume)?.reason == "RESTRICTION_VIOLATED")
    }

    @Test(arguments: [
        SpotifyFault.serverFailed(status: 502), .onlyNoted, .transport(.timedOut), .transport(.connectionLost("reset")),
    ])
    func `a step with an unknown result is never sent again`(fault: SpotifyFault) {
        #expect(error(fault, Self.next) != nil)
        #expect(SpotifyPolicy.mayHaveHappened(Self.next, after: [fault]))
    }

    @Test(
        arguments: [
            (SpotifyFault.tokenRefused, OutcomeCode.providerUnavailable, "TOKEN_REFUSED"),
            (.scopeMissing, .loginRequired, "SCOPE_MISSING"),
            (.premiumRequired, .premiumRequired, "PREMIUM_REQUIRED"),
            (.ownerPremiumLapsed, .premiumRequired, "OWNER_PREMIUM_LAPSED"),
            (.userNotRegistered, .forbidden, "USER_NOT_REGISTERED"),
            (.forbidden, .forbidden, "FORBIDDEN"),
            (.playerRefused("NO_ACTIVE_DEVICE"), .playerUnavailable, "NO_ACTIVE_DEVICE"),
            (.playerRefused("DEVICE_NOT_FOUND"), .playerUnavailable, "DEVICE_NOT_FOUND"),
            (.playerRefused("RESTRICTION_VIOLATED"), .notSupported, "RESTRICTION_VIOLATED"),
            (.playerRefused("VOLUME_CONTROL_DISALLOW"), .notSupported, "VOLUME_CONTROL_DISALLOW"),
            (.playerRefused("DEVICE_NOT_CONTROLLABLE"), .playerRestricted, "DEVICE_NOT_CONTROLLABLE"),
            (.playerRefused("MOON_PHASE"), .notSupported, "MOON_PHASE"),
            (.notFound, .notFound, "NOT_FOUND"),
            (.tooLarge, .notSupported, "TOO_LARGE"),
            (.invalid("Invalid limit"), .internal, "INVALID_REQUEST"),
            (.invalid("Can't have offset for context type: ARTIST"), .notSupported, "INVALID_REQUEST"),
            (.quotaExceeded(retryAfter: nil), .quotaExceeded, "QUOTA_EXCEEDED"),
            (.rateLimited(retryAfter: nil), .rateLimited, nil),
            (.onlyNoted, .providerUnavailable, "ONLY_NOTED"),
            (.serverFailed(status: 503), .providerUnavailable, "HTTP_503"),
            (.unreadable, .providerUnavailable, "UNREADABLE"),
            (.transport(.unreachable("dns")), .providerUnavailable, nil),
            (.transport(.untrusted("self-signed")), .providerUnavailable, nil),
            (.transport(.timedOut), .providerUnavailable, nil),
            (.transport(.responseTooLarge), .providerUnavailable, nil),
            (.transport(.cancelled), .tooLate, nil),
            (.transport(.invalidRequest("url")), .internal, nil),
        ] as [(SpotifyFault, OutcomeCode, String?)])
    func `each fault has its code in the end`(fault: SpotifyFault, code: OutcomeCode, reason: String?) {
        let error = error(fault, Self.next, earlier: [fault, fault])
        #expect(error?.code == code)
        #expect(error?.reason == reason)
        #expect(error?.message.isEmpty == false)
    }

    @Test func `a limit names its seconds`() {
        let fault = SpotifyFault.rateLimited(retryAfter: .seconds(41))
        #expect(error(fault, Self.read, earlier: [fault])?.retryAfter == .seconds(41))
    }

    @Test func `a missing scope is named`() {
        #expect(error(.scopeMissing, Self.read)?.message.contains("user-read-playback-state") == true)
    }

    @Test func `nothing is begun again that could not end in time`() {
        #expect(error(.serverFailed(status: 503), Self.read, remaining: .milliseconds(1400)) != nil)
        #expect(error(.tokenRefused, Self.read, remaining: .milliseconds(900)) != nil)
    }

    @Test func `a read has no effect that could have happened`() {
        #expect(!SpotifyPolicy.mayHaveHappened(Self.read, after: [.transport(.timedOut)]))
    }

    @Test func `an earlier attempt of unknown result is not forgotten over a clear refusal`() {
        let refusal = SpotifyFault.playerRefused("RESTRICTION_VIOLATED")
        #expect(SpotifyPolicy.mayHaveHappened(Self.volume, after: [.transport(.timedOut), refusal]))
        #expect(!SpotifyPolicy.mayHaveHappened(Self.volume, after: [refusal]))
    }

    @Test func `no two faults in turn keep a request going for ever`() {
        var earlier: [SpotifyFault] = []
        let rounds: [SpotifyFault] = [
            .tokenRefused, .serverFailed(status: 500), .premiumRequired, .transport(.timedOut),
            .rateLimited(retryAfter: nil), .onlyNoted,
        ]
        for fault in rounds {
            #expect(error(fault, Self.read, earlier: earlier) == nil)
            earlier.append(fault)
        }
        earlier.append(.premiumRequired)
        for fault in rounds + [
            .serverFailed(status: 502), .transport(.unreachable("")), .quotaExceeded(retryAfter: nil),
        ] {
            #expect(error(fault, Self.read, earlier: earlier) != nil)
        }
    }
}
