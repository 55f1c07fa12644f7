import MusicSkillCore

/// What one home knows, ready to be looked up in one language.
struct HomeIndex: Sendable {
    let places: PlaceIndex
    let names: NameSense
    let choices: ChoiceIndex

    /// - Parameter names: what words say of music in this home.
    init(
        _ home: HomeVocabulary, articles: Set<NeedHash>, endings: Set<String>, inflection: Inflection, names: NameSense
    ) {
        places = PlaceIndex(home, articles: articles, endings: endings, inflection: inflection)
        self.names = names
        choices = ChoiceIndex(home.choices)
    }
}
