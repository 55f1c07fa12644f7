import Adapters
import MusicSkillCore

extension Examination {
    /// Asks what listens at `wyoming.listen` what it is, as Home Assistant would.
    mutating func examineWyoming(_ workspace: Workspace) async {
        guard let address = workspace.configuration.wyoming.listen else {
            return note("wyoming", .notice, "closed: wyoming.listen is null")
        }
        do {
            let info = try await Self.describe(address, time: workspace.time)
            guard let info, info.namesMusicskill else {
                return fault(
                    "wyoming", "something else answers at \(address); choose another wyoming.listen", .unreachable)
            }
            note(
                "wyoming", .fine,
                address.isLoopback
                    ? "answers at \(address), for this machine only" : "answers at \(address), announced by mDNS")
        } catch is ConnectionLost {
            note("wyoming", .notice, "nothing answers at \(address): the service is not running")
        } catch {
            fault("wyoming", "something at \(address) does not speak Wyoming: \(error)", .unreachable)
        }
    }

    private static func describe(_ address: ListenAddress, time: TimeSource) async throws -> WyomingEvent? {
        let deadline = time.now() + .seconds(3)
        return try await TCPClient.withConnection(
            host: address.host, port: UInt16(address.port), until: deadline, time: time
        ) { connection in
            try await connection.write(try WyomingEvent("describe").encoded(), until: deadline)
            var decoder = WyomingDecoder()
            while let bytes = try await connection.read(until: deadline) {
                decoder.append(bytes)
                if let event = try decoder.next() { return event }
            }
            return nil
        }
    }
}

extension WyomingEvent {
    fileprivate var namesMusicskill: Bool {
        guard case .array(let programs) = data["handle"] else { return false }
        return programs.contains { $0.members?["name"] == "musicskill" }
    }
}
