#ifndef CHUANDAO_CMICROHTTPD_SHIM_H
#define CHUANDAO_CMICROHTTPD_SHIM_H

// Types only: the library itself is opened when a server starts (HTTPLibrary.swift).
#include <microhttpd.h>
#include <stdint.h>
#include <sys/socket.h>

// What the functions are called here and in the library, by which name they are looked up.
#define HTTP_FUNCTIONS(X) \
  X(stop, MHD_stop_daemon) \
  X(values, MHD_get_connection_values) \
  X(value, MHD_lookup_connection_value) \
  X(queue, MHD_queue_response) \
  X(responseOfBytes, MHD_create_response_from_buffer) \
  X(responseOfFile, MHD_create_response_from_fd) \
  X(addHeader, MHD_add_response_header) \
  X(destroyResponse, MHD_destroy_response)

// Types are taken from the declarations, so that they cannot drift; the last ones take any number of arguments, which
// only C can write.
#define HTTP_POINTER(name, symbol) __typeof__(symbol) *_Nonnull name;
#define HTTP_SYMBOL(name, symbol) #symbol,

// Functions of the opened library.
struct HTTPLibrary { HTTP_FUNCTIONS(HTTP_POINTER) void *_Nonnull start; void *_Nonnull information, *_Nonnull daemonInformation; };

// Their names, in the order of the pointers.
static inline const char *_Nonnull const *_Nonnull HTTPSymbols(void) {
  static const char *const symbols[] = { HTTP_FUNCTIONS(HTTP_SYMBOL) "MHD_start_daemon", "MHD_get_connection_info", "MHD_get_daemon_info" };
  return symbols;
}

// Values of the library that Swift sees by no name.
static const enum MHD_Result http_no = MHD_NO, http_yes = MHD_YES;
static const enum MHD_ValueKind http_headers = MHD_HEADER_KIND, http_arguments = MHD_GET_ARGUMENT_KIND;
static const enum MHD_ResponseMemoryMode http_copied = MHD_RESPMEM_MUST_COPY;

struct HTTPLimits { unsigned connections, silentSeconds; size_t headerBytes, stackBytes; };

// A thread for each connection: one that waits for a disk or for a slow sender keeps nobody else.
static inline struct MHD_Daemon *_Nullable http_start(
  const struct HTTPLibrary *_Nonnull library, const struct sockaddr *_Nonnull address, struct HTTPLimits limits,
  MHD_AccessHandlerCallback _Nonnull answer, MHD_RequestCompletedCallback _Nonnull ended, void *_Nonnull context
) {
  __typeof__(MHD_start_daemon) *start = (__typeof__(MHD_start_daemon) *)library->start;
  unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL
    | (address->sa_family == AF_INET6 ? MHD_USE_IPv6 : 0);
  return start(
    flags, 0, NULL, NULL, answer, context, MHD_OPTION_SOCK_ADDR, address,
    MHD_OPTION_NOTIFY_COMPLETED, ended, context,
    MHD_OPTION_CONNECTION_LIMIT, limits.connections, MHD_OPTION_CONNECTION_TIMEOUT, limits.silentSeconds,
    MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.headerBytes, MHD_OPTION_THREAD_STACK_SIZE, limits.stackBytes,
    MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END
  );
}

// Who is at the other end; `NULL` where that is not known.
static inline const struct sockaddr *_Nullable http_peer(
  const struct HTTPLibrary *_Nonnull library, struct MHD_Connection *_Nonnull connection
) {
  __typeof__(MHD_get_connection_info) *ask = (__typeof__(MHD_get_connection_info) *)library->information;
  const union MHD_ConnectionInfo *answer = ask(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return answer ? answer->client_addr : NULL;
}

// The port that is listened at, also where any was wanted; 0 where that is not known.
static inline uint16_t http_port(
  const struct HTTPLibrary *_Nonnull library, struct MHD_Daemon *_Nonnull daemon
) {
  __typeof__(MHD_get_daemon_info) *ask = (__typeof__(MHD_get_daemon_info) *)library->daemonInformation;
  const union MHD_DaemonInfo *answer = ask(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return answer ? answer->port : 0;
}

#endif
