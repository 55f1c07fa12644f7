import Adapters
import MusicSkillCore

/// `musicskill key`: looks after the key under which logins are sealed.
enum KeyCommand {
    static let command = Command(
        name: "key", summary: "replace the key that logins are encrypted under", arguments: "rotate",
        options: [
            Option("--new-key-file", "FILE", "the next key, 32 bytes, where the present one comes from outside")
        ],
        details: """
            Makes a new key and encrypts all logins anew under it. The service must not run meanwhile. A key that is
            handed over as MUSICSKILL_KEY or by systemd is not musicskill's to make: give the next one in a file, and
            hand it over from then on.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        guard invocation.arguments.words == ["rotate"] else {
            throw AppError(.usage, "musicskill key takes one word: rotate")
        }
        let given = invocation.arguments["--new-key-file"]
        let configuration = try Workspace.loadConfiguration(invocation).configuration
        do {
            let count = try await rotate(configuration, to: given, environment: invocation.environment)
            invocation.console.say("A new key is in use; \(count) entries were encrypted anew.")
            if given != nil { invocation.console.say("Hand over the new key from now on: the old one opens nothing.") }
            return .done
        } catch let error as StoreError {
            throw AppError(.configuration, error.message)
        }
    }

    private static func rotate(
        _ configuration: Configuration, to given: String?, environment: [String: String]
    ) async throws -> Int {
        let lock = try FolderLock(directory: configuration.dataDirectory)
        defer { withExtendedLifetime(lock) {} }
        let cryptography = OpenSSLCryptography()
        let keyFile = KeyFile(
            directory: configuration.dataDirectory, environment: environment, cryptography: cryptography)
        let wallClock = TimeSource.system.wallClock
        let (database, _) = try await Database.open(configuration.databasePath, log: .silent, wallClock: wallClock)
        let store = try await SQLiteKeyValueStore(database: database, wallClock: wallClock)
        // Proves the present key, and completes a rotation that was cut short.
        _ = try await SealedKeyValueStore.open(store: store, keyFile: keyFile, cryptography: cryptography)
        let count = try await KeyRotation(database: database, keyFile: keyFile, cryptography: cryptography)
            .rotate(to: given)
        try await SQLiteAuditTrail(database: database, wallClock: wallClock)
            .record(.ownerDid("key_rotate", account: "", at: .system))
        await database.close()
        return count
    }
}
