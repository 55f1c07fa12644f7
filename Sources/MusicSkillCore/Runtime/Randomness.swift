/// Where chance comes from: jitter and the choice of a wording. Not for secrets, those come from ``Cryptography``.
package struct Randomness: Sendable {
    /// A number in 0..<1.
    package var unit: @Sendable () -> Double

    package init(unit: @escaping @Sendable () -> Double) {
        self.unit = unit
    }

    package static let system = Randomness(unit: { Double.random(in: 0..<1) })

    /// Always the same number: for tests, and where a choice must not vary.
    package static func fixed(_ value: Double) -> Randomness { Randomness(unit: { value }) }
}
