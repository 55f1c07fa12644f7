import Adapters
import Foundation
import MusicSkillCore
import Skills

/// `musicskill doctor`: looks at everything the service stands on, and says what to do about what is wrong.
enum DoctorCommand {
    static let command = Command(
        name: "doctor", summary: "find out what is wrong, and the way out", arguments: "",
        options: [Option("--json", nil, "print JSON")],
        details: """
            Looks at configuration, skills, database, key, broker, service, Wyoming, HTTP and Spotify login. Mends
            nothing, and makes no file.
            """,
        run: run)

    /// One thing that was looked at.
    struct Finding: Encodable, Equatable {
        enum Verdict: String, Encodable { case fine, notice, fault }

        var subject: String
        var verdict: Verdict
        var message: String
    }

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        var examination = Examination(invocation: invocation)
        await examination.run()
        if invocation.arguments.has("--json") {
            invocation.console.say(String(decoding: Wire.encode(examination.findings), as: UTF8.self))
        } else {
            let rows = examination.findings.map { finding in
                let (word, colour): (String, Console.Colour) =
                    switch finding.verdict {
                    case .fine: ("ok", .green)
                    case .notice: ("note", .yellow)
                    case .fault: ("FAULT", .red)
                    }
                return [invocation.console.coloured(word.padding(to: 5), colour), finding.subject, finding.message]
            }
            for line in Table.lines(rows) { invocation.console.say(line) }
        }
        return examination.code
    }
}

/// The doctor's round. Later stations need what earlier ones found; the exit code is that of the first fault.
struct Examination {
    let invocation: Invocation
    private(set) var findings: [DoctorCommand.Finding] = []
    private(set) var code = ExitCode.done

    init(invocation: Invocation) {
        self.invocation = invocation
    }

    mutating func run() async {
        let loaded: LoadedConfiguration
        do {
            loaded = try Workspace.loadConfiguration(invocation)
            note("configuration", .fine, loaded.path ?? "no file found, the defaults hold")
            for warning in loaded.warnings { note("configuration", .notice, "\(warning)") }
        } catch {
            for line in "\(error)".split(separator: "\n") { fault("configuration", String(line), .configuration) }
            return
        }
        examineSkills(loaded)
        await examineStorage(loaded.configuration)
        do {
            let workspace = try Workspace.open(loaded, invocation, readsSentences: false, quiet: true)
            await examineBroker(workspace)
            await examineWyoming(workspace)
            await examineHTTP(workspace)
            await examineSpotify(workspace)
        } catch {
            // Skills that cannot be opened have been found above.
        }
    }

    private mutating func examineSkills(_ loaded: LoadedConfiguration) {
        do {
            let languages = loaded.configuration.languages
            let folders = try SkillFolders.find(invocation, loaded)
            let (library, diagnostics) = try Workspace.loadSkills(folders, languages: languages)
            let report = library.check(languages: languages)
            for diagnostic in diagnostics where diagnostic.severity == .error {
                fault("skills", "\(diagnostic)", .badData)
            }
            for failure in report.failures { fault("skills", "\(failure)", .badData) }
            let names = Set(library.summary.map(\.skill)).sorted().joined(separator: " ")
            if library.summary.isEmpty {
                fault("skills", "none in \(folders.shipped) can be used", .badData)
            } else {
                note(
                    "skills", .fine, "\(names) in \(languages.joined(separator: ", ")), \(report.passed) sentences pass"
                )
            }
        } catch {
            fault("skills", "\(error)", .badData)
        }
    }

    private mutating func examineStorage(_ configuration: Configuration) async {
        for finding in await Database.inspect(configuration.databasePath) {
            switch finding.severity {
            case .fine: note("database", .fine, finding.message)
            case .notice: note("database", .notice, finding.message)
            case .fault: fault("database", finding.message, .configuration)
            }
        }
    }

    private mutating func examineBroker(_ workspace: Workspace) async {
        let address = "\(workspace.configuration.mqtt.host):\(workspace.configuration.mqtt.port)"
        do {
            let service = try await workspace.withClient(orElse: nil) { client in
                do {
                    _ = try await client.ask("health_check")
                    return (DoctorCommand.Finding.Verdict.fine, "running")
                } catch {
                    return (.notice, "\(error)")
                }
            }
            note("broker", .fine, "connected to \(address)")
            note("service", service.0, service.1)
        } catch let error as AppError {
            fault("broker", error.message, error.code)
        } catch {
            fault("broker", "\(error)", .internal)
        }
    }

    private mutating func examineSpotify(_ workspace: Workspace) async {
        guard workspace.configuration.spotify.clientID != nil else {
            note("spotify", .notice, "no spotify.client_id is configured; musicskill demo needs none")
            return
        }
        // Opened, a database would be made where there is none, and a damaged one set aside.
        guard FileManager.default.fileExists(atPath: workspace.configuration.databasePath) else {
            fault("spotify", "login_required: nobody has logged in to Spotify yet; run: musicskill login", .loginNeeded)
            return
        }
        guard !findings.contains(where: { $0.subject == "database" && $0.verdict == .fault }) else {
            note("spotify", .notice, "not asked: the login stands in the database")
            return
        }
        do {
            let players = try await workspace.withGraph { graph in
                var players: [String: Int] = [:]
                for account in await graph.accounts.all {
                    let frame = RequestFrame(deadline: graph.time.now() + .seconds(8))
                    players[account.name] = try await account.directory.refresh(frame: frame).count
                }
                return players
            }
            for (account, count) in players.sorted(by: { $0.key < $1.key }) {
                note("spotify", .fine, "\(account) is logged in, sees \(count) players that take commands")
            }
        } catch let error as ProviderError {
            fault("spotify", "\(error.code.rawValue): \(error.message)", error.code.statuses.exit)
        } catch {
            fault("spotify", "\(error)", .internal)
        }
    }

    mutating func note(_ subject: String, _ verdict: DoctorCommand.Finding.Verdict, _ message: String) {
        findings.append(.init(subject: subject, verdict: verdict, message: message))
    }

    mutating func fault(_ subject: String, _ message: String, _ code: ExitCode) {
        note(subject, .fault, message)
        if self.code == .done { self.code = code }
    }
}
