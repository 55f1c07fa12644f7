import Foundation

/// What became of a request, before it is put into words.
package struct Outcome: Sendable {
    package var code: OutcomeCode
    /// The reply key, looked up in the skill's `replies.txt`.
    package var phrase: String
    package var item: MusicItem?
    /// Where it happened, if the reply is to say so.
    package var place: Place?
    /// The player concerned, by name.
    package var player: String?
    /// Further values for the wording.
    package var values: [String: String]
    package var retryAfter: Duration?
    package var candidates: [Candidate]
    /// What the login does not allow: `playback` of the reply key `feature.playback`.
    package var missingFeature: String?
    /// What was carried out before this went wrong: said first.
    package var achieved: [Outcome] = []

    package init(
        _ code: OutcomeCode, phrase: String? = nil, item: MusicItem? = nil, place: Place? = nil, player: String? = nil,
        values: [String: String] = [:], retryAfter: Duration? = nil, candidates: [Candidate] = []
    ) {
        self.code = code
        self.phrase = phrase ?? code.rawValue
        self.item = item
        self.place = place
        self.player = player
        self.values = values
        self.retryAfter = retryAfter
        self.candidates = candidates
    }

    /// A provider's refusal, in the words for its code.
    package init(_ error: ProviderError, player: String? = nil, provider: String) {
        var values = ["provider": provider.capitalized]
        values["player"] = player
        self.init(
            error.code, phrase: error.aspect.map { "\(error.code.rawValue).\($0)" }, player: player, values: values,
            retryAfter: error.retryAfter)
        missingFeature = error.feature
    }

    /// One of several commands' outcomes, which was the first to go wrong or the last of all, with the others said first.
    ///
    /// - Parameter outcomes: at least one.
    static func joined(_ outcomes: [Outcome]) -> Outcome {
        let place = outcomes.firstIndex { $0.code != .ok } ?? outcomes.count - 1
        var joined = outcomes[place]
        var others = outcomes
        others.remove(at: place)
        joined.achieved = others.flatMap { $0.achieved + [$0] } + joined.achieved
        return joined
    }
}
