import Foundation
import MusicSkillCore

/// Orders to a player in over MQTT, as dashboards and automations give them: `players/<id>/set[/<property>]`.
struct PlayerDoor: BusListener {
    let topics: Topics
    let accounts: Accounts
    let home: Home
    let desk: CommandDesk
    let post: ReplyPost
    let languages: [String]
    let time: TimeSource
    private let latest = LatestWins<Topics.PlayerOrderTarget, InboundMessage>()

    init(
        topics: Topics, accounts: Accounts, home: Home, desk: CommandDesk, post: ReplyPost, languages: [String],
        time: TimeSource
    ) {
        self.topics = topics
        self.accounts = accounts
        self.home = home
        self.desk = desk
        self.post = post
        self.languages = languages
        self.time = time
    }

    var filters: [String] { topics.playerOrders }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        guard !message.isRetained, let target = topics.playerOrder(message.topic) else {
            post.log.warning("retained message ignored", ["topic": message.topic])
            return
        }
        let arrival = time.now()
        if target.replacesEarlier {
            guard latest.offer(message, for: target) else { return }
            group.addTask {
                while let newest = latest.next(target) {
                    await carryOut(newest, target, arrivedAt: time.now(), turn: nil)
                }
            }
        } else {
            guard let turn = desk.reserveTurn() else { return post.refuseBusy(message) }
            group.addTask { await carryOut(message, target, arrivedAt: arrival, turn: turn) }
        }
    }

    func refuse(_ message: InboundMessage) {
        if !message.isRetained { post.refuseBusy(message) }
    }

    private func carryOut(
        _ message: InboundMessage, _ target: Topics.PlayerOrderTarget, arrivedAt arrival: TimeSource.Instant,
        turn: CommandLane.Turn?
    ) async {
        var turn = turn
        defer { if let turn { desk.giveUp(turn) } }
        do throws(SayRequest.Problem) {
            let orders = try target.orders(in: message.payload)
            let views = await AccountView.all(accounts)
            guard let (player, view) = views.player(withID: target.player) else {
                throw SayRequest.Problem("no player has the id \(target.player)")
            }
            for order in orders {
                let utterance = try utterance(for: order, to: player, view, arrivedAt: arrival)
                let reply = await desk.handle(utterance, age: message.heldFor ?? .zero, turn: turn)
                turn = nil
                post.publish(reply, to: message)
            }
        } catch {
            post.refuseInvalid(message, error.message, transaction: error.transaction)
        }
    }

    private func utterance(
        for order: PlayerOrder, to player: String, _ view: AccountView, arrivedAt arrival: TimeSource.Instant
    ) throws(SayRequest.Problem) -> Utterance {
        let request: CommandRequest
        switch order {
        case .sentence(let text):
            let room = home.room(ofPlayer: player)?.name ?? player
            let say = try SayRequest(text: text, room: room, user: view.account).checked()
            return Utterance(say, door: .mqtt, arrivedAt: arrival)
        case .toggle:
            let isPlaying = view.state.map { $0.status == .playing && $0.isOn(player) } ?? false
            request = CommandRequest(intent: isPlaying ? .pause : .resume, player: player)
        case .command(let intent, let slots):
            request = CommandRequest(intent: intent, slots: slots, player: slots[.device] == nil ? player : nil)
        }
        var utterance = try request.utterance(door: .mqtt, arrivedAt: arrival, languages: languages)
        utterance.user = view.account
        return utterance
    }
}

extension Topics.PlayerOrderTarget {
    fileprivate var replacesEarlier: Bool {
        guard let property else { return false }
        return isForMediaPlayer
            ? MediaPlayerOrder.replacesEarlier(property) : PlayerOrder.replacesEarlier(property)
    }

    fileprivate func orders(in payload: [UInt8]) throws(SayRequest.Problem) -> [PlayerOrder] {
        guard isForMediaPlayer, let property else {
            return try PlayerOrder.orders(property: property, payload: payload)
        }
        return [try MediaPlayerOrder.order(property: property, payload: payload)]
    }
}
