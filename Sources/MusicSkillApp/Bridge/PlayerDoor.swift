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
    let log: Log
    private let latest = LatestWins<Topics.PlayerOrderTarget, InboundMessage>()

    init(
        topics: Topics, accounts: Accounts, home: Home, desk: CommandDesk, post: ReplyPost, languages: [String],
        time: TimeSource, log: Log
    ) {
        self.topics = topics
        self.accounts = accounts
        self.home = home
        self.desk = desk
        self.post = post
        self.languages = languages
        self.time = time
        self.log = log
    }

    var filters: [String] { topics.playerOrders }

    func receive(_ message: InboundMessage, in group: inout DiscardingTaskGroup) {
        guard !message.isRetained else {
            log.warning("retained message ignored", ["topic": message.topic])
            return
        }
        guard let target = topics.playerOrder(message.topic) else { return }
        let replacesEarlier = target.replacesEarlier
        if replacesEarlier, !latest.offer(message, for: target) { return }
        // Reserved on arrival, so that no order overtakes another.
        let arrival = time.now()
        guard let turn = desk.reserveTurn() else {
            if replacesEarlier { latest.withdraw(target) }
            return post.refuseBusy(message)
        }
        group.addTask {
            guard replacesEarlier else { return await carryOut(message, target, arrivedAt: arrival, turn: turn) }
            var first: Lane.Turn? = turn
            while let newest = latest.next(target) {
                await carryOut(newest, target, arrivedAt: first == nil ? time.now() : arrival, turn: first)
                first = nil
            }
        }
    }

    func refuse(_ message: InboundMessage) {
        if !message.isRetained { post.refuseBusy(message) }
    }

    private func carryOut(
        _ message: InboundMessage, _ target: Topics.PlayerOrderTarget, arrivedAt arrival: TimeSource.Instant,
        turn: Lane.Turn?
    ) async {
        var turn = turn
        defer { if let turn { desk.giveUp(turn) } }
        do throws(SayRequest.Problem) {
            let request = try target.orders(in: message.payload)
            let views = await AccountView.all(accounts)
            guard let (player, view) = views.player(withID: target.player) else {
                throw SayRequest.Problem("no player has the id \(target.player)")
            }
            var answer: Reply?
            for (index, order) in request.orders.enumerated() {
                // One transaction is one request: given again, it would make an echo of the second order.
                let utterance = try utterance(
                    for: order, transaction: index == 0 ? request.transaction : nil, to: player, view,
                    arrivedAt: arrival)
                let reply = await desk.handle(utterance, age: message.heldFor ?? .zero, turn: turn)
                turn = nil
                if answer?.code ?? .ok == .ok { answer = reply }
                if reply.code == .duplicate { break }
            }
            guard var answer else { return }
            if let transaction = request.transaction { answer.transaction = transaction }
            post.publish(answer, to: message)
        } catch {
            post.refuseInvalid(message, error.message, transaction: error.transaction)
        }
    }

    private func utterance(
        for order: PlayerOrder, transaction: String?, to player: String, _ view: AccountView,
        arrivedAt arrival: TimeSource.Instant
    ) throws(SayRequest.Problem) -> Utterance {
        let request: CommandRequest
        switch order {
        case .sentence(let text):
            let room = home.room(ofPlayer: player)?.name ?? player
            let say = try SayRequest(
                text: text, room: room, user: view.account, transaction: transaction
            ).checked()
            return Utterance(say, door: .mqtt, arrivedAt: arrival)
        case .toggle:
            let isPlaying = view.state.map { $0.status == .playing && $0.isOn(player) } ?? false
            request = CommandRequest(
                intent: isPlaying ? .pause : .resume, player: player, transaction: transaction)
        case .command(let intent, let slots):
            request = CommandRequest(
                intent: intent, slots: slots, player: slots[.device] == nil ? player : nil, transaction: transaction)
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

    fileprivate func orders(in payload: [UInt8]) throws(SayRequest.Problem) -> PlayerOrders {
        guard isForMediaPlayer, let property else { return try PlayerOrders(property: property, payload: payload) }
        return PlayerOrders(try MediaPlayerOrder.order(property: property, payload: payload))
    }
}
