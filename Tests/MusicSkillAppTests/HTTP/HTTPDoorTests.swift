import Adapters
import Foundation
import MusicSkillCore
import SpotifySimulator
import TestSupport
import Testing

@testable import MusicSkillApp

/// The HTTP door with the whole service behind it, over real connections.
@Suite(.timeLimit(.minutes(1)))
struct HTTPDoorTests {
    @Test func `a sentence plays, as plain text and as JSON, and the reply is that of MQTT`() async throws {
        try await HomeUnderTest.withHTTP { home, http in
            let plain = try await http.post("/api/say", "play jazz in the kitchen")
            #expect(plain.status == 200)
            #expect(plain.header("Content-Type") == "application/json")
            #expect(plain.header("Access-Control-Allow-Origin") == nil)
            #expect(try plain.json(ReplyOnWire.self).player?.id == "kitchen_speaker")
            let json = try await http.post("/api/say", #"{"text": "pause", "room": "kitchen", "transaction": "t-1"}"#)
            let reply = try json.json(ReplyOnWire.self)
            #expect(reply.transaction == "t-1" && reply.code == "ok" && reply.intent == "pause")
            _ = try await home.listener.next(EventOnWire.self, on: "musicskill/bridge/event") {
                $0.data["transaction"] == "t-1" && $0.data["door"] == "http"
            }
        }
    }

    @Test func `the status of an answer follows from its code`() async throws {
        let table = [
            ("play zzzzqqq", 404, "not_found"), ("colourless green ideas", 422, "not_understood"),
            ("", 400, "invalid_request"), (#"{"text": 7}"#, 400, "invalid_request"),
            (#"{"text": "play""#, 400, "invalid_request"),
            (#"{"text": "play jazz", "deadline_ms": 1}"#, 400, "invalid_request"),
            (String(repeating: "x", count: 600), 400, "invalid_request"),
            (String(repeating: "x", count: 20_000), 413, "invalid_request"),
        ]
        try await HomeUnderTest.withHTTP { _, http in
            for (body, status, code) in table {
                let answer = try await http.post("/api/say", body)
                #expect(answer.status == status, "\(body.prefix(40))")
                #expect(try answer.json([String: JSONValue].self)["code"] == .string(code))
            }
        }
    }

    @Test func `a request that comes to nothing holds up nobody`() async throws {
        try await HomeUnderTest.withHTTP { _, http in
            let unknownField = try await http.post("/api/play", #"{"nonsense": 1}"#)
            let brokenObject = try await http.post("/api/command", "{")
            let nothingYet = try await http.get("/api/explain")
            let sentence = try await http.post("/api/say", "play jazz in the kitchen")
            #expect([unknownField, brokenObject, nothingYet, sentence].map(\.status) == [400, 400, 404, 200])
        }
    }

    @Test func `who hangs up is still obeyed, in full`() async throws {
        try await HomeUnderTest.withHTTP { home, http in
            var fault = Fault(.slow, path: "/v1/me/player/play")
            fault.delay = .milliseconds(500)
            await home.spotify.add(fault)
            await #expect(throws: HTTPTransportError.timedOut) {
                try await http.transport.send(
                    HTTPRequest(
                        .post, "\(http.url)/api/say", body: Array("play jazz in the kitchen".utf8),
                        timeout: .milliseconds(200)))
            }
            let event = try await home.listener.next(EventOnWire.self, on: "musicskill/bridge/event") {
                $0.data["door"] == "http"
            }
            #expect(event.data["code"] == "ok")
        }
    }

    @Test func `a limit says when to come back`() async throws {
        try await HomeUnderTest.withHTTP { home, http in
            var fault = Fault(.rateLimited, path: "/v1/me/player/play")
            fault.retryAfter = 41
            await home.spotify.add(fault)
            let answer = try await http.post("/api/say", "play jazz in the kitchen")
            #expect(answer.status == 429)
            #expect((30...43).contains(Int(answer.header("Retry-After") ?? "") ?? 0))
            let operation = try await http.get("/api/search?text=abbey")
            #expect(operation.status == 429)
            #expect((30...43).contains(Int(operation.header("Retry-After") ?? "") ?? 0))
            #expect(try operation.json([String: JSONValue].self)["retry_after_s"] != nil)
        }
    }

    @Test func `operations answer as on request topics`() async throws {
        struct Devices: Decodable, Sendable { var data: DeviceList }
        try await HomeUnderTest.withHTTP { _, http in
            let asked = try await http.get("/api/devices")
            #expect(asked.status == 200)
            #expect(try asked.json(Devices.self).data.devices.contains { $0.id == "kitchen_speaker" })
            #expect(try await http.get("/api/alias/list?account=default").status == 200)
            let albums = try await http.get("/api/search?text=abbey%20road&kinds=album")
            #expect(albums.status == 200)
            #expect(String(decoding: albums.body, as: UTF8.self).contains("spotify:album:"))
            #expect(!String(decoding: albums.body, as: UTF8.self).contains("spotify:track:"))
            let checked = try await http.post("/api/health_check", #"{"transaction": "t-2"}"#)
            #expect(try checked.json([String: JSONValue].self)["transaction"] == "t-2")
        }
    }

    @Test func `what makes no sense is refused in words`() async throws {
        let table: [(HTTPRequest.Method, String, Int)] = [
            (.get, "/api/say", 405), (.put, "/api/say", 405), (.post, "/health", 405), (.post, "/", 405),
            (.get, "/api/skills/reload", 405), (.delete, "/api/state", 405), (.get, "/nowhere", 404),
            (.get, "/api//health", 405), (.post, "/api/", 400), (.post, "/api/no_such_thing", 400),
            (.get, "/api/state?x=%ff", 400), (.get, "/%00", 400),
            (.post, "/api/" + String(repeating: "x", count: 300), 404),
        ]
        try await HomeUnderTest.withHTTP { _, http in
            for (method, path, status) in table {
                let answer = try await http.send(method, path)
                #expect(answer.status == status, "\(path): \(answer.text)")
                #expect(answer.text.hasPrefix("{"))
            }
        }
    }

    @Test func `foreign pages and foreign names are refused, and nothing is played`() async throws {
        let headers = [
            ("Host", "evil.example"), ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site"),
        ]
        try await HomeUnderTest.withHTTP { home, http in
            for header in headers {
                let answer = try await http.post("/api/say", "play jazz", header)
                #expect(answer.status == 403, "\(header)")
            }
            #expect(await home.spotify.report.count("PUT") == 0)
        }
    }

    @Test func `a token is asked for, and the state of the service is told without`() async throws {
        let token = "0123456789abcdef0123"
        try await HomeUnderTest.withHTTP(token: token) { _, http in
            let refused = try await http.post("/api/say", "play jazz in the kitchen")
            #expect(refused.status == 401)
            #expect(refused.header("WWW-Authenticate") == "Bearer")
            #expect(!refused.text.contains(token))
            let heard = try await http.post(
                "/api/say", "play jazz in the kitchen", ("Authorization", "Bearer \(token)"))
            #expect(heard.status == 200)
            #expect(try await http.get("/api/state").status == 401)
            #expect(try await http.get("/health").status == 200)
        }
    }

    @Test func `health tells whether the broker is there`() async throws {
        struct Standing: Decodable, Sendable, Equatable { var status: String, broker: String }
        try await HomeUnderTest.withHTTP { home, http in
            let good = try await http.get("/health")
            #expect(good.status == 200)
            #expect(try good.json(Standing.self) == Standing(status: "ok", broker: "connected"))
            await home.broker.stop()
            var bad = try await http.get("/health")
            while bad.status == 200 {
                try await Task.sleep(for: .milliseconds(20))
                bad = try await http.get("/health")
            }
            #expect(bad.status == 503)
            #expect(try bad.json(Standing.self) == Standing(status: "degraded", broker: "disconnected"))
            #expect(try await http.post("/api/say", "play jazz in the kitchen").status == 200)
        }
    }

    @Test(arguments: ["/", "/login"])
    func `a page runs its own script only and asks for relative paths only`(path: String) async throws {
        try await HomeUnderTest.withHTTP { home, http in
            let page = try await http.get(path)
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; connect-src 'self'; script-src 'sha256-"))
            for tag in ["script", "style"] {
                let source = try #require(
                    page.text.wholeMatch(of: try Regex("(?s).*<\(tag)>(.*)</\(tag)>.*"))?[1].substring)
                let hash = Data(home.graph.outside.cryptography.sha256(Array(source.utf8))).base64EncodedString()
                #expect(policy.contains("\(tag)-src 'sha256-\(hash)'"))
            }
            #expect(!page.text.contains(/(?:src|action)=|(?:href="|ask\("|request\(")(?!api\/|login")|https:/))
        }
    }

    @Test func `an address that is taken is said at the start`() async throws {
        let (descriptor, port) = try #require(LoopbackSocket.listen(on: nil))
        defer { close(descriptor) }
        let settings = Configuration.HTTP(listen: ListenAddress(host: "127.0.0.1", port: port))
        let error = await #expect(throws: AppError.self) {
            try await HomeUnderTest.with(http: settings) { _ in await stall() }
        }
        #expect(error?.message.hasPrefix("http.listen: port \(port) on 127.0.0.1 is already in use") == true)
    }
}
