/// The frame of one request to a provider: until when it may take, and before whom it goes.
package struct RequestFrame: Sendable {
    /// Commands go before polling, polling before synchronisation.
    package enum Priority: Int, Sendable, Comparable {
        case command = 0, polling = 1, synchronisation = 2

        package static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
    }

    package var deadline: TimeSource.Instant
    package var priority: Priority

    package init(deadline: TimeSource.Instant, priority: Priority = .command) {
        self.deadline = deadline
        self.priority = priority
    }
}

/// Why a provider did not do what it was asked.
package struct ProviderError: Error, Sendable, Equatable {
    package var code: OutcomeCode
    /// For people who read logs; holds no secret.
    package var message: String
    /// How long the service asks to be left alone.
    package var retryAfter: Duration?
    /// The provider's own word for it, for explanations: `NO_ACTIVE_DEVICE`.
    package var reason: String?
    /// What people can be told beyond the code, as the second half of a reply key: `owner` of `premium_required.owner`.
    package var aspect: String?
    /// What the login does not allow, as the second half of the reply key `feature.playback`.
    package var feature: String?
    /// The command may have been carried out although no answer came.
    package var mayHaveHappened: Bool

    package init(
        _ code: OutcomeCode, _ message: String, retryAfter: Duration? = nil, reason: String? = nil,
        aspect: String? = nil, feature: String? = nil, mayHaveHappened: Bool = false
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.reason = reason
        self.aspect = aspect
        self.feature = feature
        self.mayHaveHappened = mayHaveHappened
    }
}

extension ProviderError {
    /// The reason given when a command asks for what is already the case.
    package static let alreadySo = "RESTRICTION_VIOLATED"
    /// The reason given when a player has no volume to set, whatever it said before.
    package static let volumeRefused = "VOLUME_CONTROL_DISALLOW"
}

/// A search in words, over the kinds that are of interest.
package struct MusicQuery: Sendable, Hashable, Codable {
    package var text: String
    package var kinds: [MusicID.Kind]

    package init(_ text: String, kinds: [MusicID.Kind] = [.track, .album, .artist, .playlist]) {
        self.text = text
        self.kinds = kinds
    }
}

/// What a player can be told.
package enum PlayerCommand: Sendable, Equatable {
    case play(MusicItem)
    /// Single pieces in this order, at least one; for lists the provider itself has no name for.
    case playList([MusicItem])
    case resume, pause, next, previous
    /// 0...100.
    case volume(Int)
    case seek(Duration)
    case shuffle(Bool)
    case repetition(PlaybackState.Repeat)
    case queueAdd(MusicItem)
    /// Moves what plays now to this player; `start` makes it play even if it was paused.
    case transfer(start: Bool)
}

/// A source of music with players of its own. Knows nothing of sentences, rooms or MQTT.
package protocol MusicProvider: Sendable {
    /// Lower case, for topics and logs: `spotify`.
    var name: String { get }

    /// What the account owns, where the provider can tell.
    var library: (any MusicLibrary)? { get }

    /// In the provider's own order, at most ten of each kind. A query asked before may come from memory.
    func search(_ query: MusicQuery, frame: RequestFrame) async throws(ProviderError) -> [MusicItem]

    /// The players that can be seen now.
    func players(frame: RequestFrame) async throws(ProviderError) -> [Player]

    /// What plays on this account; nothing when the service knows of no active player.
    func playbackState(frame: RequestFrame) async throws(ProviderError) -> PlaybackState?

    /// Returns when the command was accepted, which is not yet proof that it had its effect.
    func perform(_ command: PlayerCommand, on player: Player, frame: RequestFrame) async throws(ProviderError)
}
