import Foundation
import MusicSkillCore

/// What this installation is called in the home's network, the same after every start: Home Assistant knows it by that.
struct InstanceName: Sendable {
    let configured: String?
    let store: any KeyValueStore
    let randomness: Randomness

    func find() async throws(StoreError) -> String {
        if let configured { return configured }
        let fresh = String(format: "musicskill-%06x", UInt32(randomness.unit() * 0x1000000))
        let key = "instance-name"
        _ = try await store.claim(key, value: Data(fresh.utf8), expires: nil)
        return try await store.value(for: key).map { String(decoding: $0, as: UTF8.self) } ?? fresh
    }
}
