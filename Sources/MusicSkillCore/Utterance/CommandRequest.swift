/// A request of a machine that says what it wants in so many words: `{intent, slots?, player?, …}`, the rest as in a
/// ``SayRequest``. Slots may also stand beside the other fields, where none of those has their name.
package struct CommandRequest: Sendable, Equatable, Decodable {
    /// Text, a number or a truth value; kept as text.
    package struct Scalar: Sendable, Equatable, Decodable {
        package var text: String

        package init(_ text: String) {
            self.text = text
        }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                text = String(number)
            } else if let number = try? container.decode(Double.self) {
                text = String(number)
            } else if let isOn = try? container.decode(Bool.self) {
                text = isOn ? "on" : "off"
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    package var intent: String
    package var slots: [String: Scalar]?
    /// By name or by the id in its topics; stands for the slot `device`.
    package var player: String?
    package var language: String?
    package var room: String?
    package var site: String?
    package var user: String?
    package var transaction: String?
    package var deadlineMilliseconds: Int?
    package var dryRun: Bool?
    package var explain: Bool?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case intent, slots, player, language, room, site, user, transaction, explain
        case deadlineMilliseconds = "deadline_ms"
        case dryRun = "dry_run"
    }

    /// The slots that may stand beside the other fields.
    private static let looseSlots = Slot.allCases.filter { CodingKeys(stringValue: $0.rawValue) == nil }

    /// Every field a request may have.
    package static let fields = CodingKeys.allCases.map(\.rawValue) + looseSlots.map(\.rawValue)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        intent = try container.decodeIfPresent(String.self, forKey: .intent) ?? ""
        slots = try container.decodeIfPresent([String: Scalar].self, forKey: .slots)
        player = try container.decodeIfPresent(String.self, forKey: .player)
        language = try container.decodeIfPresent(String.self, forKey: .language)
        room = try container.decodeIfPresent(String.self, forKey: .room)
        site = try container.decodeIfPresent(String.self, forKey: .site)
        user = try container.decodeIfPresent(String.self, forKey: .user)
        transaction = try container.decodeIfPresent(String.self, forKey: .transaction)
        deadlineMilliseconds = try container.decodeIfPresent(Int.self, forKey: .deadlineMilliseconds)
        dryRun = try container.decodeIfPresent(Bool.self, forKey: .dryRun)
        explain = try container.decodeIfPresent(Bool.self, forKey: .explain)
        let loose = try decoder.container(keyedBy: FieldName.self)
        for name in Self.looseSlots.map(\.rawValue) {
            guard let value = try loose.decodeIfPresent(Scalar.self, forKey: FieldName(stringValue: name)) else {
                continue
            }
            slots = (slots ?? [:]).merging([name: value]) { _, loose in loose }
        }
    }

    package init(
        intent: Intent, slots: [Slot: String] = [:], player: String? = nil, site: String? = nil,
        transaction: String? = nil
    ) {
        self.intent = intent.rawValue
        self.slots = Dictionary(uniqueKeysWithValues: slots.map { ($0.key.rawValue, Scalar($0.value)) })
        self.player = player
        self.site = site
        self.transaction = transaction
    }

    /// - Parameters:
    ///   - payload: a JSON object.
    ///   - intent: what is asked for, where the payload needs not say it.
    package static func decode(
        _ payload: [UInt8], as intent: Intent? = nil
    ) throws(SayRequest.Problem) -> CommandRequest {
        var request = try SayRequest.decodeJSON(CommandRequest.self, try SayRequest.text(of: payload))
        if let intent { request.intent = intent.rawValue }
        guard !request.intent.isEmpty else {
            throw SayRequest.Problem("intent is missing", transaction: request.transaction)
        }
        return request
    }

    /// - Parameter arrival: the deadline counts from then.
    package func utterance(
        door: Utterance.Door, arrivedAt arrival: TimeSource.Instant, languages: [String]
    ) throws(SayRequest.Problem) -> Utterance {
        let command = try command(language: language ?? languages[0])
        let request = try SayRequest(
            text: summary, language: language, room: room, site: site, user: user, transaction: transaction,
            deadlineMilliseconds: deadlineMilliseconds, dryRun: dryRun, explain: explain
        ).checked()
        var utterance = Utterance(request, door: door, arrivedAt: arrival)
        utterance.given = command
        return utterance
    }

    private func command(language: String) throws(SayRequest.Problem) -> Interpretation {
        guard let intent = Intent(rawValue: intent), intent != .none else {
            let known = Intent.allCases.filter { $0 != .none }.map(\.rawValue).joined(separator: ", ")
            throw SayRequest.Problem("intent: expected one of \(known)", transaction: transaction)
        }
        var values: [Slot: SlotValue] = [:]
        for (name, value) in slots ?? [:] where !value.text.isEmpty {
            guard let slot = Slot(rawValue: name) else {
                let known = Slot.allCases.map(\.rawValue).joined(separator: ", ")
                throw SayRequest.Problem("slots: \(name) is not one of \(known)", transaction: transaction)
            }
            guard value.text.count <= Utterance.maximumLength else {
                throw SayRequest.Problem("slots: \(name) is too long", transaction: transaction)
            }
            values[slot] = SlotValue(value.text)
        }
        if let player, !player.isEmpty { values[.device] = SlotValue(player) }
        return Interpretation(intent: intent, slots: values, language: language, skill: "given")
    }

    /// What stands in records where a sentence would.
    private var summary: String {
        let values = (slots ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
        return String(([intent] + values).joined(separator: " ").prefix(Utterance.maximumLength))
    }
}
