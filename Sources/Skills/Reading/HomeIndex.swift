import MusicSkillCore

/// What one home knows, ready to be looked up in one language.
struct HomeIndex: Sendable {
    let places: PlaceIndex
    let names: NameSense
    let choices: ChoiceIndex

    /// - Parameter names: what words say of music in this home.
    init(_ home: HomeVocabulary, places: PlaceIndex.Language, names: NameSense) {
        self.places = PlaceIndex(places, home)
        self.names = names
        choices = ChoiceIndex(home.choices)
    }
}
