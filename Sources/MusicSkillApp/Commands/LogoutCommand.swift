import MusicSkillCore
import SpotifyProvider

/// `musicskill logout`: forgets an account and everything kept for it. A running service notices by itself.
enum LogoutCommand {
    static let command = Command(
        name: "logout", summary: "forget a Spotify account and all that is kept for it", arguments: "",
        options: [LoginCommand.accountOption, Option("--yes", nil, "do not ask first")],
        details: "Deletes one account's login, library, players, names and history from this machine.",
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation, readsSentences: false)
        let account = try LoginCommand.account(invocation, workspace)
        let console = invocation.console
        return try await workspace.withOutside { outside in
            let accounts = SpotifyAccountIndex(store: outside.store)
            guard try await accounts.names().contains(account) else {
                throw AppError(.usage, try await unknown(account, among: accounts))
            }
            if !invocation.arguments.has("--yes"), await !isConfirmed(account, console) {
                console.say("Nothing was deleted.")
                return .notDone
            }
            let forgotten = try await outside.forget(account: account)
            console.say("Account \"\(account)\" is logged out; deleted: \(forgotten.joined(separator: ", ")).")
            console.say("At https://www.spotify.com/account/apps you can also take the app its permission.")
            return .done
        }
    }

    private static func isConfirmed(_ account: String, _ console: Console) async -> Bool {
        console.say("Log out account \"\(account)\" and delete all that is kept for it? Type yes:")
        for await line in console.lines() { return ["y", "yes"].contains(line.lowercased()) }
        return false
    }

    private static func unknown(_ account: String, among accounts: SpotifyAccountIndex) async throws -> String {
        let known = try await accounts.names()
        return "no account is called \"\(account)\"; "
            + (known.isEmpty ? "nobody is logged in" : "logged in: \(known.joined(separator: ", "))")
    }
}
