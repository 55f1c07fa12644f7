import MusicSkillCore

/// What the account plays, and how far it is. Moves by itself: every reading first advances it to the moment.
struct Playhead: Sendable, Equatable {
    enum Repeat: String, Sendable { case off, track, context }

    struct Heard: Sendable, Equatable {
        let track: Track
        let context: String?
        let endedAt: TimeSource.Instant
    }

    private(set) var current: Piece?
    /// The URI this list was started from; absent for single tracks.
    private(set) var context: String?
    private(set) var queue: [Piece] = []
    private(set) var isPlaying = false
    private(set) var changedAt: TimeSource.Instant
    /// The latest last.
    private(set) var history: [Heard] = []
    private(set) var isShuffled = false
    var repetition = Repeat.off
    /// Never empty while there is a current piece.
    private var list: [Piece] = []
    /// Indices into `list` as they will be played.
    private var order: [Int] = []
    /// Where in `order` the player is, or was before it played from the queue.
    private var place = 0
    /// Position at `anchor`.
    private var offset = Duration.zero
    private var anchor: TimeSource.Instant

    init(at now: TimeSource.Instant) {
        changedAt = now
        anchor = now
    }

    /// Never beyond the track's end.
    func position(at now: TimeSource.Instant) -> Duration {
        guard let current else { return .zero }
        return isPlaying ? min(offset + (now - anchor), current.duration) : offset
    }

    var hasPrevious: Bool { place > 0 || repetition == .context }
    /// What comes next: the queue, then the rest of the list.
    var upcoming: [Piece] { queue + order.dropFirst(place + 1).map { list[$0] } }

    mutating func start(_ wanted: PlayRequest, now: TimeSource.Instant, _ randomness: Randomness) {
        leaveTrack(at: now)
        list = wanted.pieces
        context = wanted.context
        order = Array(list.indices)
        place = wanted.place ?? 0
        if isShuffled { shuffleOrder(keepingCurrent: wanted.place != nil, randomness) }
        enter(list[order[place]], at: now, isPlaying: true)
        seek(to: wanted.position, now: now)
    }

    mutating func pause(now: TimeSource.Instant) {
        offset = position(at: now)
        settle(at: now, isPlaying: false)
    }

    mutating func resume(now: TimeSource.Instant) {
        settle(at: now, isPlaying: current != nil)
    }

    /// Beyond the end is the next track.
    mutating func seek(to position: Duration, now: TimeSource.Instant) {
        guard let current else { return }
        if position >= current.duration {
            next(now: now)
        } else {
            offset = position
            settle(at: now, isPlaying: isPlaying)
        }
    }

    /// Also when paused before, the other track plays.
    mutating func next(now: TimeSource.Instant) {
        guard current != nil else { return }
        leaveTrack(at: now)
        proceed(at: now)
    }

    mutating func previous(now: TimeSource.Instant) {
        guard current != nil else { return }
        leaveTrack(at: now)
        place = place > 0 ? place - 1 : order.count - 1
        enter(list[order[place]], at: now, isPlaying: true)
    }

    mutating func enqueue(_ piece: Piece) { queue.append(piece) }

    mutating func setShuffle(_ on: Bool, _ randomness: Randomness) {
        guard on != isShuffled else { return }
        isShuffled = on
        if on {
            shuffleOrder(keepingCurrent: true, randomness)
        } else if !order.isEmpty {
            place = order[place]
            order = Array(list.indices)
        }
    }

    /// Forgets everything but what was heard: nothing can be resumed afterwards.
    mutating func clear(now: TimeSource.Instant) {
        leaveTrack(at: now)
        (list, order, queue, place, context, current) = ([], [], [], 0, nil, nil)
        offset = .zero
        settle(at: now, isPlaying: false)
    }

    mutating func advance(to now: TimeSource.Instant) {
        while isPlaying, let current {
            let end = anchor.advanced(by: current.duration - offset)
            guard end <= now else { return }
            leaveTrack(at: end)
            if repetition == .track {
                enter(current, at: end, isPlaying: true)
            } else {
                proceed(at: end)
            }
        }
    }

    /// The queue first, then the list; past its end it begins anew, playing only when told to repeat.
    private mutating func proceed(at now: TimeSource.Instant) {
        guard queue.isEmpty else { return enter(queue.removeFirst(), at: now, isPlaying: true) }
        let isLast = place + 1 >= order.count
        place = isLast ? 0 : place + 1
        enter(list[order[place]], at: now, isPlaying: !isLast || repetition == .context)
    }

    private mutating func enter(_ piece: Piece, at now: TimeSource.Instant, isPlaying: Bool) {
        current = piece
        offset = .zero
        settle(at: now, isPlaying: isPlaying)
    }

    private mutating func settle(at now: TimeSource.Instant, isPlaying: Bool) {
        anchor = now
        changedAt = now
        self.isPlaying = isPlaying
    }

    /// A track counts as heard after 30 seconds, an episode never.
    private mutating func leaveTrack(at now: TimeSource.Instant) {
        guard case .track(let track) = current, position(at: now) >= .seconds(30) else { return }
        history = Array(history.suffix(49)) + [Heard(track: track, context: context, endedAt: now)]
    }

    private mutating func shuffleOrder(keepingCurrent: Bool, _ randomness: Randomness) {
        var rest = Array(list.indices)
        let first = keepingCurrent && !order.isEmpty ? [rest.remove(at: order[place])] : []
        for index in rest.indices.dropLast() {
            let span = Double(rest.count - index)
            rest.swapAt(index, index + Int(randomness.unit() * span))
        }
        order = first + rest
        place = 0
    }
}
