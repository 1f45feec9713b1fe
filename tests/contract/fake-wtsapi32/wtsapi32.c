// The functions of wtsapi32.dll that the console calls, with their documented behaviour.
#include "lab.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

// GetLastError after a call of this thread. koffi keeps errno for the callback of a call that ran in another thread.
enum { ERRNO_OF_ERRORS = 100000 };
#ifndef _WIN32
static _Thread_local DWORD last_error;
EXPORT DWORD GetLastError(void) { return errno >= ERRNO_OF_ERRORS ? (DWORD)(errno - ERRNO_OF_ERRORS) : last_error; }
static BOOL fail_with(DWORD code) {
  errno = 0;
  last_error = code;
  return 0;
}
static BOOL fail_wait(DWORD code) {
  errno = ERRNO_OF_ERRORS + (int)code;
  return 0;
}
EXPORT BOOL ProcessIdToSessionId(DWORD process, DWORD *session) {
  (void)process;
  *session = 1;
  return 1;
}
EXPORT DWORD GetCurrentProcessId(void) { return 4; }
#else
__declspec(dllimport) void __stdcall SetLastError(DWORD code);
static BOOL fail_with(DWORD code) {
  SetLastError(code);
  return 0;
}
#define fail_wait fail_with
#endif

typedef struct {
  WCHAR name[LONGEST_NAME];
  _Atomic uint32_t flushes;
  /* Events up to here were told; a real Windows may lose those that come between two waits. */
  _Atomic uint32_t told;
} Server;

static Server this_computer;

static Server *server_of(HANDLE handle) { return handle == NULL ? &this_computer : handle; }

static void *take(size_t size) {
  atomic_fetch_add(&lab_without_lock()->blocks, 1);
  return calloc(1, size == 0 ? 1 : size);
}

static void give_back(void *block) {
  if (block == NULL) return;
  atomic_fetch_sub(&lab_without_lock()->blocks, 1);
  free(block);
}

/* The host of a handle, with the lab locked; NULL with the error set, and not locked. */
static Host *reach(HANDLE handle) {
  Server *server = server_of(handle);
  Lab *lab = lock_lab();
  Host *host = find_host(lab, server->name);
  while (host != NULL && atomic_load(&host->blocked)) {
    unlock_lab();
    sleep_a_little();
    lock_lab();
  }
  if (host != NULL && !atomic_load(&host->down)) return host;
  unlock_lab();
  fail_with(RPC_S_SERVER_UNAVAILABLE);
  return NULL;
}

EXPORT HANDLE WTSOpenServerExW(WCHAR *name) {
  Server *server = calloc(1, sizeof *server);
  copy_text(server->name, name, LONGEST_NAME);
  Lab *lab = lock_lab();
  Host *host = find_host(lab, name);
  if (host != NULL) server->told = atomic_load(&host->events);
  unlock_lab();
  atomic_fetch_add(&lab->handles, 1);
  return server;
}

EXPORT void WTSCloseServer(HANDLE handle) {
  if (handle == NULL) return;
  atomic_fetch_sub(&lab_without_lock()->handles, 1);
  free(handle);
}

static WCHAR *new_text(const WCHAR *text) {
  if (text[0] == 0) return NULL;
  size_t size = (length_of(text) + 1) * sizeof(WCHAR);
  return memcpy(take(size), text, size);
}

