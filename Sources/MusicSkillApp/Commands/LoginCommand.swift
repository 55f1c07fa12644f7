import Foundation
import MusicSkillCore
import SpotifyProvider

/// `musicskill login`: lets the service use a Spotify account. A running service notices by itself.
enum LoginCommand {
    static let accountOption = Option(
        "--account", "NAME", "a name for the account among several (default: that of spotify.default_account)")

    static let command = Command(
        name: "login", summary: "let musicskill use a Spotify account", arguments: "",
        options: [
            accountOption,
            Option("--minimal", nil, "ask for playback only: no playlists, no library"),
            Option("--no-browser", nil, "the browser is on another machine: only take its address by paste"),
        ],
        details: """
            Prints an address to open in a browser. When you have agreed there, the browser comes back to this machine,
            or you paste the address it ended at. A login lasts six months.
            """,
        run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let workspace = try Workspace.open(invocation, readsSentences: false)
        let account = try account(invocation, workspace)
        guard workspace.configuration.spotify.clientID != nil else {
            invocation.console.complain(registration(redirectURI: workspace.configuration.spotify.redirectURI))
            throw AppError(.configuration, "spotify.client_id is not set")
        }
        return try await workspace.withOutside { outside in
            if try await outside.store.claim("spotify/policy-shown", value: Data(), expires: nil) {
                invocation.console.say(policy + "\n")
            }
            let tokens = SpotifyTokens(
                settings: workspace.spotifySettings, transport: outside.transport, store: outside.sealed,
                account: account, time: workspace.time)
            let login = SpotifyLogin(
                settings: workspace.spotifySettings, transport: outside.transport, tokens: tokens,
                store: outside.sealed, cryptography: outside.cryptography, time: workspace.time)
            let dialogue = LoginDialogue(
                login: login, redirectURI: workspace.configuration.spotify.redirectURI,
                listens: !invocation.arguments.has("--no-browser"), console: invocation.console, time: workspace.time)
            do {
                try await dialogue.run(
                    asking: invocation.arguments.has("--minimal") ? SpotifyFeature.playback.scopes : SpotifyLogin.scopes
                )
            } catch let error as SpotifyLoginError {
                throw AppError(error.exit, error.description)
            } catch let end as EndOfInput {
                throw end.last.map { AppError($0.exit, "no address that fits was pasted; run musicskill login again") }
                    ?? AppError(.loginNeeded, "no address was pasted; run musicskill login again")
            }
            tell(await tokens.report(), on: invocation.console)
            try await outside.audit.record(.ownerDid("login", account: account, at: workspace.time))
            return .done
        }
    }

    /// The account the command line names, or else the configuration.
    static func account(_ invocation: Invocation, _ workspace: Workspace) throws(AppError) -> String {
        let name = invocation.arguments[accountOption.name] ?? workspace.configuration.spotify.accounts.standard
        do throws(ProviderError) {
            try SpotifyAccountIndex.check(name)
        } catch {
            throw AppError(error.code.statuses.exit, error.message)
        }
        return name
    }

    private static func tell(_ report: SpotifyLoginReport, on console: Console) {
        guard case .active(_, let ends, let scopes, _) = report.state else { return }
        let day = ends.formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day())
        console.say("Account \"\(report.account)\" is logged in, until \(day).")
        let missing = SpotifyFeature.missing(from: scopes).map(\.rawValue)
        if !missing.isEmpty { console.say("This login does not allow: \(missing.joined(separator: ", ")).") }
    }

    static let policy = """
        Before you decide: Spotify's Developer Policy (in force since 15 May 2025, section III) does not allow apps that
        control Spotify by voice. The account and the registered app are yours, and so is the decision to use them here.
        """

    private static func registration(redirectURI: String) -> String {
        """
        musicskill reaches Spotify through an app of your own:
          1. Create one at https://developer.spotify.com/dashboard, for the Web API. Its owner needs Premium.
          2. Register this redirect URI with it, to the letter: \(redirectURI)
          3. Under User Management add everybody who is going to log in.
          4. Put its Client ID into musicskill.yaml, as client_id below spotify, and run musicskill login again.
        """
    }
}

extension SpotifyLoginError {
    fileprivate var exit: ExitCode {
        switch self {
        // What is wrong is written in the configuration, or in the dashboard.
        case .redirectNotAllowed, .invalidClient, .redirectMismatch: .configuration
        default: code.statuses.exit
        }
    }
}
