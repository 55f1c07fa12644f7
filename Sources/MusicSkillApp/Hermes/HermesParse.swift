import Adapters
import Foundation
import MusicSkillCore

/// What a sentence was read as, for a dialogue manager: `hermes/nlu/intentParsed` and `hermes/intent/<name>`.
struct HermesParse: Encodable {
    struct Name: Encodable {
        var intentName: String
        var confidenceScore: Double
    }

    struct Slot: Encodable {
        struct Value: Encodable {
            /// Readers may insist on one.
            var kind: String
            var value: JSONValue
        }

        /// In characters, the end not included.
        struct Span: Encodable, Equatable {
            var start: Int
            var end: Int
            var rawStart: Int
            var rawEnd: Int
        }

        var entity: String
        var slotName: String
        var rawValue: String
        var value: Value
        /// Absent where the value does not stand in the sentence.
        var range: Span?
        /// As Rhasspy calls it, and as Snips does.
        var confidence = 1.0
        var confidenceScore = 1.0
    }

    var input: String
    var intent: Name
    var slots: [Slot]
    var siteId: String
    var id: String?
    var sessionId: String?
    var customData: JSONValue?
    var lang: JSONValue?
    var wakewordId: JSONValue?
    var asrTokens: JSONValue?
    var asrConfidence: JSONValue?
    var rawInput: String

    init(_ reading: Interpretation, of query: HermesMessage, in sentence: String) {
        input = sentence
        intent = Name(
            intentName: HermesIntentName.published(reading.intent), confidenceScore: reading.score)
        slots = Slot.all(of: reading, in: sentence) + Slot.all(query.json["customEntities"]?.members ?? [:])
        siteId = query.site
        id = query.id
        sessionId = query.session
        customData = query.json["customData"]
        lang = query.json["lang"]
        wakewordId = query.json["wakewordId"]
        asrTokens = query.json["asrTokens"]
        asrConfidence = query.json["asrConfidence"]
        rawInput = query.json["rawInput"]?.plain ?? sentence
    }

    /// The best reading of those that are wanted, as if there were no others.
    static func best(of reading: Reading, for query: HermesMessage) -> Interpretation? {
        guard let filter = query.intentFilter, !filter.isEmpty else { return reading.interpretations.first }
        return reading.interpretations.first { reading in
            filter.contains { HermesIntentName.admits($0, reading.intent) }
        }
    }
}

extension HermesParse.Slot {
    fileprivate static func all(of reading: Interpretation, in sentence: String) -> [HermesParse.Slot] {
        var taken: [Range<String.Index>] = []
        // The longer a value, the surer is its place.
        let longestFirst = reading.slots.sorted {
            ($1.value.spoken.count, $0.key.rawValue) < ($0.value.spoken.count, $1.key.rawValue)
        }
        return longestFirst.map { slot, value in
            let places = value.spoken.isEmpty ? [] : sentence.ranges(of: value.spoken)
            let place = places.first { place in !taken.contains(where: place.overlaps) }
            if let place { taken.append(place) }
            return HermesParse.Slot(slot, value, at: place.map { Span($0, in: sentence) })
        }
        .sorted { ($0.range?.start ?? .max, $0.slotName) < ($1.range?.start ?? .max, $1.slotName) }
    }

    private init(_ slot: MusicSkillCore.Slot, _ value: SlotValue, at range: Span?) {
        let number = slot.isNumeric ? Double(value.value) : nil
        self.init(
            entity: slot.rawValue, slotName: slot.rawValue, rawValue: value.spoken,
            value: Value(
                kind: number == nil ? "Unknown" : "Number", value: number.map(JSONValue.number) ?? .string(value.value)),
            range: range)
    }

    /// What the dialogue manager knows by itself.
    fileprivate static func all(_ entities: [String: JSONValue]) -> [HermesParse.Slot] {
        entities.sorted { $0.key < $1.key }.map { name, value in
            HermesParse.Slot(
                entity: name, slotName: name, rawValue: value.plain ?? "", value: Value(kind: "Unknown", value: value))
        }
    }
}

extension HermesParse.Slot.Span {
    /// Other services count code points.
    fileprivate init(_ range: Range<String.Index>, in sentence: String) {
        let scalars = sentence.unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
        let end = scalars.distance(from: scalars.startIndex, to: range.upperBound)
        self.init(start: start, end: end, rawStart: start, rawEnd: end)
    }
}

/// `hermes/nlu/intentNotRecognized`.
struct HermesNoParse: Encodable {
    var input: String
    var siteId: String
    var id: String?
    var sessionId: String?
    var customData: JSONValue?

    init(_ query: HermesMessage) {
        input = query.input ?? ""
        siteId = query.site
        id = query.id
        sessionId = query.session
        customData = query.json["customData"]
    }
}
