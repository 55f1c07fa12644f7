import MusicSkillCore

/// `replies.txt`: `key: wording | wording`, and `key value: wording` for what is said otherwise of one value, or with
/// `key -ending: wording` of those that end so: "in der Küche", "im Wohnzimmer".
struct ReplyBook: Sendable {
    private struct Value: Hashable {
        /// Folded.
        var text: String
        var isEnding: Bool
    }

    private var wordings: [String: [ReplyTemplate]] = [:]
    private var exceptions: [String: [Value: [ReplyTemplate]]] = [:]

    static let file = "replies.txt"

    /// A language without the file has no replies of its own, and lacks none.
    init(_ text: String?, diagnostics: inout Diagnostics) {
        guard let text else { return }
        for (number, line) in TextLines(text) {
            let sides = line.split(separator: ":", maxSplits: 1).map(TextLines.trimmed)
            guard sides.count == 2 else {
                diagnostics.error(Self.file, number, "expected key: wording | wording")
                continue
            }
            do throws(TemplateError) {
                try add(sides[1], for: sides[0])
            } catch {
                diagnostics.error(Self.file, number, error.message)
            }
        }
        let missing = Set(ReplyKeys.values.keys).subtracting(wordings.keys).sorted()
        if !missing.isEmpty {
            diagnostics.warning(Self.file, 0, "no wording for \(missing.joined(separator: ", "))")
        }
    }

    private mutating func add(_ text: String, for key: String) throws(TemplateError) {
        let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
        let templates = try Self.templates(text, for: parts[0])
        let isNew: Bool
        if parts.count == 1 {
            isNew = wordings.updateValue(templates, forKey: key) == nil
        } else {
            guard ReplyKeys.values[parts[0]]?.count == 1 else {
                throw TemplateError(message: "\(parts[0]) has not one value that it could depend on")
            }
            let value = Value(text: FoldedText.key(parts[1]), isEnding: parts[1].hasPrefix("-"))
            isNew = exceptions[parts[0], default: [:]].updateValue(templates, forKey: value) == nil
        }
        guard isNew else { throw TemplateError(message: "\(key) stands here already") }
    }

    /// What is said of just these values; nothing where there is nothing special about them.
    private func exception(_ key: String, _ values: [String: String]) -> [ReplyTemplate]? {
        guard let exceptions = exceptions[key], let name = ReplyKeys.values[key]?.first,
            let value = values[name].map(FoldedText.key)
        else { return nil }
        // The value itself before its ending, the longest ending before shorter ones.
        let own = exceptions[Value(text: value, isEnding: false)]
        return own
            ?? exceptions.filter { $0.key.isEnding && value.hasSuffix($0.key.text) }
            .max { $0.key.text.count < $1.key.text.count }?.value
    }

    /// A wording for `key` that says as much of `values` as any; chance decides between equals.
    func wording(_ key: String, values: [String: String], randomness: Randomness) -> String? {
        let known = Set(values.keys)
        let fitting = (exception(key, values) ?? wordings[key, default: []]).filter { $0.required.isSubset(of: known) }
        guard let most = fitting.map({ $0.names.intersection(known).count }).max() else { return nil }
        let best = fitting.filter { $0.names.intersection(known).count == most }
        return best[min(Int(randomness.unit() * Double(best.count)), best.count - 1)].text(values)
    }

    private static func templates(_ text: String, for key: String) throws(TemplateError) -> [ReplyTemplate] {
        guard let declared = ReplyKeys.values[key] else { throw TemplateError(message: "nobody asks for \(key)") }
        let certain = Set(declared.filter { !$0.hasSuffix("?") })
        let names = Set(declared.map { $0.replacing("?", with: "") })
        var templates: [ReplyTemplate] = []
        for wording in text.split(separator: "|", omittingEmptySubsequences: false) {
            let template = try ReplyTemplate(TextLines.trimmed(wording))
            if let unknown = template.names.subtracting(names).min() {
                throw TemplateError(message: "\(key) has no value {\(unknown)}")
            }
            templates.append(template)
        }
        guard templates.contains(where: { $0.required.isSubset(of: certain) }) else {
            let missing = names.subtracting(certain).sorted().map { "{\($0)}" }.joined(separator: ", ")
            throw TemplateError(message: "no wording of \(key) works without \(missing); use [ ]")
        }
        return templates
    }
}
