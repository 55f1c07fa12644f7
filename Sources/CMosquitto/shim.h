#include <mosquitto.h>
#include <mqtt_protocol.h>

/* Not in Swift's Glibc module: what wakes a thread that waits for sockets. Its flags are an enumeration hidden behind
   macros of the same names, which not every build lets Swift see. */
#include <sys/eventfd.h>
static inline int musicskill_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/* Hidden behind _GNU_SOURCE, which that module does not set: keeps our open files from the brokers we start ... */
#include <spawn.h>
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/* ... and names a thread, for whoever looks at a running service. At most 15 bytes. */
#include <pthread.h>
extern int pthread_setname_np(pthread_t thread, const char *name);
