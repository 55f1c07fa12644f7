/// A few podcasts that do not exist, with names that are easily said.
enum BuiltInShows {
    static let all = [
        Show("Harbour Lights", ["The Last Ferry", "Fog on the Water", "A Letter from the Lighthouse", "Low Tide"]),
        Show("The Slow Kitchen", ["Bread Without Hurry", "Ten Kinds of Soup", "What Grandmother Knew"]),
        Show("Night Sky Weekly", ["Saturn Comes Closer", "The Dark Between the Stars", "Meteors in August"]),
        Show("Small Engines", ["The Moped Episode", "Two Strokes"]),
    ]
}
