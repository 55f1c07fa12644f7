extension StringProtocol {
    /// The parts between blanks. Found among bytes: a mark behind a blank, as Thai writes them, is one Character with it.
    func words(maxSplits: Int = .max) -> [Substring] {
        String(self).utf8.split(separator: UInt8(ascii: " "), maxSplits: maxSplits).map { Substring($0) }
    }
}
