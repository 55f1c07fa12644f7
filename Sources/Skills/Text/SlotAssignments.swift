/// `name=word name="several words"`, as tests and patterns write what slots hold.
enum SlotAssignments {
    /// - Returns: nothing for a text that is not written so.
    static func read(_ text: Substring) -> [String: String]? {
        var slots: [String: String] = [:]
        var rest = text.trimmingPrefix(while: \.isWhitespace)
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "="), equals > rest.startIndex else { return nil }
            let name = String(rest[..<equals])
            guard name.allSatisfy({ !$0.isWhitespace }) else { return nil }
            rest = rest[rest.index(after: equals)...]
            let isQuoted = rest.hasPrefix("\"")
            if isQuoted { rest.removeFirst() }
            let value = rest.prefix { isQuoted ? $0 != "\"" : !$0.isWhitespace }
            slots[name] = String(value)
            rest = rest[value.endIndex...].dropFirst(isQuoted ? 1 : 0).trimmingPrefix(while: \.isWhitespace)
        }
        return slots
    }
}
