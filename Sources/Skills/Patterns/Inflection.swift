/// How the names of places change within a sentence, as `lists/inflection.txt` tells: "kuchnia", "w kuchni".
///
/// `-a | -e | -y` is an ending and what may stand for it, `c- | g-` a beginning; where nothing stands before the first
/// bar, the others are joined on.
struct Inflection: Sendable {
    fileprivate struct Change {
        /// Folded, in UTF-8.
        var usual: [UInt8]
        var others: [[UInt8]]
        var isEnding: Bool
    }

    private var changes: [Change] = []

    static let file = "lists/inflection.txt"

    /// Less would be no name any more.
    fileprivate static let shortestStem = 2
    /// Of one name; its last words change before the others.
    private static let maximumForms = 256

    init() {}

    init(_ text: String?, diagnostics: inout Diagnostics) {
        for (number, text) in TextLines(text) {
            if let change = Self.change(text) {
                changes.append(change)
            } else {
                diagnostics.error(
                    Self.file, number, "expected -ending | -ending, beginning- | beginning-, or | -joined")
            }
        }
    }

    private static func change(_ line: String) -> Change? {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(TextLines.trimmed)
        let written = parts.filter { !$0.isEmpty }
        let isEnding = written.allSatisfy { $0.hasPrefix("-") }
        guard parts.count > 1, parts.dropFirst().allSatisfy({ !$0.isEmpty }),
            isEnding || written.allSatisfy({ $0.hasSuffix("-") })
        else { return nil }
        let letters = parts.map { part in
            Array(FoldedText.key(String(isEnding ? part.dropFirst() : part.dropLast())).utf8)
        }
        return Change(usual: letters[0], others: Array(letters.dropFirst()), isEnding: isEnding)
    }

    /// What a name may be said as, apart from itself. Without blanks.
    /// - Parameter words: folded.
    func forms(of words: [Substring]) -> Set<String> {
        guard !changes.isEmpty else { return [] }
        var forms: [[UInt8]] = [[]]
        for word in words.reversed() {
            let letters = Array(word.utf8)
            let all = [letters] + self.forms(of: letters)
            let isTooMany = forms.count * all.count > Self.maximumForms
            forms = (isTooMany ? [letters] : all).flatMap { head in forms.map { tail in head + tail } }
        }
        return Set(forms.dropFirst().map { String(decoding: $0, as: UTF8.self) })
    }

    private func forms(of word: [UInt8]) -> [[UInt8]] {
        changes.filter { $0.applies(to: word) }.flatMap { change in
            let stem = change.isEnding ? word.dropLast(change.usual.count) : word.dropFirst(change.usual.count)
            return change.others.map { change.isEnding ? Array(stem) + $0 : $0 + Array(stem) }
        }
    }
}

extension Inflection.Change {
    fileprivate func applies(to word: [UInt8]) -> Bool {
        guard word.count >= usual.count + Inflection.shortestStem else { return false }
        return isEnding ? word.suffix(usual.count).elementsEqual(usual) : word.starts(with: usual)
    }
}
