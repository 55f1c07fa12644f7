import Foundation

/// The health of the service in lines for people.
struct StatusReport {
    let health: Health
    let console: Console

    var lines: [String] {
        var lines = health.accounts.flatMap(account)
        for provider in health.providers { lines += self.provider(provider) }
        if health.uptime > 0 {
            lines.append("requests   \(health.commands) since the start, \(health.failed) not carried out")
        }
        return lines
    }

    private func account(_ account: Health.Account) -> [String] {
        var facts: [String]
        var colour = Console.Colour.green
        switch account.login {
        case "logged_in":
            facts = ["logged in until \(day(account.ends))"]
            if account.endsSoon {
                facts.append("which is soon: musicskill login --account \(account.name)")
                colour = .yellow
            }
            if let life = account.accessLife { facts.append("token good for \(minutes(life))") }
            if let refreshed = account.lastRefresh { facts.append("fetched \(clock(refreshed))") }
        case "unreadable":
            (facts, colour) = ([account.problem ?? "the login cannot be read"], .red)
        default:
            facts = ["login needed: musicskill login --account \(account.name)"]
            colour = .red
        }
        var lines = ["account    \(console.coloured(account.name, colour)): \(facts.joined(separator: ", "))"]
        if !account.missing.isEmpty {
            lines.append("           not allowed: \(account.missing.joined(separator: ", ")); log in again to allow it")
        }
        let attempts = account.refreshes.suffix(5).map { "\(clock($0.at)) \($0.result)" }
        if !attempts.isEmpty { lines.append("           \(attempts.joined(separator: ", "))") }
        return lines
    }

    private func provider(_ provider: Health.Provider) -> [String] {
        let gate =
            provider.limitedFor.map {
                console.coloured("closed for \(minutes($0)) (\(provider.limitReason ?? "limited"))", .yellow)
            } ?? "open"
        let breaker = provider.breaker == "closed" ? "closed" : console.coloured(provider.breaker, .yellow)
        let week = provider.callsOfWeek.sorted { $0.key < $1.key }.map { String($0.value) }.joined(separator: " ")
        var lines = [
            "\(provider.name.padding(to: 10)) gate \(gate), breaker \(breaker), \(provider.budget) s for a request",
            "calls      \(provider.callsTotal) today (UTC); the last seven days: \(week)",
        ]
        let calls = provider.calls.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        lines += Table.lines(calls.map { ["           \($0.value)", $0.key] })
        lines += provider.lastErrors.prefix(5).map { error in
            "error      \(clock(error.at)) \(error.code), \(error.endpoint), \(error.count) times: \(error.message)"
        }
        return lines
    }

    private func minutes(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7200: "\((seconds + 59) / 60) min"
        default: "\((seconds + 3599) / 3600) h"
        }
    }

    private func day(_ timestamp: String?) -> String { timestamp.map { String($0.prefix(10)) } ?? "an unknown day" }

    /// `2026-11-21T12:00:00.250Z` as `11-21 12:00`, in UTC as all of the service's records.
    private func clock(_ timestamp: String) -> String {
        let parts = timestamp.split(separator: "T")
        guard parts.count == 2 else { return timestamp }
        return "\(parts[0].suffix(5)) \(parts[1].prefix(5))"
    }
}
