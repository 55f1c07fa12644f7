import MusicSkillCore

extension ServerResponse {
    static func json(_ value: JSON, status: Int = 200) -> ServerResponse {
        ServerResponse(
            status: status, headers: [("content-type", "application/json; charset=utf-8")], body: .bytes(value.bytes))
    }

    static func text(_ text: String, status: Int = 200, type: String = "text/plain; charset=utf-8") -> ServerResponse {
        ServerResponse(status: status, headers: [("content-type", type)], body: .bytes(Array(text.utf8)))
    }

    static let noContent = ServerResponse(status: 204)

    /// The connection breaks without an answer.
    static let cut = ServerResponse(status: 0, body: .abort)

    var isSuccess: Bool { (200..<300).contains(status) }

    func adding(header name: String, _ value: String) -> ServerResponse {
        var response = self
        response.headers.append((name, value))
        return response
    }
}
