/// What the home did last, so that "louder" and "unmute" know what they refer to.
package actor PlaybackMemory {
    /// How long a site's last player stays its player.
    package static let siteMemory = Duration.seconds(600)

    private let time: TimeSource
    private var usedBySite: [String: (player: String, at: TimeSource.Instant)] = [:]
    private var volumeBeforeMute: [String: Int] = [:]

    package init(time: TimeSource) {
        self.time = time
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
        usedBySite[site] = (player, time.now())
    }

    package func noteMute(of player: String, from volume: Int) {
        guard volume > 0 else { return }
        volumeBeforeMute[player] = volume
    }

    package func volumeBeforeMute(of player: String) -> Int? { volumeBeforeMute[player] }
}
