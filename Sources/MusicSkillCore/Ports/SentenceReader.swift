/// The names a home can be addressed by: they decide which tail of a sentence is a place and which is a title.
package struct HomeVocabulary: Sendable, Equatable {
    /// A thing with the name it is called by in replies and the other names it answers to.
    package struct Name: Sendable, Equatable {
        package var canonical: String
        package var aliases: [String]

        package init(_ canonical: String, aliases: [String] = []) {
            self.canonical = canonical
            self.aliases = aliases
        }
    }

    package var rooms: [Name]
    package var players: [Name]
    /// What the home has to do with; tells names from each other, and needs not be complete.
    package var music: KnownMusic
    /// What the open question offers, in its order; empty when none is open.
    package var choices: [Name]

    package init(
        rooms: [Name] = [], players: [Name] = [], music: KnownMusic = KnownMusic(), choices: [Name] = []
    ) {
        self.rooms = rooms
        self.players = players
        self.music = music
        self.choices = choices
    }
}

/// Names of music by their kind, such as those of a household's library.
package struct KnownMusic: Sendable, Equatable {
    package var artists: [String]
    package var albums: [String]
    package var tracks: [String]
    package var playlists: [String]

    package init(
        artists: [String] = [], albums: [String] = [], tracks: [String] = [], playlists: [String] = []
    ) {
        self.artists = artists
        self.albums = albums
        self.tracks = tracks
        self.playlists = playlists
    }
}

/// Every reading of one sentence, best first, and why.
package struct Reading: Sendable {
    package var interpretations: [Interpretation]
    /// Where the sentence holds several commands ("play jazz and turn it up"): the readings, best first, of each one
    /// that follows the first, in the order they were said.
    package var following: [[Interpretation]] = []
    /// The languages that were tried; empty when there is no skill for the one asked for.
    package var languages: [String]
    /// A pattern that hit its match limit, or a sentence that was refused: for the log, naming skill and line.
    package var complaints: [String]

    package init(interpretations: [Interpretation] = [], languages: [String] = [], complaints: [String] = []) {
        self.interpretations = interpretations
        self.languages = languages
        self.complaints = complaints
    }
}

/// Sentences to interpretations. Pure: no input, no output, no clock.
package protocol SentenceReader: Sendable {
    /// - Parameters:
    ///   - languages: BCP 47, best first; the first that has skills for it, or a parent of it (`de-AT`, `de`), is read,
    ///     and where several are given the best reading of all wins.
    func read(_ text: String, languages: [String], home: HomeVocabulary) -> Reading
}

/// The words of replies, kept beside the patterns.
package protocol ReplyWording: Sendable {
    /// - Parameters:
    ///   - key: a reply key such as `play.ok` or an outcome code.
    ///   - values: what `{name}` stands for; `[parts]` with a missing value vanish.
    /// - Returns: nothing when neither the language, its parents nor English know the key.
    func wording(_ key: String, language: String, values: [String: String]) -> String?
}
