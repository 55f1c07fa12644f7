import Foundation

/// What the home did last, so that "louder" and "unmute" know what they refer to.
package actor PlaybackMemory {
    /// How long a site's last player stays its player.
    package static let siteMemory = Duration.seconds(600)

    private let store: any KeyValueStore
    private let time: TimeSource
    private let log: Log
    private var usedBySite: [String: (player: String, at: TimeSource.Instant)] = [:]
    /// Also on disk: a mute outlasts a restart.
    private var volumeBeforeMute: [String: Int] = [:]

    package init(store: any KeyValueStore, time: TimeSource, log: Log) {
        self.store = store
        self.time = time
        self.log = log.of("players")
    }

    /// The player that `site` used within the last ten minutes.
    package func recentPlayer(of site: String?) -> String? {
        guard let site, let used = usedBySite[site], used.at.duration(to: time.now()) < Self.siteMemory else {
            return nil
        }
        return used.player
    }

    package func noteUse(of player: String, by site: String?) {
        guard let site else { return }
        let now = time.now()
        // Requests name sites as they like: what is too old is not kept.
        usedBySite = usedBySite.filter { $0.value.at.duration(to: now) < Self.siteMemory }
        usedBySite[site] = (player, now)
    }

    /// - Parameter volume: zero is remembered by nobody, so that muting twice does no harm.
    package func noteMute(of player: String, from volume: Int) async {
        guard volume > 0 else { return }
        volumeBeforeMute[player] = volume
        do {
            try await store.set(Data(String(volume).utf8), for: Self.key(of: player), expires: nil)
        } catch {
            log.warning("the volume before a mute cannot be remembered", ["player": player, "error": error.message])
        }
    }

    package func volumeBeforeMute(of player: String) async -> Int? {
        if let volume = volumeBeforeMute[player] { return volume }
        do {
            return try await store.value(for: Self.key(of: player)).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        } catch {
            log.warning("the volume before a mute cannot be read", ["player": player, "error": error.message])
            return nil
        }
    }

    private static func key(of player: String) -> String { "player/\(PlayerName.slug(player))/volume_before_mute" }
}
