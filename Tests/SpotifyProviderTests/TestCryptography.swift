import MusicSkillCore

/// Bytes a test can foresee: counted instead of drawn, and a digest that only has the right length.
struct TestCryptography: Cryptography {
    private let next = CountingBytes()

    func sha256(_ bytes: [UInt8]) -> [UInt8] {
        (0..<32).map { index in bytes.reduce(UInt8(index)) { $0 &* 31 &+ $1 } }
    }

    func randomBytes(_ count: Int) throws(CryptographyError) -> [UInt8] { next.take(count) }

    func seal(_ plain: [UInt8], key: Secret<[UInt8]>, purpose: String) throws(CryptographyError) -> [UInt8] {
        throw .failed("not part of a login")
    }

    func open(_ sealed: [UInt8], key: Secret<[UInt8]>, purpose: String) throws(CryptographyError) -> [UInt8] {
        throw .failed("not part of a login")
    }
}

private final class CountingBytes: Sendable {
    private let count = Locked(UInt8(0))

    func take(_ length: Int) -> [UInt8] {
        count.withLock { count in
            (0..<length).map { _ in
                count &+= 1
                return count
            }
        }
    }
}
