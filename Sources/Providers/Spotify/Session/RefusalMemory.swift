package import MusicSkillCore

/// The items Spotify does not show, so that nobody asks for them again on every poll: a playlist that is gone once
/// cost another client 34,993 calls in 85 minutes. https://github.com/Oceanity/firebot-spotify/pull/111
package struct RefusalMemory: Sendable {
    private struct Refusal {
        var error: ProviderError
        var expires: TimeSource.Instant
    }

    package static let life = Duration.seconds(3600)
    package static let capacity = 500

    private var refusals: [String: Refusal] = [:]
    /// Oldest first.
    private var order: [String] = []

    package init() {}

    package func refusal(of call: SpotifyCall, at now: TimeSource.Instant) -> ProviderError? {
        guard let refusal = refusals[call.path], call.kind == .read, refusal.expires > now else { return nil }
        return refusal.error
    }

    /// Only what is said about the item itself is remembered: a lapsed Premium or a missing scope is not.
    package mutating func remember(
        _ error: ProviderError, because fault: SpotifyFault, of call: SpotifyCall, at now: TimeSource.Instant
    ) {
        guard call.kind == .read, call.namesItem, [.notFound, .forbidden].contains(fault) else { return }
        if refusals[call.path] != nil { order.removeAll { $0 == call.path } }
        order.append(call.path)
        refusals[call.path] = Refusal(error: error, expires: now + Self.life)
        if order.count > Self.capacity { refusals[order.removeFirst()] = nil }
    }
}
