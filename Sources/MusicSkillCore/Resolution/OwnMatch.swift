/// Whether one of the account's own things is meant so surely that nobody else need be asked. Pure.
enum OwnMatch {
    /// - Parameters:
    ///   - ranked: the account's own things against all readings, best first.
    ///   - leading: the best reading whose place exists.
    static func sure(among ranked: [Candidate], leading: Interpretation) -> Candidate? {
        guard let best = ranked.first, best.score >= ItemRanking.sure, best.reading == leading else { return nil }
        return isUnmistakable(best.item, for: leading) ? best : nil
    }

    private static func isUnmistakable(_ item: MusicItem, for reading: Interpretation) -> Bool {
        let name = NameKey(ItemVersion(item.name).work)
        // "Jazz" is a genre before it is anybody's song, but a playlist called Jazz is there to be played.
        if reading.namesKindOfMusic {
            return item.id.kind == .playlist && PlaylistName.isSame(NameKey(item.name), reading.kindOfMusic)
        }
        guard let query = reading.freeText.map({ NameKey($0.value) }), !reading.namesSpeech else { return true }
        switch item.id.kind {
        case .playlist, .artist: return name.withoutArticle == query.withoutArticle
        // One word alone names too many things ("Queen"), and a song that bears it is not the first of them.
        default: return query.words.count > 1
        }
    }
}
