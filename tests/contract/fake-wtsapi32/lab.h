// The hosts and sessions that the fake shows. They lie in a file beside the library that every process which loads the
// library maps, so that a test acts on what a worker reads.
#pragma once
#include "sdk.h"
#include <stdatomic.h>

enum { MOST_HOSTS = 64, MOST_SESSIONS = 600, MOST_MESSAGES = 32, LONGEST_NAME = 300, LONGEST_MESSAGE = 1024 };

// Of the session that shows no place there is none.
enum { PROTOCOL_CONSOLE = 0, PROTOCOL_RDP = 2 };

typedef struct {
  int used;
  DWORD id;
  DWORD state;
  int32_t flags;
  WCHAR name[33];
  WCHAR user[LONGEST_NAME];
  WCHAR domain[LONGEST_NAME];
  WCHAR client[LONGEST_NAME];
  uint16_t protocol;
  WTS_CLIENT_ADDRESS address;
  int64_t logon;
  int64_t disconnected;
  int64_t last_input;
  /* What a test makes of it. */
  int administrator;
  int denied;
  int stays;
  int vanishes;
} Session;

typedef struct {
  DWORD session;
  WCHAR title[LONGEST_NAME];
  WCHAR text[LONGEST_MESSAGE];
  DWORD seconds;
} Message;

/* How the answer about a session is laid out: as documented, without its end, or four bytes to the front. */
enum { LAYOUT_DOCUMENTED, LAYOUT_SHORT, LAYOUT_SHIFTED };

typedef struct {
  WCHAR name[LONGEST_NAME];
  DWORD next_id;
  Session sessions[MOST_SESSIONS];
  Message messages[MOST_MESSAGES];
  int message_count;
  /* Counts events, for waits; the newest events. */
  _Atomic uint32_t events;
  _Atomic uint32_t event_flags;
  /* What a test makes of it. */
  _Atomic int down;
  _Atomic int blocked;
  _Atomic int denied;
  _Atomic int layout;
  _Atomic int wait_error;
  _Atomic int accounts_error;
} Host;

typedef struct {
  int made;
  int host_count;
  Host hosts[MOST_HOSTS];
  /* What was handed out and not given back, in all processes together. */
  _Atomic int64_t blocks;
  _Atomic int64_t handles;
  _Atomic int64_t waits;
} Lab;

Lab *lock_lab(void);
Lab *lab_without_lock(void);
void unlock_lab(void);
int64_t filetime_now(void);
/* Until the counter is another one, or some milliseconds are over. */
void wait_for_change(_Atomic uint32_t *counter, uint32_t seen);
void wake_waiting(_Atomic uint32_t *counter);
void sleep_a_little(void);

Host *find_host(Lab *lab, const WCHAR *name);
Session *find_session(Host *host, DWORD id);
Session *add_session(Host *host);
void tell(Host *host, uint32_t event);
/* A session leaves its place, where the log-on screen comes back as a new session. */
void leave_place(Host *host, Session *session);
void copy_text(WCHAR *to, const WCHAR *from, size_t most);
size_t length_of(const WCHAR *text);
