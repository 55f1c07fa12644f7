/// One skill as it lies in its folder, before anything is understood of it.
package struct SkillSource: Sendable, Equatable {
    /// The folder's name.
    package var name: String
    /// `skill.yaml`.
    package var manifest: DocumentNode
    /// Per language (BCP 47, the subfolder's name) the text files by their path in it: `patterns.txt`, `lists/genre.txt`.
    package var languages: [String: [String: String]]

    package init(name: String, manifest: DocumentNode, languages: [String: [String: String]]) {
        self.name = name
        self.manifest = manifest
        self.languages = languages
    }
}
