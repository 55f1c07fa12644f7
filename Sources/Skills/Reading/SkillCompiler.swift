import MusicSkillCore

/// Builds one skill in its languages out of its files, noting on the way what is wrong with them.
struct SkillCompiler: Sendable {
    private let name: String
    private let manifest: SkillManifest
    private let languages: [String: [String: String]]
    /// The lists that all languages have.
    private let shared: [String: WordList]

    private static let listFolder = "lists/"
    private static let files: Set<String> = [PatternFile.name, PhraseBook.file, ReplyBook.file, SkillTest.file]
    /// The folder of the lists that all languages share: BCP 47 for a language that is none in particular.
    private static let sharedLanguage = "und"

    /// - Returns: nothing when the manifest has an error.
    init?(_ source: SkillSource, diagnostics: inout Diagnostics) {
        name = source.name
        manifest = SkillManifest(source.manifest, diagnostics: &diagnostics)
        languages = Dictionary(uniqueKeysWithValues: source.languages.keys.map { ($0, source.files(of: $0)) })
        shared = Self.lists(
            source.languages[Self.sharedLanguage] ?? [:], in: "\(Self.sharedLanguage)/", diagnostics: &diagnostics)
        if diagnostics.hasErrors { return nil }
    }

    /// One for each language, not compiled yet.
    var editions: [SkillEdition] {
        let common = Lazy { revision(of: languages[Self.sharedLanguage] ?? [:], from: Self.seed) }
        return languages.sorted { $0.key < $1.key }.filter { $0.key != Self.sharedLanguage }.map { language, files in
            let name = SkillEdition.Name(skill: self.name, language: language)
            return SkillEdition(name, priority: manifest.priority) {
                summary(of: files, name, common: common.value)
            } compile: { diagnostics in
                compile(files, name, diagnostics: &diagnostics)
            }
        }
    }

    /// - Parameter common: the revision of what all languages share.
    private func summary(of files: [String: String], _ name: SkillEdition.Name, common: UInt32) -> SkillSummary {
        let digits = String(revision(of: files, from: common), radix: 16)
        return SkillSummary(
            skill: name.skill, language: name.language, version: manifest.version,
            revision: String(repeating: "0", count: 8 - digits.count) + digits,
            patterns: PatternFile.count(files[PatternFile.name]), tests: SkillTest.count(files[SkillTest.file]))
    }

    /// - Returns: nothing when the diagnostics hold an error.
    private func compile(
        _ files: [String: String], _ name: SkillEdition.Name, diagnostics: inout Diagnostics
    ) -> SkillLanguage? {
        for name in files.keys.sorted() where !Self.files.contains(name) && !name.hasPrefix(Self.listFolder) {
            diagnostics.warning(name, 0, "not read; expected \(Self.files.sorted().joined(separator: ", ")) or lists/")
        }
        let lists = Self.lists(files, shared: shared, diagnostics: &diagnostics)
        let inflection = Inflection(files[Inflection.file], diagnostics: &diagnostics)
        let readers = Self.readers(manifest, lists)
        let phrases = PhraseBook(files[PhraseBook.file], manifest, readers: readers, diagnostics: &diagnostics)
        var compiler = PatternCompiler(manifest, phrases: phrases, readers: readers)
        var lines: [[IndexedPattern]] = []
        for line in PatternFile(files[PatternFile.name], diagnostics: &diagnostics).lines {
            lines.append(compiler.compile(line, diagnostics: &diagnostics))
        }
        let replies = ReplyBook(files[ReplyBook.file], diagnostics: &diagnostics)
        guard !diagnostics.hasErrors else { return nil }
        let places = PlaceIndex.Language(
            articles: HashTable((phrases["article"]?.firstWords ?? []).map(\.value)),
            endings: lists["place"] ?? WordList(), inflection: inflection)
        return SkillLanguage(
            name, lines: lines, readers: readers, places: places, names: Self.names(lists),
            fillers: HashTable((lists["filler"]?.entries ?? []).map { NeedHash.of($0.key.utf8) }), replies: replies,
            tests: files[SkillTest.file])
    }

    /// The lists of a folder by name; those that `shared` has, too, hold both.
    /// - Parameter folder: what goes before the paths of `files` where something is wrong with them.
    private static func lists(
        _ files: [String: String], in folder: String = "", shared: [String: WordList] = [:],
        diagnostics: inout Diagnostics
    ) -> [String: WordList] {
        var lists = shared
        for (path, text) in files.sorted(by: { $0.key < $1.key })
        where path.hasPrefix(listFolder) && path != Inflection.file {
            let name = String(path.dropFirst(listFolder.count).prefix { $0 != "." })
            lists[name, default: WordList()].add(text, file: folder + path, diagnostics: &diagnostics)
        }
        return lists
    }

    private static func names(_ lists: [String: WordList]) -> NameSense.Language {
        var names = NameSense.Language()
        for (list, kind) in [("artist", NameKinds.artist), ("album", .album), ("track", .track)] {
            for entry in lists[list]?.entries ?? [] { names.known.insert(entry.key, kind) }
        }
        for (list, trait) in [
            ("given", WordTraits.given), ("plain", .plain), ("generic", .generic), ("joint", .joint), ("lead", .lead),
            ("decade", .other), ("service", .other),
        ] {
            for entry in lists[list]?.entries ?? [] {
                let hash = NameTable.hash(entry.key.utf8)
                names.traits.insert((names.traits[hash] ?? []).union(trait), for: hash)
            }
        }
        names.hasPlain = lists["plain"] != nil
        return names
    }

    /// The slots that have what they need in this language.
    private static func readers(_ manifest: SkillManifest, _ lists: [String: WordList]) -> [String: SlotReader] {
        var readers: [String: SlotReader] = [:]
        for (name, slot) in manifest.slots {
            func words(_ list: String?) -> WordList { list.flatMap { lists[$0] } ?? WordList() }
            switch (slot.kind, Slot(rawValue: name)) {
            case (.place, _): readers[name] = .place
            case (.choice, _): readers[name] = .choice
            case (.open(let names), let slot?): readers[name] = .open(slot, names: words(names))
            case (.list(let list), let slot?): readers[name] = lists[list].map { .list(slot, $0) }
            case (.number(let bounds, let list), let slot?):
                readers[name] = .number(slot, bounds, words: words(list))
            case (.year(let list), let slot?): readers[name] = .year(slot, SpokenYear(numbers: words(list)))
            case (.time(let units, let list), let slot?):
                readers[name] = .time(slot, SpokenTime(units: words(units), numbers: words(list)))
            case (_, nil): break
            }
        }
        return readers
    }

    private static let seed: UInt32 = 2_166_136_261

    /// FNV-1a over everything that was read: no more than a short name for this state of the files.
    private func revision(of files: [String: String], from seed: UInt32) -> UInt32 {
        var hash = seed
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            for part in [manifest.version, name, text] {
                for byte in part.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
                hash = (hash ^ UInt32(UInt8(ascii: "\n"))) &* 16_777_619
            }
        }
        return hash
    }
}
