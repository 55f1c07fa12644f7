import MusicSkillCore

/// What reading leaves behind besides values: where each key stood, which were references, and what was wrong.
struct ReadingNotes {
    enum Source {
        case file(String)
        case variable(String)
    }

    /// What is being read now.
    var source = Source.file(ConfigurationPlaces.fileName)
    private(set) var problems: [ConfigurationProblem] = []
    /// Keys whose values came by reference.
    var confidential: Set<String> = []
    private var places: [String: String] = [:]

    mutating func saw(_ key: String, line: Int) {
        places[key] = place(line)
    }

    mutating func expected(_ expected: String, found node: DocumentNode, key: String?) {
        problem("expected \(expected), found \(node.inWords)", line: node.line, key: key)
    }

    /// - Parameters:
    ///   - known: the keys that would be right here.
    ///   - elsewhere: all settings; one of them may be what was written in the wrong section.
    mutating func unknown(_ entry: DocumentNode.Entry, key: String, known: [String], elsewhere: [Setting] = []) {
        let hint =
            if let nearest = Spelling.nearest(to: entry.key, among: known) {
                "did you mean \(nearest)?"
            } else if let setting = elsewhere.first(where: { ".\($0.key)".hasSuffix(".\(entry.key)") }) {
                "did you mean \(setting.name) \(setting.section.map { "in \($0)" } ?? "at the top level")?"
            } else {
                "expected one of \(known.joined(separator: ", "))"
            }
        problem("unknown key, \(hint)", line: entry.line, key: key)
    }

    mutating func problem(_ message: String, line: Int, key: String?) {
        problems.append(ConfigurationProblem(place: place(line), key: key, message: message))
    }

    /// For a whole file, or a line of one that is no document.
    mutating func problem(_ message: String, in place: String) {
        problems.append(ConfigurationProblem(place: place, key: nil, message: message))
    }

    /// For a value that only turns out wrong beside others.
    /// - Parameter near: keys to look for where neither `key` nor a section around it was written.
    mutating func problem(_ message: String, key: String, near: [String]) {
        let place = ([key] + near).compactMap { placeOfNearest($0) }.first ?? ConfigurationPlaces.fileName
        problems.append(ConfigurationProblem(place: place, key: key, message: message))
    }

    /// Whether something is wrong in `key` or below it, or nothing could be read at all.
    func hasProblem(in key: String) -> Bool {
        problems.map(\.key).contains { $0 == nil || $0 == key || $0?.hasPrefix(key + ".") == true }
    }

    private func placeOfNearest(_ key: String) -> String? {
        if let place = places[key] { return place }
        return key.lastIndex(of: ".").flatMap { placeOfNearest(String(key[..<$0])) }
    }

    private func place(_ line: Int) -> String {
        switch source {
        case .file(let path): "\(path):\(line)"
        case .variable(let name): name
        }
    }
}

extension DocumentNode {
    /// For a complaint. Neither what a reference such as `!secret` stood for is shown, nor a password in an address.
    fileprivate var inWords: String {
        switch content {
        case .null: "nothing"
        case .scalar(_, _, let tag?): "the value of \(tag)"
        case .scalar(let text, _, nil):
            (text.count > 60 ? text.prefix(60) + "..." : text).replacing(/\/\/.*@/, with: "//***@").debugDescription
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
