/// Where configuration and data lie on this machine, by the conventions of systemd and XDG
/// (https://specifications.freedesktop.org/basedir-spec/latest/).
struct ConfigurationPlaces {
    static let fileName = "musicskill.yaml"

    let environment: [String: String]

    /// Where a configuration is looked for when no path is given, best first.
    var candidates: [String] {
        [Self.fileName]
            + [directory("XDG_CONFIG_HOME", below: ".config"), "/etc"].compactMap { $0 }
            .map { "\($0)/musicskill/\(Self.fileName)" }
    }

    /// systemd's `StateDirectory=`, or the user's own place for state.
    var dataDirectory: String {
        if let state = environment["STATE_DIRECTORY"]?.split(separator: ":").first { return String(state) }
        return directory("XDG_STATE_HOME", below: ".local/state").map { "\($0)/musicskill" } ?? "/var/lib/musicskill"
    }

    /// The specification ignores relative paths.
    private func directory(_ variable: String, below home: String) -> String? {
        if let path = environment[variable], path.hasPrefix("/") { return path }
        return environment["HOME"].map { "\($0)/\(home)" }
    }
}
