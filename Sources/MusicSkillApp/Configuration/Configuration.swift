package import MusicSkillCore

/// Everything an owner can decide, with what holds where they did not. `Configuration.settings` names the keys.
package struct Configuration: Sendable, Equatable {
    package struct MQTT: Sendable, Equatable {
        package enum ProtocolVersion: String, Sendable, CaseIterable {
            case v5 = "5"
            case v311 = "3.1.1"
        }

        /// Paths of PEM files.
        package struct TLS: Sendable, Equatable {
            package var ca: String?
            package var certificate: String?
            package var key: String?
        }

        package var host = "127.0.0.1"
        package var port = 1883
        package var username: String?
        package var password: Secret<String>?
        package var baseTopic = "musicskill"
        package var clientID = "musicskill"
        package var protocolVersion = ProtocolVersion.v5
        package var tls = TLS()
    }

    package struct Spotify: Sendable, Equatable {
        package var clientID: String?
        package var redirectURI = "http://127.0.0.1:8888/callback"
        /// Without a slash at the end, as is `accountsURL`.
        package var apiURL = "https://api.spotify.com"
        package var accountsURL = "https://accounts.spotify.com"
        /// Path of a PEM file.
        package var ca: String?
        package var accounts = AccountRule()
    }

    package struct HomeAssistant: Sendable, Equatable {
        package var discovery = true
        package var prefix = "homeassistant"
        package var statusTopic = "homeassistant/status"
        package var mediaPlayer = false
    }

    package struct Hermes: Sendable, Equatable {
        /// Whether this service is the engine that reads the sentences, and whose manners it has then: Rhasspy wants
        /// `hermes/intent/<name>` from it, with Snips the dialogue manager sends that.
        package enum NLU: String, Sendable, CaseIterable {
            case off, rhasspy, snips
        }

        /// What becomes of the music of a room while somebody speaks there, and while they are answered.
        package enum Ducking: String, Sendable, CaseIterable {
            case off, lower, pause
        }

        package var enabled = false
        /// The siteIds to answer; all when empty.
        package var sites: [String] = []
        /// Names of intents to act on besides those that ``HermesIntentName`` knows; `-Name` leaves one to others.
        package var intents: [String] = []
        package var nlu = NLU.off
        /// Whether this is the only engine: then it also says what it does not understand.
        package var exclusive = false
        package var ducking = Ducking.lower
        /// The wake words on which the music is made quiet; all when empty.
        package var wakeWords: [String] = []
    }

    package struct Wyoming: Sendable, Equatable {
        /// Home Assistant, and which of its agents is asked about what no skill understands.
        package struct Fallback: Sendable, Equatable {
            /// Without a slash at the end; nobody is asked where there is none.
            package var url: String?
            package var token: Secret<String>?
            package var agent = "conversation.home_assistant"
        }

        /// Where Wyoming is answered, if at all.
        package var listen: ListenAddress? = ListenAddress(host: "127.0.0.1", port: 10400)
        /// What it is announced as in the home's network; made up and kept where there is none.
        package var name: String?
        package var fallback = Fallback()
    }

    package struct HTTP: Sendable, Equatable {
        /// Where HTTP is answered, if at all.
        package var listen: ListenAddress? = ListenAddress(host: "127.0.0.1", port: 8770)
        /// By what address browsers reach it, without a slash at the end; that of `listen` where there is none.
        package var url: String?
        /// What callers show as their bearer token; whoever is on this machine needs none where there is none.
        package var token: Secret<String>?
        /// Further names by which browsers on this machine may call it.
        package var hosts: [String] = []
        /// Addresses of proxies that let nobody in whom they do not know: Home Assistant's Supervisor.
        package var trusted: [String] = []
    }

    package struct Logging: Sendable, Equatable {
        package enum Format: String, Sendable, CaseIterable {
            case text, json
        }

        package var level = Log.Level.info
        package var format = Format.text
    }

    /// Of this file format.
    package var version = 1
    /// BCP 47, best first; never empty.
    package var languages = ["en"]
    /// Rooms are named by their canonical names throughout, whatever alias was written.
    package var home = Home()
    package var mqtt = MQTT()
    package var spotify = Spotify()
    package var homeAssistant = HomeAssistant()
    package var hermes = Hermes()
    package var wyoming = Wyoming()
    package var http = HTTP()
    /// An absolute path.
    package var dataDirectory: String
    var databasePath: String { "\(dataDirectory)/musicskill.db" }
    package var log = Logging()
    /// Keys whose values came from secrets.yaml or by reference from the environment: not to be shown either.
    package var confidential: Set<String> = []

    package init(dataDirectory: String) {
        self.dataDirectory = dataDirectory
    }
}
