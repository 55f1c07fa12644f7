import Foundation
import MusicSkillCore

@testable import MusicSkillApp

/// An answer as somebody who only knows the topics would read it.
struct AnswerOnWire<Payload: Decodable & Sendable>: Decodable, Sendable {
    var data: Payload
    var status: String
    var error: String?
    var code: String?
    var transaction: String?
}

/// Whatever else an answer holds.
struct AnyPayload: Decodable, Sendable {}

struct EventOnWire: Decodable, Sendable {
    var type: String
    var data: [String: String]
}

extension HomeUnderTest {
    /// Sends `payload` as it is to `request/<name>` and returns the one answer that follows.
    func ask<Payload: Decodable & Sendable>(
        _ name: String, _ payload: String = "", for type: Payload.Type = AnyPayload.self
    ) async throws -> AnswerOnWire<Payload> {
        let topic = "musicskill/response/\(name)"
        let before = listener.count(of: topic)
        try listener.publish("musicskill/request/\(name)", payload)
        return try await listener.nth(AnswerOnWire<Payload>.self, before, on: topic)
    }

    func event(_ type: String) async throws -> EventOnWire {
        try await listener.next(EventOnWire.self, on: "musicskill/bridge/event") { $0.type == type }
    }
}
