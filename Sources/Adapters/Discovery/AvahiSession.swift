import CAvahi

/// One client of the Avahi daemon, with the library's own thread, from ``start()`` to ``stop()``.
final class AvahiSession: @unchecked Sendable {
    // Sendable because everything that changes is touched by the library's thread only, once that runs: `start` comes
    // before it, `stop` ends it first.
    enum News: Sendable, Equatable {
        case announced(name: String)
        case withoutDaemon
        /// Nothing more will come.
        case failed(reason: String)
    }

    private let service: NetworkService
    private let tell: @Sendable (News) -> Void
    private var poll: OpaquePointer?
    private var client: OpaquePointer?
    private var group: OpaquePointer?
    /// Another one when somebody else in the network has the service's.
    private var name: String

    init(_ service: NetworkService, tell: @escaping @Sendable (News) -> Void) {
        self.service = service
        self.tell = tell
        name = service.name
    }

    /// Blocks while it talks to D-Bus. The callbacks get `self` unretained: ``stop()`` comes before its end.
    func start() {
        poll = avahi_threaded_poll_new()
        guard poll != nil else { return fail(Int32(AVAHI_ERR_NO_MEMORY)) }
        var error: Int32 = 0
        // Without a daemon the library waits for one; without D-Bus it gives up.
        client = avahi_client_new(
            avahi_threaded_poll_get(poll), AVAHI_CLIENT_NO_FAIL,
            { client, state, context in AvahiSession.of(context).clientChanged(client, state) },
            Unmanaged.passUnretained(self).toOpaque(), &error)
        guard client != nil else { return fail(error) }
        if avahi_threaded_poll_start(poll) != 0 { fail(Int32(AVAHI_ERR_OS)) }
    }

    /// Takes the announcement back. Blocks until the library's thread has ended.
    func stop() {
        guard poll != nil else { return }
        avahi_threaded_poll_stop(poll)
        if client != nil { avahi_client_free(client) }
        avahi_threaded_poll_free(poll)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> AvahiSession {
        Unmanaged<AvahiSession>.fromOpaque(context!).takeUnretainedValue()
    }

    /// The first time from within `avahi_client_new`, before ``client`` is set.
    private func clientChanged(_ client: OpaquePointer?, _ state: AvahiClientState) {
        switch state {
        case AVAHI_CLIENT_S_RUNNING: announce(client)
        case AVAHI_CLIENT_S_REGISTERING, AVAHI_CLIENT_S_COLLISION:
            // The machine's own name changes; the service is announced again under the new one.
            if let group { avahi_entry_group_reset(group) }
        case AVAHI_CLIENT_CONNECTING: tell(.withoutDaemon)
        default: fail(avahi_client_errno(client))
        }
    }

    private func announce(_ client: OpaquePointer?) {
        if group == nil {
            group = avahi_entry_group_new(
                client,
                { group, state, context in AvahiSession.of(context).groupChanged(group, state) },
                Unmanaged.passUnretained(self).toOpaque())
        }
        guard let group else { return fail(avahi_client_errno(client)) }
        guard avahi_entry_group_is_empty(group) != 0 else { return }
        // AVAHI_IF_UNSPEC and AVAHI_PROTO_UNSPEC, which are macros or enums: on every interface, for both versions of IP.
        let error = avahi_entry_group_add_service_strlst(
            group, -1, -1, AvahiPublishFlags(rawValue: 0), name, service.type, nil, nil, service.port, nil)
        if error == AVAHI_ERR_COLLISION { return rename(client) }
        guard error == 0, avahi_entry_group_commit(group) == 0 else { return fail(avahi_client_errno(client)) }
    }

    private func groupChanged(_ group: OpaquePointer?, _ state: AvahiEntryGroupState) {
        let client = avahi_entry_group_get_client(group)
        switch state {
        case AVAHI_ENTRY_GROUP_ESTABLISHED: tell(.announced(name: name))
        case AVAHI_ENTRY_GROUP_COLLISION: rename(client)
        case AVAHI_ENTRY_GROUP_FAILURE: fail(avahi_client_errno(client))
        default: break
        }
    }

    private func rename(_ client: OpaquePointer?) {
        guard let alternative = avahi_alternative_service_name(name) else { return fail(Int32(AVAHI_ERR_NO_MEMORY)) }
        name = String(cString: alternative)
        avahi_free(alternative)
        if let group { avahi_entry_group_reset(group) }
        announce(client)
    }

    private func fail(_ error: Int32) {
        tell(.failed(reason: String(cString: avahi_strerror(error))))
    }
}
