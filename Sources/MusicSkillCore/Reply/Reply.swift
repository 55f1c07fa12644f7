/// The one answer to a request, as every door gives it.
package struct Reply: Sendable, Encodable {
    package var transaction: String
    package var code: OutcomeCode
    /// One sentence to be spoken.
    package var speech: String
    package var language: String
    package var intent: Intent
    package var slots: [String: String]
    package var item: ItemView?
    package var player: PlayerView?
    package var candidates: [CandidateView]?
    /// How long to wait before asking again, where that is known.
    package var retryAfterSeconds: Int?
    package var explanation: Trace.Explanation?

    enum CodingKeys: String, CodingKey {
        case transaction, code, speech, language, intent, slots, item, player, candidates
        case retryAfterSeconds = "retry_after_s"
        case explanation = "explain"
    }

    package init(
        transaction: String, code: OutcomeCode, speech: String, language: String = "en", intent: Intent = .none,
        slots: [String: String] = [:], item: ItemView? = nil, player: PlayerView? = nil,
        candidates: [CandidateView]? = nil, retryAfterSeconds: Int? = nil, explanation: Trace.Explanation? = nil
    ) {
        self.transaction = transaction
        self.code = code
        self.speech = speech
        self.language = language
        self.intent = intent
        self.slots = slots
        self.item = item
        self.player = player
        self.candidates = candidates
        self.retryAfterSeconds = retryAfterSeconds
        self.explanation = explanation
    }
}

/// A music item on the wire.
package struct ItemView: Sendable, Encodable, Equatable {
    package var kind: String
    package var id: String
    package var title: String
    package var artist: String?
    package var artists: [String]
    package var album: String?
    package var imageURL: String?

    enum CodingKeys: String, CodingKey {
        case kind, id, title, artist, artists, album
        case imageURL = "image_url"
    }

    package init(_ item: MusicItem) {
        kind = item.id.kind.rawValue
        id = item.id.reference
        title = item.name
        artist = item.artists.first
        artists = item.artists
        album = item.album
        imageURL = item.artworkURL
    }
}

/// A player on the wire; `id` is the one in its topics.
package struct PlayerView: Sendable, Encodable, Equatable {
    package var id: String
    package var name: String

    package init(name: String) {
        id = PlayerName.slug(name)
        self.name = name
    }
}

package struct CandidateView: Sendable, Encodable, Equatable {
    package var item: ItemView
    package var score: Double

    package init(_ candidate: Candidate) {
        item = ItemView(candidate.item)
        score = candidate.score.rounded(to: 3)
    }
}

extension Interpretation {
    /// Slots as they go over the wire: canonical values under their wire names.
    package var wireSlots: [String: String] {
        Dictionary(uniqueKeysWithValues: slots.map { ($0.key.rawValue, $0.value.value) })
    }
}
