import MusicSkillCore
import TestSupport

@testable import SpotifySimulator

extension ServerResponse {
    /// The body as JSON; null where it is none.
    var json: JSON { JSON.parse(Array(text.utf8)) ?? nil }
}

extension JSON {
    /// The value at the end of a path of names and places: `json["tracks", "items", 0, "name"]`.
    subscript(_ steps: any PathStep...) -> JSON {
        steps.reduce(self) { $1.step(from: $0) ?? nil }
    }
}

protocol PathStep {
    func step(from value: JSON) -> JSON?
}

extension String: PathStep {
    func step(from value: JSON) -> JSON? { value[self] }
}

extension Int: PathStep {
    func step(from value: JSON) -> JSON? {
        value.elements.flatMap { $0.indices.contains(self) ? $0[self] : nil }
    }
}

extension SimulatedSpotify {
    /// The id of a device of the household while it has not been changed.
    static func id(_ name: String) -> String { Device(name).id }

    /// The URI of the first track found.
    func track(_ query: String) -> String {
        Catalogue.builtIn.search.tracks(SearchQuery(query)).first?.uri ?? "no track \(query)"
    }

    func play(_ body: String, on device: String = "Kitchen Speaker") async -> ServerResponse {
        await send("PUT", "/v1/me/player/play", query: ["device_id": Self.id(device)], body: body)
    }

    /// The player as it is once everything commanded so far can be seen.
    func player() async -> JSON {
        await settle()
        return await send("GET", "/v1/me/player").json
    }
}
