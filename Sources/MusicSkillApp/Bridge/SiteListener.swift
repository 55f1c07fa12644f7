import Foundation
import MusicSkillCore

/// Hears on `<base>/sites` where satellites and devices stand, as Home Assistant knows it: `{"<id>": "<room>"}`, retained.
struct SiteListener: BusListener {
    let topics: Topics
    let home: Home
    let sites: SiteMap
    let log: Log

    /// More than a home has satellites.
    private static let maximumPayload = 64 * 1024

    /// A part of what the door wants, and so to be asked before it.
    var filters: [String] { [topics.sites] }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        guard !message.payload.isEmpty else { return sites.announce([:]) }
        guard message.payload.count <= Self.maximumPayload else { return reject("it is too large") }
        let announced: [String: String]
        do {
            announced = try JSONDecoder().decode([String: String].self, from: Data(message.payload))
        } catch {
            return reject("it is not a JSON object of rooms by id")
        }
        // Where no room is configured, the players' names tell.
        let unknown = announced.filter { !home.rooms.isEmpty && home.room(named: $0.value) == nil }
        for (site, room) in unknown.sorted(by: { $0.key < $1.key }) {
            log.warning("a site in a room nobody knows is left out", ["site": site, "room": room])
        }
        sites.announce(announced.filter { unknown[$0.key] == nil })
        log.info("sites announced", ["count": announced.count - unknown.count])
    }

    private func reject(_ problem: String) {
        log.warning("\(topics.sites) is left as it was: \(problem)")
    }
}
