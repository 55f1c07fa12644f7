import MusicSkillCore

/// `replies.txt`: `key: wording | wording`.
struct ReplyBook: Sendable {
    private var wordings: [String: [ReplyTemplate]] = [:]

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
            if wordings[sides[0]] != nil { diagnostics.error(Self.file, number, "\(sides[0]) stands here already") }
            do throws(TemplateError) {
                wordings[sides[0]] = try Self.templates(sides[1], for: sides[0])
            } catch {
                diagnostics.error(Self.file, number, error.message)
            }
        }
        let missing = Set(ReplyKeys.values.keys).subtracting(wordings.keys).sorted()
        if !missing.isEmpty {
            diagnostics.warning(Self.file, 0, "no wording for \(missing.joined(separator: ", "))")
        }
    }

    /// A wording for `key` that says as much of `values` as any; chance decides between equals.
    func wording(_ key: String, values: [String: String], randomness: Randomness) -> String? {
        let known = Set(values.keys)
        let fitting = wordings[key, default: []].filter { $0.required.isSubset(of: known) }
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
