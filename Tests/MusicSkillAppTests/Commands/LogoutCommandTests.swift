import Adapters
import Foundation
import MusicSkillCore
import SpotifyProvider
import Testing

@testable import MusicSkillApp

@Suite(.timeLimit(.minutes(1)))
struct LogoutCommandTests {
    private func logIn(_ stage: LoginStage, _ account: String) async throws {
        let login = try await stage.run("login", "--no-browser", "--account", account) { user in
            user.type(try await user.agree())
        }
        #expect(login.code == .done, "\(login.console.errors)")
    }

    private func accounts(_ stage: LoginStage) async throws -> [String] {
        try await stage.withOutside { try await SpotifyAccountIndex(store: $0.store).names() }
    }

    @Test func `who logs out is asked first, and told what was deleted`() async throws {
        try await LoginStage.with { stage in
            try await logIn(stage, "default")
            try await logIn(stage, "anna")
            try await stage.withOutside {
                try await $0.store.set(Data(), for: "account/anna/players", expires: nil)
            }
            let hesitant = try await stage.run("logout", "--account", "anna") { $0.type("no") }
            #expect(hesitant.code == .notDone)
            #expect(hesitant.console.lines.last == "Nothing was deleted.")
            #expect(try await stage.run("logout", "--account", "anna").code == .notDone)
            #expect(try await accounts(stage) == ["anna", "default"])

            let sure = try await stage.run("logout", "--account", "anna") { $0.type("yes") }
            #expect(sure.code == .done)
            #expect(sure.console.output.contains(#"Account "anna" is logged out; deleted: history, players, login."#))
            #expect(sure.console.output.contains("spotify.com/account/apps"))
            #expect(try await accounts(stage) == ["default"])
            #expect(try await stage.run("logout", "--yes").code == .done)
            #expect(try await accounts(stage) == [])
        }
    }

    @Test func `who is not there cannot log out`() async throws {
        try await LoginStage.with { stage in
            let nobody = try await stage.run("logout", "--yes")
            #expect(nobody.code == .usage)
            #expect(nobody.console.errors.last?.contains("nobody is logged in") == true)
            try await logIn(stage, "anna")
            let wrong = try await stage.run("logout", "--yes")
            #expect(wrong.console.errors.last == #"musicskill: no account is called "default"; logged in: anna"#)
        }
    }

    @Test func `a rotated key opens the login, and the service's folder is left alone`() async throws {
        try await LoginStage.with { stage in
            try await logIn(stage, "default")
            let path = "\(stage.directory)/data/musicskill.key"
            let old = try #require(FileManager.default.contents(atPath: path))
            let rotation = try await stage.run("key", "rotate")
            #expect(rotation.code == .done, "\(rotation.console.errors)")
            #expect(FileManager.default.contents(atPath: path) != old)
            #expect(try await stage.run("devices", "--local").code == .done)

            let lock = try FolderLock(directory: "\(stage.directory)/data")
            let refused = try await stage.run("key", "rotate")
            #expect(refused.code == .configuration)
            #expect(refused.console.errors.last?.contains("a musicskill service runs on this folder") == true)
            withExtendedLifetime(lock) {}
            #expect(try await stage.run("key").code == .usage)

            try FileManager.default.removeItem(atPath: path)
            let lost = try await stage.run("devices", "--local")
            #expect(lost.code == .configuration)
            #expect(lost.console.errors.last?.contains("the key is missing") == true)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
