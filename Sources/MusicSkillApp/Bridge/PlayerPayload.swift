import Foundation
import MusicSkillCore

/// The retained state of one player: DESIGN section 6, `players/<id>`.
struct PlayerPayload: Encodable, Equatable {
    var name: String
    var state: String
    var item: ItemView?
    /// At `positionAt`. While the player plays, the position now is this plus the time since: it is computed, not polled.
    var positionMilliseconds: Int?
    var positionAt: String?
    var durationMilliseconds: Int?
    var volume: Int?
    /// Silent, whoever made it so.
    var mute: Bool?
    var shuffle: Bool?
    var repetition: String?
    var provider: String
    var user: String?
    var context: String?

    enum CodingKeys: String, CodingKey {
        case name, state, item, volume, mute, shuffle, provider, user, context
        case positionMilliseconds = "position_ms"
        case positionAt = "position_at"
        case durationMilliseconds = "duration_ms"
        case repetition = "repeat"
    }
}

extension PlayerPayload {
    /// - Parameter view: of the account that plays there, or of any that knows the player: there it is idle.
    init(name: String, view: AccountView) {
        self.name = name
        provider = view.provider
        guard let state = view.state, state.status != .idle, state.isOn(name) else {
            self.state = PlaybackState.Status.idle.rawValue
            volume = view.player(named: name)?.volume
            mute = volume.map { $0 == 0 }
            return
        }
        user = view.account
        self.state = state.status.rawValue
        item = state.item.map(ItemView.init)
        positionMilliseconds = state.position.milliseconds
        positionAt = Wire.timestamp(state.observedDate)
        durationMilliseconds = state.item?.duration?.milliseconds
        volume = state.player.volume
        mute = volume.map { $0 == 0 }
        shuffle = state.shuffle
        repetition = state.repetition.rawValue
        context = state.context?.reference
    }

    /// Whether a reader of `older` could not have computed this one from it.
    func isNews(after older: PlayerPayload?) -> Bool {
        guard var expected = older else { return true }
        let drift = drift(from: expected)
        expected.positionMilliseconds = positionMilliseconds
        expected.positionAt = positionAt
        return expected != self || drift > 2
    }

    /// How far, in seconds, the position is from where the older payload would have it by now.
    private func drift(from older: PlayerPayload) -> Double {
        guard let position = positionMilliseconds, let at = positionAt.flatMap(Self.date),
            let olderPosition = older.positionMilliseconds, let olderAt = older.positionAt.flatMap(Self.date)
        else { return 0 }
        let moved = older.state == PlaybackState.Status.playing.rawValue ? at.timeIntervalSince(olderAt) : 0
        return abs(Double(position - olderPosition) / 1000 - moved)
    }

    private static func date(_ timestamp: String) -> Date? {
        // A payload's own timestamp always parses; were it otherwise, it would count as news without drift.
        try? Date(timestamp, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
