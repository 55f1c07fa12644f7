import MusicSkillCore

/// A request that was understood: its parameters read, its body parsed, its user known.
struct Call: Sendable {
    let moment: Moment
    let request: ServerRequest
    /// The named places of the path.
    let places: [String: String]
    /// Query parameters that are what they should be.
    let query: [String: JSON]
    /// Absent when nothing was sent.
    let body: JSON?
    var scopes: Set<String> = []

    /// The place named `{id}`, which every template that needs one has.
    var id: String { places["id"] ?? "" }
    var deviceID: String? { query["device_id"]?.text }

    func text(_ name: String) -> String { query[name]?.text ?? "" }
    func number(_ name: String) -> Int? { query[name]?.integer }
    func texts(_ name: String) -> [String] { query[name]?.elements?.compactMap(\.text) ?? [] }
}
