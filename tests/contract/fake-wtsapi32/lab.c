#define _GNU_SOURCE
#include "lab.h"
#include <string.h>

#ifdef _WIN32
// One process has it for itself. The headers of Windows would bring names that sdk.h has.
__declspec(dllimport) void __stdcall Sleep(DWORD milliseconds);
__declspec(dllimport) void __stdcall GetSystemTimeAsFileTime(int64_t *time);

static Lab only_lab;
static atomic_flag locked = ATOMIC_FLAG_INIT;

static Lab *map_lab(void) { return &only_lab; }

Lab *lock_lab(void) {
  while (atomic_flag_test_and_set(&locked)) Sleep(0);
  return map_lab();
}

void unlock_lab(void) { atomic_flag_clear(&locked); }
void sleep_a_little(void) { Sleep(1); }
void wait_for_change(_Atomic uint32_t *counter, uint32_t seen) {
  if (atomic_load(counter) == seen) Sleep(2);
}
void wake_waiting(_Atomic uint32_t *counter) { (void)counter; }

int64_t filetime_now(void) {
  int64_t now;
  GetSystemTimeAsFileTime(&now);
  return now;
}
#else
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  int made;
  pthread_mutex_t mutex;
  Lab lab;
} Shared;

static Shared *shared;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fail(const char *what) {
  perror(what);
  abort();
}

static void map_shared(void) {
  Dl_info info;
  char path[4096];
  if (dladdr((void *)&map_shared, &info) == 0) abort();
  snprintf(path, sizeof path, "%s.lab", info.dli_fname);
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0 || flock(file, LOCK_EX) != 0) fail(path);
  if (ftruncate(file, sizeof(Shared)) != 0) fail(path);
  shared = mmap(NULL, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (shared == MAP_FAILED) fail(path);
  if (!shared->made) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    // A worker may be killed at any moment.
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &attributes);
    shared->made = 1;
  }
  // The mapping keeps the file open, and with it the lock.
  flock(file, LOCK_UN);
  close(file);
}

static Lab *map_lab(void) {
  pthread_once(&once, map_shared);
  return &shared->lab;
}

Lab *lock_lab(void) {
  Lab *lab = map_lab();
  if (pthread_mutex_lock(&shared->mutex) == EOWNERDEAD) pthread_mutex_consistent(&shared->mutex);
  return lab;
}

void unlock_lab(void) { pthread_mutex_unlock(&shared->mutex); }

void sleep_a_little(void) {
  struct timespec pause = {0, 1000000};
  nanosleep(&pause, NULL);
}

void wait_for_change(_Atomic uint32_t *counter, uint32_t seen) {
  struct timespec longest = {0, 20000000};
  syscall(SYS_futex, counter, FUTEX_WAIT, seen, &longest, NULL, 0);
}

void wake_waiting(_Atomic uint32_t *counter) { syscall(SYS_futex, counter, FUTEX_WAKE, 1 << 20, NULL, NULL, 0); }

int64_t filetime_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 10000000 + now.tv_nsec / 100 + 116444736000000000;
}
#endif

Lab *lab_without_lock(void) { return map_lab(); }

size_t length_of(const WCHAR *text) {
  size_t length = 0;
  while (text[length] != 0) length++;
  return length;
}

void copy_text(WCHAR *to, const WCHAR *from, size_t most) {
  size_t length = length_of(from);
  if (length > most - 1) length = most - 1;
  memcpy(to, from, length * sizeof(WCHAR));
  to[length] = 0;
}

Host *find_host(Lab *lab, const WCHAR *name) {
  size_t size = (length_of(name) + 1) * sizeof(WCHAR);
  for (int at = 0; at < lab->host_count; at++)
    if (memcmp(lab->hosts[at].name, name, size) == 0) return &lab->hosts[at];
  return NULL;
}

Session *find_session(Host *host, DWORD id) {
  for (int at = 0; at < MOST_SESSIONS; at++)
    if (host->sessions[at].used && host->sessions[at].id == id) return &host->sessions[at];
  return NULL;
}

Session *add_session(Host *host) {
  for (int at = 0; at < MOST_SESSIONS; at++) {
    Session *session = &host->sessions[at];
    if (session->used) continue;
    memset(session, 0, sizeof *session);
    session->used = 1;
    session->id = host->next_id++;
    session->flags = FLAGS_UNLOCKED;
    return session;
  }
  return NULL;
}

void tell(Host *host, uint32_t event) {
  atomic_store(&host->event_flags, event);
  atomic_fetch_add(&host->events, 1);
  wake_waiting(&host->events);
}

void leave_place(Host *host, Session *session) {
  int at_a_place = session->name[0] != 0;
  if (!at_a_place) return;
  Session *screen = add_session(host);
  if (screen != NULL) {
    screen->state = CONNECTED;
    screen->protocol = session->protocol;
    screen->address = session->address;
    copy_text(screen->name, session->name, 33);
    copy_text(screen->client, session->client, LONGEST_NAME);
  }
  session->name[0] = 0;
  session->client[0] = 0;
  session->protocol = PROTOCOL_CONSOLE;
  memset(&session->address, 0, sizeof session->address);
}
