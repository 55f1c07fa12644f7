#include <microhttpd.h>
// The kernel's watch over many sockets, which Swift's Glibc module leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>

typedef void *(*mhd_request_line_callback)(void *context, const char *target, struct MHD_Connection *connection);

// MHD_start_daemon is variadic, which Swift does not import. This is the one way we start it: one epoll thread, our
// own listening socket, connections that can be parked, strict about the protocol.
static inline struct MHD_Daemon *mhd_start(
    int listening_socket, unsigned connection_limit, unsigned peer_limit, unsigned stall_seconds,
    MHD_LogCallback log, MHD_NotifyConnectionCallback connection_changed, mhd_request_line_callback request_line,
    MHD_AccessHandlerCallback access, MHD_RequestCompletedCallback completed, void *context) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL, access, context,
        MHD_OPTION_EXTERNAL_LOGGER, log, context,
        MHD_OPTION_LISTEN_SOCKET, listening_socket,
        MHD_OPTION_CONNECTION_LIMIT, connection_limit,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, peer_limit,
        MHD_OPTION_CONNECTION_TIMEOUT, stall_seconds,
        MHD_OPTION_NOTIFY_CONNECTION, connection_changed, context,
        MHD_OPTION_URI_LOG_CALLBACK, request_line, context,
        MHD_OPTION_NOTIFY_COMPLETED, completed, context,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_END);
}

// MHD_get_connection_info is variadic, too.
static inline int mhd_connection_descriptor(struct MHD_Connection *connection) {
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static inline const struct sockaddr *mhd_connection_peer(struct MHD_Connection *connection) {
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
}

// What the connection callback stored for this connection.
static inline void *mhd_connection_context(struct MHD_Connection *connection) {
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}