EXPORT BOOL WTSEnumerateSessionsExW(HANDLE handle, DWORD *level, DWORD filter, WTS_SESSION_INFO_1W **list,
                                    DWORD *count) {
  if (*level != 1 || filter != 0) return fail_with(ERROR_INVALID_PARAMETER);
  Host *host = reach(handle);
  if (host == NULL) return 0;
  if (host->denied) {
    unlock_lab();
    return fail_with(ERROR_ACCESS_DENIED);
  }
  DWORD found = 0;
  WTS_SESSION_INFO_1W *infos = take(sizeof *infos * MOST_SESSIONS);
  for (int at = 0; at < MOST_SESSIONS; at++) {
    const Session *session = &host->sessions[at];
    if (!session->used) continue;
    WTS_SESSION_INFO_1W *info = &infos[found++];
    info->ExecEnvId = session->id;
    info->State = session->state;
    info->SessionId = session->id;
    info->pSessionName = new_text(session->name);
    info->pUserName = new_text(session->user);
    info->pDomainName = new_text(session->domain);
  }
  unlock_lab();
  *list = infos;
  *count = found;
  return 1;
}

EXPORT BOOL WTSFreeMemoryExW(int type, void *memory, DWORD count) {
  if (type != TYPE_SESSION_INFO_LEVEL_1) return fail_with(ERROR_INVALID_PARAMETER);
  WTS_SESSION_INFO_1W *infos = memory;
  for (DWORD at = 0; at < count; at++) {
    give_back(infos[at].pSessionName);
    give_back(infos[at].pUserName);
    give_back(infos[at].pDomainName);
  }
  give_back(memory);
  return 1;
}

EXPORT void WTSFreeMemory(void *memory) { give_back(memory); }

static void *text_answer(const WCHAR *text, DWORD *bytes) {
  *bytes = (DWORD)((length_of(text) + 1) * sizeof(WCHAR));
  return memcpy(take(*bytes), text, *bytes);
}

static void *info_answer(const Session *session, DWORD *bytes) {
  WTSINFOEXW *info = take(sizeof *info);
  *bytes = sizeof *info;
  info->Level = 1;
  info->Data.SessionId = session->id;
  info->Data.SessionState = session->state;
  info->Data.SessionFlags = session->flags;
  copy_text(info->Data.WinStationName, session->name, 33);
  // Cut, as Windows does it.
  copy_text(info->Data.UserName, session->user, 21);
  copy_text(info->Data.DomainName, session->domain, 18);
  info->Data.LogonTime = session->logon;
  info->Data.DisconnectTime = session->disconnected;
  info->Data.LastInputTime = session->last_input;
  info->Data.CurrentTime = filetime_now();
  // A reading that is shifted would find these where it looks for times.
  info->Data.IncomingBytes = info->Data.OutgoingBytes = 0xDDDDDDDD;
  info->Data.IncomingFrames = info->Data.OutgoingFrames = 0xDDDDDDDD;
  return info;
}

EXPORT BOOL WTSQuerySessionInformationW(HANDLE handle, DWORD id, int class, void **answer, DWORD *bytes) {
  Host *host = reach(handle);
  if (host == NULL) return 0;
  Session *session = find_session(host, id);
  DWORD error = 0;
  if (session != NULL && session->vanishes) {
    session->used = 0;
    session = NULL;
  }
  if (session == NULL) error = ERROR_CTX_WINSTATION_NOT_FOUND;
  else if (session->denied) error = ERROR_ACCESS_DENIED;
  else if (class == SESSION_INFO_EX) *answer = info_answer(session, bytes);
  else if (class == CLIENT_NAME) *answer = text_answer(session->client, bytes);
  else if (class == CLIENT_ADDRESS) {
    *bytes = sizeof session->address;
    *answer = memcpy(take(*bytes), &session->address, *bytes);
  } else if (class == CLIENT_PROTOCOL_TYPE) {
    *bytes = sizeof session->protocol;
    *answer = memcpy(take(*bytes), &session->protocol, *bytes);
  } else error = ERROR_INVALID_PARAMETER;
  if (error == 0 && class == SESSION_INFO_EX && host->layout == LAYOUT_SHORT) *bytes -= 8;
  if (error == 0 && class == SESSION_INFO_EX && host->layout == LAYOUT_SHIFTED) {
    memmove((char *)*answer + 4, (char *)*answer + 8, *bytes - 8);
  }
  unlock_lab();
  return error == 0 ? 1 : fail_with(error);
}

