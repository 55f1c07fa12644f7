/// What a slot may hold.
enum SlotKind: Equatable {
    /// Any text; `lists/<names>.txt` tells the names that stand for others.
    case open(names: String?)
    /// An entry of `lists/<name>.txt`.
    case list(String)
    /// A whole number in digits, or in the words of `list`.
    case number(ClosedRange<Int>, list: String?)
    /// A year in digits, or in the words of the list.
    case year(list: String?)
    /// A stretch of time in the units of one list and the numbers of the other; its value is in seconds.
    case time(units: String, list: String?)
    /// A room or player of the home; fills the slot `room` or `device`.
    case place
    /// What the open question offers, by name; fills the slot `index`.
    case choice
}
