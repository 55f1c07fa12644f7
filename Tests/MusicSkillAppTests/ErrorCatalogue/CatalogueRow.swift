import MusicSkillCore
import SpotifyProvider
import SpotifySimulator
import Testing

/// One way Spotify says no, what a household hears of it, and what was sent for it and how often.
struct CatalogueRow: Sendable, CustomTestStringConvertible {
    /// What happens before the sentence is said.
    enum Scene: Sendable {
        case silence
        case musicInTheKitchen
        /// Music played, and somebody paused it at the speaker a moment ago.
        case pausedByHand
        /// The kitchen's speaker came back under another id.
        case anotherID
        case userWithoutPremium
        case loginWithoutScope
    }

    var name: String
    var scene = Scene.silence
    var faults: [Fault] = []
    var says: String
    var code: OutcomeCode
    var hears: String
    /// By operation, complete.
    var sends: [String: Int]

    var testDescription: String { name }
}

extension CatalogueRow {
    static let play = "play stand by me by ben e king in the kitchen"
    static let playing = "Playing Stand by Me by Ben E. King in the kitchen."
    static let unreachable = "I cannot reach Spotify right now."
    static let trouble = "Something went wrong on my side. The log says more."
    static let cannot = "I cannot do that yet."
    static let refused = "Kitchen Speaker does not do that right now."
    static let notListed =
        "This account is not on the list of people who may use the app. "
        + "Its owner can add it in the settings of the app at Spotify."

    /// What was sent for ``play``: so many times each.
    static func sent(plays: Int, looks: Int = 0, lists: Int = 0, refreshes: Int = 0, searches: Int = 1) -> [String: Int]
    {
        [
            "GET /v1/search": searches, "PUT /v1/me/player/play": plays, "GET /v1/me/player": looks,
            "GET /v1/me/player/devices": lists, "POST /api/token": refreshes,
        ].filter { $0.value > 0 }
    }

    static func onPlay(_ kind: Fault.Kind, times: Int? = 1, retryAfter: Int? = nil) -> Fault {
        var fault = Fault(kind, method: "PUT", path: "/v1/me/player/play", times: times)
        fault.retryAfter = retryAfter
        return fault
    }

    /// Spotify's own words instead of an answer.
    static func answer(
        _ status: Int, _ text: String, path: String = "/v1/me/player/play", times: Int? = nil
    ) -> Fault {
        var fault = Fault(.answer, path: path, times: times)
        fault.status = status
        fault.text = text
        return fault
    }

    static func error(_ status: Int, _ message: String, reason: String? = nil) -> String {
        let reason = reason.map { #","reason":"\#($0)""# } ?? ""
        return #"{"error":{"status":\#(status),"message":"\#(message)"\#(reason)}}"#
    }
}
