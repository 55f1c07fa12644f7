extension Account {
    /// Whether an account can have that name: 1...32 lower-case letters, digits, `-` and `_`. It stands in commands, in
    /// addresses and in keys of the store.
    package static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[a-z0-9_-]{1,32}/) != nil }

    /// `account/anna/`: all that is kept for an account alone has a key that begins so, to go when the account does.
    package static func keyPrefix(of name: String) -> String { "account/\(name)/" }
}