/* The session that is to be acted on, with the lab locked; NULL with the error set, and not locked. */
static Session *reach_session(HANDLE handle, DWORD id, Host **host) {
  *host = reach(handle);
  if (*host == NULL) return NULL;
  Session *session = find_session(*host, id);
  if (session != NULL && !session->denied) return session;
  DWORD error = session == NULL ? ERROR_FILE_NOT_FOUND : ERROR_ACCESS_DENIED;
  unlock_lab();
  fail_with(error);
  return NULL;
}

EXPORT BOOL WTSDisconnectSession(HANDLE handle, DWORD id, BOOL wait) {
  (void)wait;
  Host *host;
  Session *session = reach_session(handle, id, &host);
  if (session == NULL) return 0;
  session->state = DISCONNECTED;
  session->disconnected = filetime_now();
  leave_place(host, session);
  tell(host, EVENT_DISCONNECT | EVENT_STATECHANGE);
  unlock_lab();
  return 1;
}

EXPORT BOOL WTSLogoffSession(HANDLE handle, DWORD id, BOOL wait) {
  (void)wait;
  Host *host;
  Session *session = reach_session(handle, id, &host);
  if (session == NULL) return 0;
  if (!session->stays) {
    leave_place(host, session);
    session->used = 0;
    tell(host, EVENT_LOGOFF | EVENT_DELETE);
  }
  unlock_lab();
  return 1;
}

EXPORT BOOL WTSSendMessageW(HANDLE handle, DWORD id, WCHAR *title, DWORD title_bytes, WCHAR *text, DWORD text_bytes,
                            DWORD style, DWORD seconds, DWORD *response, BOOL wait) {
  (void)style;
  if (wait || title_bytes % 2 != 0 || text_bytes % 2 != 0) return fail_with(ERROR_INVALID_PARAMETER);
  Host *host;
  Session *session = reach_session(handle, id, &host);
  if (session == NULL) return 0;
  Message *message = &host->messages[host->message_count++ % MOST_MESSAGES];
  memset(message, 0, sizeof *message);
  message->session = id;
  message->seconds = seconds;
  // As many bytes as were said, whatever follows them.
  memcpy(message->title, title, title_bytes < sizeof message->title ? title_bytes : sizeof message->title - 2);
  memcpy(message->text, text, text_bytes < sizeof message->text ? text_bytes : sizeof message->text - 2);
  unlock_lab();
  *response = 32001;
  return 1;
}

EXPORT BOOL WTSWaitSystemEvent(HANDLE handle, DWORD mask, DWORD *flags) {
  Server *server = server_of(handle);
  *flags = 0;
  if (mask == EVENT_FLUSH) {
    atomic_fetch_add(&server->flushes, 1);
    return 1;
  }
  Lab *lab = lock_lab();
  Host *host = find_host(lab, server->name);
  unlock_lab();
  if (host == NULL) return fail_wait(RPC_S_SERVER_UNAVAILABLE);
  uint32_t seen = handle == NULL ? atomic_load(&host->events) : atomic_load(&server->told);
  uint32_t flushes = atomic_load(&server->flushes);
  DWORD error = 0;
  atomic_fetch_add(&lab->waits, 1);
  for (;;) {
    if (atomic_load(&host->wait_error) != 0) error = (DWORD)atomic_load(&host->wait_error);
    else if (atomic_load(&host->down)) error = RPC_S_SERVER_UNAVAILABLE;
    if (error != 0 || atomic_load(&server->flushes) != flushes) break;
    if (atomic_load(&host->events) != seen) {
      *flags = atomic_load(&host->event_flags) & mask;
      atomic_store(&server->told, atomic_load(&host->events));
      break;
    }
    wait_for_change(&host->events, seen);
  }
  atomic_fetch_sub(&lab->waits, 1);
  return error == 0 ? 1 : fail_wait(error);
}
