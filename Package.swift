// swift-tools-version: 6.2
import PackageDescription

/// One settings block for every target: a warning is an error, existentials and imports say what they are.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A C library of Debian's, seen through one module map and one header of commented shims.
func system(_ name: String, _ pkgConfig: String?, _ debianPackage: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debianPackage])])
}

func library(_ name: String, path: String? = nil, exclude: [String] = [], _ dependencies: [Target.Dependency]) -> Target
{
    .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
    name: "musicskill",
    targets: [
        // The stages of a sentence, the nouns of the domain, the ports, and every pure decision. No input or output.
        library("MusicSkillCore", []),
        // Skill folders become patterns, patterns become interpretations. PCRE2 computes; it does no I/O.
        library("Skills", ["MusicSkillCore", "CPCRE2"]),
        // One target per provider; it reaches the network only through Core's transport port.
        library("SpotifyProvider", path: "Sources/Providers/Spotify", exclude: ["README.md"], ["MusicSkillCore"]),
        // A loopback Spotify for the demo, for the tests and for people who build automations.
        library("SpotifySimulator", ["MusicSkillCore"]),
        // The ports, implemented over C libraries. The only target (with Skills, for PCRE2) that sees C.
        library(
            "Adapters",
            [
                "MusicSkillCore", "CCurl", "CMosquitto", "CSQLite", "CMicrohttpd", "CYAML", "COpenSSL", "CZlib",
                "CAvahi", "CSystemd",
            ]),
        // The only place that names concrete types: wiring, configuration, commands.
        library("MusicSkillApp", ["MusicSkillCore", "Skills", "SpotifyProvider", "SpotifySimulator", "Adapters"]),
        .executableTarget(name: "musicskill", dependencies: ["MusicSkillApp"], swiftSettings: settings),

        system("CCurl", "libcurl", "libcurl4-openssl-dev"),
        system("CMosquitto", "libmosquitto", "libmosquitto-dev"),
        system("CSQLite", "sqlite3", "libsqlite3-dev"),
        system("CMicrohttpd", "libmicrohttpd", "libmicrohttpd-dev"),
        system("CPCRE2", "libpcre2-8", "libpcre2-dev"),
        system("CYAML", "yaml-0.1", "libyaml-dev"),
        system("COpenSSL", "libcrypto", "libssl-dev"),
        // Its pkg-config asks for -D_REENTRANT, which SwiftPM refuses; its headers lie where every compiler looks.
        system("CAvahi", nil, "libavahi-client-dev"),
        system("CZlib", "zlib", "zlib1g-dev"),
        system("CSystemd", "libsystemd", "libsystemd-dev"),

        .target(
            name: "TestSupport", dependencies: ["MusicSkillCore", "Adapters", "SpotifySimulator"],
            path: "Tests/TestSupport", swiftSettings: settings),
        tests("MusicSkillCoreTests", ["MusicSkillCore"]),
        tests("SkillsTests", ["Skills"]),
        tests("SpotifyProviderTests", ["SpotifyProvider", "SpotifySimulator"]),
        tests("SpotifySimulatorTests", ["SpotifySimulator"]),
        tests("AdaptersTests", ["Adapters"]),
        tests("MusicSkillAppTests", ["MusicSkillApp", "Skills", "SpotifyProvider", "SpotifySimulator", "Adapters"]),
    ]
)
