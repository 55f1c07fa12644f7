import MusicSkillCore

/// A value that is made when it is first asked for, once.
final class Lazy<Value: Sendable>: Sendable {
    private let made = Locked<Value?>(nil)
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    var value: Value {
        made.withLock { made in
            if let made { return made }
            let fresh = make()
            made = fresh
            return fresh
        }
    }

    /// Nothing as long as nobody has asked for it.
    var known: Value? { made.withLock(\.self) }
}
