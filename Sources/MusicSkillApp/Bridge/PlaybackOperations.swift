import MusicSkillCore

/// Everything players can be asked: `request/command` with an intent, and each intent by its own name. The answer's
/// data is the reply, in which the way it went is told as after a sentence.
struct PlaybackOperations: OperationGroup {
    let desk: CommandDesk
    let languages: [String]

    var operations: [BridgeOperation] {
        [
            BridgeOperation("command", fields: CommandRequest.fields, takesTurn: true) {
                call throws(OperationFailure) in try await carryOut(nil, call)
            }
        ]
            + Self.intents.map { intent in
                BridgeOperation(
                    intent.rawValue, fields: CommandRequest.fields.filter { $0 != "intent" },
                    plainField: Self.plainField(of: intent), takesTurn: true
                ) { call throws(OperationFailure) in try await carryOut(intent, call) }
            }
    }

    /// `request/restart` is for the service itself, as with other bridges; a piece begins anew by `seek` to 0 or by
    /// `command`.
    private static let intents = Intent.allCases.filter { $0 != .none && $0 != .restart }

    /// What a payload in plain text says: what the intent is about, else the player.
    private static func plainField(of intent: Intent) -> String {
        switch intent {
        case .play, .queueAdd, .playNext, .radio: Slot.query.rawValue
        case .addToPlaylist, .createPlaylist: Slot.playlist.rawValue
        case .volumeSet: Slot.level.rawValue
        case .volumeUp, .volumeDown: Slot.step.rawValue
        case .seek: Slot.position.rawValue
        case .repeat: Slot.itemType.rawValue
        case .select: Slot.index.rawValue
        default: "player"
        }
    }

    private func carryOut(_ intent: Intent?, _ call: OperationCall) async throws(OperationFailure) -> Reply {
        let utterance: Utterance
        do throws(SayRequest.Problem) {
            utterance = try CommandRequest.decode(Array(call.text.utf8), as: intent)
                .utterance(door: call.door, arrivedAt: call.arrivedAt, languages: languages)
        } catch {
            throw OperationFailure(error)
        }
        return try await desk.handle(utterance, age: call.age, turn: call.turn).orFailure()
    }
}

extension Reply {
    /// - Throws: where it is no success, itself as the data of a failure.
    func orFailure() throws(OperationFailure) -> Reply {
        guard code.statuses.http < 400 else { throw OperationFailure(code, speech, data: self) }
        return self
    }
}
