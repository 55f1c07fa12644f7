import Foundation

/// Puts an outcome into one sentence, or two where only a part of it worked, with the wording of the skill.
package struct ReplyComposer: Sendable {
    private let wording: any ReplyWording

    package init(wording: any ReplyWording) {
        self.wording = wording
    }

    package func speech(for outcome: Outcome, language: String) -> String {
        (outcome.achieved + [outcome]).map { sentence(for: $0, language: language) }.joined(separator: " ")
    }

    private func sentence(for outcome: Outcome, language: String) -> String {
        var values = outcome.values
        values["player"] = values["player"] ?? outcome.player
        if let item = outcome.item { values["what"] = what(item, language: language) }
        if outcome.code == .ask {
            for (name, choice) in zip(["a", "b", "c"], outcome.candidates) {
                values[name] = what(choice.item, language: language)
            }
        }
        if let place = outcome.place { values["place"] = self.place(place, language: language) }
        if let feature = outcome.missingFeature {
            values["feature"] = wording.wording("feature.\(feature)", language: language, values: [:])
        }
        if let wait = outcome.retryAfter { values["wait"] = self.wait(wait, language: language) }
        return wording.wording(outcome.phrase, language: language, values: values)
            ?? wording.wording(outcome.code.rawValue, language: language, values: values)
            ?? "(\(outcome.code.rawValue))"
    }

    /// "Stand by Me by Ben E. King", "the playlist Jazz Classics".
    private func what(_ item: MusicItem, language: String) -> String {
        var values = ["title": item.name]
        if item.id.kind == .track || item.id.kind == .album {
            values = ["title": ItemVersion(item.name).spoken]
            values["artist"] = item.artists.first
        }
        if item.id.kind == .episode { values["show"] = item.album }
        return wording.wording("what.\(item.id.kind.rawValue)", language: language, values: values) ?? item.name
    }

    /// "in the kitchen", "on Kitchen Speaker".
    private func place(_ place: Place, language: String) -> String? {
        if let room = place.room {
            return wording.wording("place.room", language: language, values: ["room": room])
        }
        return place.players.first.flatMap {
            wording.wording("place.player", language: language, values: ["player": $0])
        }
    }

    /// "41 seconds", "14 hours": in the largest unit that is still precise enough to wait by.
    private func wait(_ duration: Duration, language: String) -> String? {
        let seconds = duration.wholeSecondsUp
        let (unit, count) =
            switch seconds {
            case ..<120: ("seconds", seconds)
            case ..<7200: ("minutes", Int((Double(seconds) / 60).rounded(.up)))
            default: ("hours", Int((Double(seconds) / 3600).rounded(.up)))
            }
        return wording.wording("wait.\(unit)", language: language, values: ["n": String(count)])
    }
}
