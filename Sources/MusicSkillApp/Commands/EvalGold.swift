import Foundation
import MusicSkillCore

/// One line of a gold file.
struct EvalGold: Decodable {
    /// A value, several values, or one that may be written in several ways.
    enum Value: Decodable {
        case one(String)
        case many([Value])
        case any([String])

        private struct Alternatives: Decodable { var any: [String] }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .one(text)
            } else if let values = try? container.decode([Value].self) {
                self = .many(values)
            } else {
                self = .any(try container.decode(Alternatives.self).any)
            }
        }

        /// The ways to write each value.
        var texts: [[String]] {
            switch self {
            case .one(let text): text.isEmpty ? [] : [[text]]
            case .many(let values): values.flatMap(\.texts)
            case .any(let texts): [texts]
            }
        }
    }

    var id: String?
    var lang: String?
    var text: String
    var intent: String
    var accept: [String]?
    var slots: [String: Value]?
    var slotSet: [String]?
    var neg: String?
    var source: String?
    var context: ParseRequest.Context?

    enum CodingKeys: String, CodingKey {
        case id, lang, text, intent, accept, slots, neg, source, context
        case slotSet = "slot_set"
    }

    /// - Throws: what does not fit, in words.
    static func decode(_ line: String) throws(AppError) -> EvalGold {
        do {
            return try JSONDecoder().decode(EvalGold.self, from: Data(line.utf8))
        } catch {
            throw AppError(.badData, (error as? DecodingError)?.reason ?? error.localizedDescription)
        }
    }

    var texts: [String: [String]] { (slots ?? [:]).mapValues { $0.texts.flatMap(\.self) } }
}

extension DecodingError {
    /// What does not fit, in the decoder's words.
    fileprivate var reason: String? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            (context.codingPath.map(\.stringValue) + [context.debugDescription]).joined(separator: ": ")
        @unknown default: nil
        }
    }
}
