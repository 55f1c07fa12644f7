import MusicSkillCore
import SpotifySimulator

/// Twenty-four hours in which everything goes wrong that ever went wrong with Spotify.
struct BadDay: Sendable {
    /// A part of the day with one trouble in it.
    struct Chapter: Sendable {
        var name: String
        /// From midnight.
        var begins: Duration
        /// Done at its beginning; what went before is over then.
        var trouble: @Sendable (SpotifySimulator) async throws -> Void
    }

    static let length = Duration.seconds(24 * 3600)
    static let commandCount = 200

    static let chapters = [
        Chapter(name: "all is well", begins: .zero) { _ in },
        Chapter(name: "503 for everything", begins: .minutes(60)) { await $0.add(Fault(.serverError, times: nil)) },
        Chapter(name: "over again", begins: .minutes(85)) { _ in },
        Chapter(name: "429 for 41 s", begins: .minutes(110)) { spotify in
            for after in [0, 6, 15] { await spotify.add(limit(.rateLimited, seconds: 41, after: after)) }
        },
        Chapter(name: "false 401", begins: .minutes(150)) { spotify in
            for after in 0..<4 { await spotify.add(fault(.tokenMissing, after: after * 5)) }
        },
        Chapter(name: "false 403", begins: .minutes(190)) { spotify in
            for after in 0..<4 { await spotify.add(fault(.premiumRequired, method: "PUT", after: after * 2)) }
        },
        Chapter(name: "speakers asleep", begins: .minutes(230)) { spotify in
            for name in ["Kitchen Speaker", "Living Room Speaker", "Bedroom Speaker"] {
                try await spotify.change(.sleep(name))
            }
        },
        Chapter(name: "a speaker renamed", begins: .minutes(290)) { spotify in
            try await spotify.change(.rename("Kitchen Speaker", to: "Cooker"))
        },
        Chapter(name: "and back, others with new ids", begins: .minutes(330)) { spotify in
            try await spotify.change(.rename("Cooker", to: "Kitchen Speaker"))
            for name in ["Kitchen Speaker", "Living Room Speaker", "Bathroom Radio"] {
                try await spotify.change(.changeID(name))
            }
        },
        Chapter(name: "no answers, cut lines", begins: .minutes(380)) { spotify in
            for after in 0..<3 { await spotify.add(fault(.stall, after: after * 7)) }
            for after in 0..<5 { await spotify.add(fault(.reset, after: after * 4)) }
        },
        Chapter(name: "202, 204 without effect, junk", begins: .minutes(430)) { spotify in
            for after in 0..<3 { await spotify.add(fault(.accepted, method: "PUT", after: after * 4)) }
            for after in 0..<3 { await spotify.add(fault(.ignored, method: "PUT", after: after * 3)) }
            for after in 0..<9 { await spotify.add(fault(.junkBody, method: "PUT", after: after)) }
        },
        Chapter(name: "logins cannot be refreshed", begins: .minutes(470)) { spotify in
            await spotify.add(Fault(.tokenEndpointDown, times: nil))
            await spotify.end(.accessExpired)
        },
        Chapter(name: "over again", begins: .minutes(490)) { _ in },
        Chapter(name: "429 for 14 h", begins: .minutes(540)) { spotify in
            await spotify.add(limit(.rateLimited, seconds: 14 * 3600))
        },
        Chapter(name: "quota used up for 20 min", begins: .minutes(1390)) { spotify in
            await spotify.add(limit(.quotaExceeded, seconds: 1200))
        },
        Chapter(name: "all is well at last", begins: .minutes(1420)) { _ in },
    ]

    static let sentences = [
        "play jazz in the kitchen", "what is playing", "louder", "play dancing queen by abba in the living room",
        "pause", "resume", "next", "play the album kind of blue by miles davis in the bedroom", "volume 30",
        "play bohemian rhapsody in the bathroom", "stop", "move the music to the kitchen", "previous",
        "play abba", "shuffle on", "shuffle off", "mute", "unmute", "play rock in the bedroom", "turn it down",
    ]

    private static func fault(_ kind: Fault.Kind, method: String? = nil, after: Int) -> Fault {
        var fault = Fault(kind, method: method)
        fault.after = after
        return fault
    }

    private static func limit(_ kind: Fault.Kind, seconds: Int, after: Int = 0) -> Fault {
        var fault = fault(kind, after: after)
        fault.retryAfter = seconds
        return fault
    }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
}
