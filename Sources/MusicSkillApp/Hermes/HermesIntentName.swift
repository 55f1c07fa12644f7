import Foundation
import MusicSkillCore

/// How intents are called between services that speak Hermes. Pure.
enum HermesIntentName {
    /// Of every intent that this service finds itself: "Music:VolumeUp".
    private static let prefix = "Music:"

    static func published(_ intent: Intent) -> String {
        prefix + intent.rawValue.split(separator: "_").map(\.capitalized).joined()
    }

    /// Whether this service published it, which has been acted on then.
    static func isOwn(_ name: String) -> Bool { name.hasPrefix(prefix) }

    /// Whether a filter that names `wanted` lets `intent` through.
    static func admits(_ wanted: String, _ intent: Intent) -> Bool { key(wanted) == key(published(intent)) }

    /// Without whose it is ("ada:PlayMusic", "user_x__PlayMusic"), and without what people write differently.
    static func key(_ name: String) -> String {
        var bare = name.split(separator: ":").last ?? ""
        if let mark = bare.ranges(of: "__").last { bare = bare[mark.upperBound...] }
        return bare.filter { $0.isLetter || $0.isNumber }.lowercased()
    }
}

/// Which intents of other engines are ours to act on, and what they mean. Pure.
struct HermesClaims: Sendable {
    private var meanings: [String: Intent?]

    /// - Parameter configured: names beside the known ones, whose sentences tell what they mean; with a `-` in front,
    ///   one that is left to others.
    init(_ configured: [String]) {
        meanings = Self.known.mapValues { $0 }
        for name in configured {
            if name.hasPrefix("-") {
                meanings[HermesIntentName.key(String(name.dropFirst()))] = nil
            } else if meanings[HermesIntentName.key(name)] == nil {
                meanings.updateValue(nil, forKey: HermesIntentName.key(name))
            }
        }
    }

    func claims(_ name: String) -> Bool {
        !HermesIntentName.isOwn(name) && meanings.keys.contains(HermesIntentName.key(name))
    }

    func meaning(of name: String) -> Intent? { meanings[HermesIntentName.key(name)] ?? nil }

    /// Names that skills for music use, and only such: "Stop", "Next" or "Cancel" may be anybody's.
    private static let known: [String: Intent] = [
        "play": .play, "playmusic": .play, "playsong": .play, "playtrack": .play, "playartist": .play,
        "playalbum": .play, "playplaylist": .play, "playgenre": .play, "musicplay": .play,
        "radioon": .radio, "playradio": .radio, "pause": .pause, "pausemusic": .pause, "musicpause": .pause,
        "speakerinterrupt": .pause, "stopmusic": .stop, "musicstop": .stop, "resume": .resume,
        "resumemusic": .resume, "musicresume": .resume, "nextsong": .next, "nexttrack": .next, "skipsong": .next,
        "skiptrack": .next, "musicnext": .next, "previoussong": .previous, "previoustrack": .previous,
        "musicprevious": .previous, "volumeup": .volumeUp, "volumedown": .volumeDown, "volumeset": .volumeSet,
        "setvolume": .volumeSet, "changevolume": .volumeSet, "mute": .mute, "mutesound": .mute, "mutemusic": .mute,
        "unmute": .unmute, "unmutemusic": .unmute, "shuffleon": .shuffleOn, "shuffleoff": .shuffleOff,
        "repeatmusic": .repeat, "nowplaying": .nowPlaying, "whatisplaying": .nowPlaying, "getinfos": .nowPlaying,
        "queuemusic": .queueAdd, "queuesong": .queueAdd, "addtoqueue": .queueAdd, "playnext": .playNext,
        "movemusic": .transfer, "transfermusic": .transfer, "likesong": .like, "likemusic": .like,
        "unlikesong": .unlike, "addsong": .addToPlaylist, "addtoplaylist": .addToPlaylist,
        "createplaylist": .createPlaylist,
    ]
}
