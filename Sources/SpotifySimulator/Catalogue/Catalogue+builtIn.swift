extension Catalogue {
    /// Well known titles of all kinds, with the traps that titles are: namesakes, live and karaoke versions, accents,
    /// numerals, and names that hold "by", "in" and "on".
    package static let builtIn: Catalogue = {
        do throws(CatalogueError) {
            return try parse(BuiltInRows.all, shows: BuiltInShows.all)
        } catch {
            preconditionFailure("the built-in catalogue is damaged: \(error)")
        }
    }()
}
