extension StringProtocol {
    /// The parts between blanks. Found among bytes: a mark behind a blank, as Thai writes them, is one Character with it.
    func words(maxSplits: Int = .max) -> [Substring] {
        String(self).utf8.split(separator: UInt8(ascii: " "), maxSplits: maxSplits).map { Substring($0) }
    }
}

extension String {
    /// As words are looked up.
    var withoutApostrophes: String {
        utf8.contains(UInt8(ascii: "'"))
            ? String(decoding: utf8.filter { $0 != UInt8(ascii: "'") }, as: UTF8.self) : self
    }
}
