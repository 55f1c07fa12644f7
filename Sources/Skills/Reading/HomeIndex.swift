import MusicSkillCore

/// What one home knows, ready to be looked up in one language.
struct HomeIndex: Sendable {
    let places: PlaceIndex
    let names: NameSense
    let choices: ChoiceIndex

    init(
        _ home: HomeVocabulary, articles: Set<String>, inflection: Inflection, names: NameSense.Language
    ) {
        places = PlaceIndex(home, articles: articles, inflection: inflection)
        self.names = NameSense(names, household: home.music)
        choices = ChoiceIndex(home.choices)
    }
}
