import Foundation
import MusicSkillCore

/// A cut out of a longer list, with the addresses of its neighbours.
struct Page: Sendable {
    private let path: String
    private let query: [(name: String, value: String)]
    private let limit: Int
    private let offset: Int

    init(_ call: Call, path: String? = nil, defaultLimit: Int) {
        self.path = path ?? String(call.request.path.dropFirst("/v1".count))
        query = call.request.query.filter { !["limit", "offset"].contains($0.name) }
        limit = call.number("limit") ?? defaultLimit
        offset = call.number("offset") ?? 0
    }

    func json<Element>(_ all: [Element], _ item: (Element) -> JSON) -> JSON {
        let end = min(offset + limit, all.count)
        let items = offset < end ? all[offset..<end].map(item) : []
        return [
            "href": .string(address(offset)), "limit": .integer(limit),
            "next": JSON(end < all.count ? address(end) : nil), "offset": .integer(offset),
            "previous": JSON(offset > 0 ? address(max(0, offset - limit)) : nil), "total": .integer(all.count),
            "items": .array(items),
        ]
    }

    private func address(_ offset: Int) -> String {
        var components = URLComponents()
        components.queryItems =
            query.map { URLQueryItem(name: $0.name, value: $0.value) }
            + [URLQueryItem(name: "offset", value: String(offset)), URLQueryItem(name: "limit", value: String(limit))]
        return Wire.base + path + (components.string ?? "")
    }
}
