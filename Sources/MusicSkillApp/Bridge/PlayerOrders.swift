import MusicSkillCore

/// All that one message on `players/<id>/set[/<property>]` asks of the player. Pure.
struct PlayerOrders: Equatable {
    /// In the order they are to be carried out; at least one.
    var orders: [PlayerOrder]
    /// What the sender will know the answer by.
    var transaction: String?

    init(_ orders: PlayerOrder..., transaction: String? = nil) {
        self.orders = orders
        self.transaction = transaction
    }

    /// - Parameter property: nothing for a JSON object with several.
    init(property: String?, payload: [UInt8]) throws(SayRequest.Problem) {
        if let property {
            self.init(try PlayerOrder.order(property, try SayRequest.text(of: payload)))
        } else {
            try self.init(object: try SayRequest.text(of: payload))
        }
    }

    private init(object text: String) throws(SayRequest.Problem) {
        guard text.first == "{" else {
            throw SayRequest.Problem("expected a JSON object with any of \(State.fields.joined(separator: ", "))")
        }
        let state = try SayRequest.decodeJSON(State.self, text)
        if let transaction = state.transaction, !SayRequest.isReasonable(transaction) {
            throw SayRequest.Problem("transaction: too long, or with control characters")
        }
        transaction = state.transaction
        do throws(SayRequest.Problem) {
            try SayRequest.checkFields(of: text, known: State.fields, by: "set")
            orders = try state.orders
        } catch {
            throw SayRequest.Problem(error.message, transaction: state.transaction)
        }
    }

    /// Several properties in one message, as `players/<id>` itself shows them.
    private struct State: Decodable {
        var state: String?
        var volume: Double?
        var mute: Bool?
        var shuffle: Bool?
        var `repeat`: String?
        var position: Double?
        var play: String?
        var transaction: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case state, volume, mute, shuffle, `repeat`
            case position = "position_s"
            case play, transaction
        }

        static let fields = CodingKeys.allCases.map(\.rawValue)

        /// What is quiet comes before what sounds: a volume is set before the music starts.
        var orders: [PlayerOrder] {
            get throws(SayRequest.Problem) {
                var orders: [PlayerOrder] = []
                if let volume { orders.append(try PlayerOrder.volume(volume, "\(volume)")) }
                if let mute { orders.append(.command(mute ? .mute : .unmute)) }
                if let play { orders.append(try PlayerOrder.order("play", play)) }
                if let shuffle { orders.append(.command(shuffle ? .shuffleOn : .shuffleOff)) }
                if let `repeat` { orders.append(try PlayerOrder.repetition(`repeat`)) }
                if let position { orders.append(try PlayerOrder.position(position, "\(position)")) }
                switch state {
                case "playing": if play == nil { orders.append(.command(.resume)) }
                case "paused", "idle": orders.append(.command(.pause))
                case nil: break
                case let other?: throw PlayerOrder.problem("state", "playing or paused", other)
                }
                guard !orders.isEmpty else {
                    throw SayRequest.Problem(
                        "the object sets nothing; it may hold \(Self.fields.joined(separator: ", "))")
                }
                return orders
            }
        }
    }
}
