// What a test does to the hosts of the fake, as their users, their hardware and their network would.
#include "lab.h"
#include <string.h>

static Session *new_screen(Host *host, const WCHAR *client) {
  Session *session = add_session(host);
  static const WCHAR console[] = {'C', 'o', 'n', 's', 'o', 'l', 'e', 0};
  static const WCHAR rdp[] = {'R', 'D', 'P', '-', 'T', 'c', 'p', '#', 0};
  session->state = CONNECTED;
  session->protocol = client[0] == 0 ? PROTOCOL_CONSOLE : PROTOCOL_RDP;
  copy_text(session->name, client[0] == 0 ? console : rdp, 33);
  copy_text(session->client, client, LONGEST_NAME);
  return session;
}

/* A host; without a name it is this computer. It has its services, its listener, and the log-on screen of its console. */
EXPORT int fake_host(const WCHAR *name) {
  Lab *lab = lock_lab();
  Host *host = find_host(lab, name);
  if (host == NULL) {
    host = &lab->hosts[lab->host_count++];
    copy_text(host->name, name, LONGEST_NAME);
    static const WCHAR services[] = {'S', 'e', 'r', 'v', 'i', 'c', 'e', 's', 0};
    static const WCHAR listener[] = {'R', 'D', 'P', '-', 'T', 'c', 'p', 0};
    Session *session = add_session(host);
    session->state = DISCONNECTED;
    copy_text(session->name, services, 33);
    host->next_id = 65536;
    session = add_session(host);
    session->state = LISTEN;
    copy_text(session->name, listener, 33);
    host->next_id = 1;
    static const WCHAR nobody[] = {0};
    new_screen(host, nobody);
  }
  int at = (int)(host - lab->hosts);
  unlock_lab();
  return at;
}

/* A client shows the log-on screen. The answer is the id of that session. */
EXPORT DWORD fake_client(int at, const WCHAR *client, DWORD family, const uint8_t *address, int length) {
  Host *host = &lock_lab()->hosts[at];
  Session *session = new_screen(host, client);
  session->address.AddressFamily = family;
  memcpy(session->address.Address + 2, address, (size_t)length);
  DWORD id = session->id;
  tell(host, EVENT_CREATE | EVENT_CONNECT);
  unlock_lab();
  return id;
}

/* Somebody logs on at a log-on screen. */
EXPORT void fake_log_on(int at, DWORD id, const WCHAR *user, const WCHAR *domain, DWORD state) {
  Host *host = &lock_lab()->hosts[at];
  Session *session = find_session(host, id);
  copy_text(session->user, user, LONGEST_NAME);
  copy_text(session->domain, domain, LONGEST_NAME);
  session->state = state;
  session->logon = session->last_input = filetime_now();
  tell(host, EVENT_LOGON | EVENT_STATECHANGE);
  unlock_lab();
}

/* A user picks a session up at the place of a log-on screen. */
EXPORT void fake_come_back(int at, DWORD id, DWORD screen_id) {
  Host *host = &lock_lab()->hosts[at];
  Session *session = find_session(host, id);
  Session *screen = find_session(host, screen_id);
  session->state = ACTIVE;
  session->flags = FLAGS_UNLOCKED;
  session->protocol = screen->protocol;
  session->address = screen->address;
  copy_text(session->name, screen->name, 33);
  copy_text(session->client, screen->client, LONGEST_NAME);
  screen->used = 0;
  tell(host, EVENT_CONNECT | EVENT_STATECHANGE);
  unlock_lab();
}

/* A session is gone; its place shows the log-on screen. */
EXPORT void fake_end(int at, DWORD id) {
  Host *host = &lock_lab()->hosts[at];
  Session *session = find_session(host, id);
  leave_place(host, session);
  session->used = 0;
  tell(host, EVENT_LOGOFF | EVENT_DELETE);
  unlock_lab();
}

/* A session leaves its place in some state, and stays. */
EXPORT void fake_leave(int at, DWORD id, DWORD state) {
  Host *host = &lock_lab()->hosts[at];
  Session *session = find_session(host, id);
  session->state = state;
  session->disconnected = filetime_now();
  leave_place(host, session);
  tell(host, EVENT_DISCONNECT | EVENT_STATECHANGE);
  unlock_lab();
}

enum { SET_STATE, SET_FLAGS, SET_DENIED, SET_STAYS, SET_VANISHES, SET_IDLE, SET_ADMINISTRATOR };

/* Something of a session changes, and Windows tells nobody. */
EXPORT void fake_set_session(int at, DWORD id, int what, int32_t value) {
  Session *session = find_session(&lock_lab()->hosts[at], id);
  if (what == SET_STATE) session->state = (DWORD)value;
  else if (what == SET_FLAGS) session->flags = value;
  else if (what == SET_DENIED) session->denied = value;
  else if (what == SET_STAYS) session->stays = value;
  else if (what == SET_VANISHES) session->vanishes = value;
  else if (what == SET_ADMINISTRATOR) session->administrator = value;
  else if (what == SET_IDLE) session->last_input = value < 0 ? 0 : filetime_now() - (int64_t)value * 10000;
  unlock_lab();
}

enum { SET_DOWN, SET_BLOCKED, SET_HOST_DENIED, SET_LAYOUT, SET_WAIT_ERROR, SET_NEXT_ID, SET_ACCOUNTS_ERROR };

EXPORT void fake_set_host(int at, int what, int32_t value) {
  Host *host = &lock_lab()->hosts[at];
  if (what == SET_DOWN) host->down = value;
  else if (what == SET_BLOCKED) host->blocked = value;
  else if (what == SET_HOST_DENIED) host->denied = value;
  else if (what == SET_LAYOUT) host->layout = value;
  else if (what == SET_WAIT_ERROR) host->wait_error = value;
  else if (what == SET_ACCOUNTS_ERROR) host->accounts_error = value;
  else if (what == SET_NEXT_ID) host->next_id = (DWORD)value;
  wake_waiting(&host->events);
  unlock_lab();
}

/* What the host itself says of its sessions, by another way than the console's. 0: there is none at that place. */
EXPORT int fake_session(int at, int place, DWORD *id, DWORD *state, int32_t *flags, WCHAR *user, WCHAR *domain,
                        WCHAR *client) {
  Session *session = &lock_lab()->hosts[at].sessions[place];
  int used = session->used;
  if (used) {
    *id = session->id;
    *state = session->state;
    *flags = session->flags;
    copy_text(user, session->user, LONGEST_NAME);
    copy_text(domain, session->domain, LONGEST_NAME);
    copy_text(client, session->client, LONGEST_NAME);
  }
  unlock_lab();
  return used;
}

EXPORT int fake_most_sessions(void) { return MOST_SESSIONS; }

/* A message that was sent. The answer is the session that it was shown in; -1: there is none with that number. */
EXPORT int fake_message(int at, int number, WCHAR *title, WCHAR *text, DWORD *seconds) {
  Host *host = &lock_lab()->hosts[at];
  int session = -1;
  if (number < host->message_count) {
    Message *message = &host->messages[number % MOST_MESSAGES];
    copy_text(title, message->title, LONGEST_NAME);
    copy_text(text, message->text, LONGEST_MESSAGE);
    *seconds = message->seconds;
    session = (int)message->session;
  }
  unlock_lab();
  return session;
}

/* What was handed out and not given back: blocks of memory, server handles; waits that are under way. */
EXPORT int64_t fake_blocks(void) { return lab_without_lock()->blocks; }
EXPORT int64_t fake_handles(void) { return lab_without_lock()->handles; }
EXPORT int64_t fake_waits(void) { return lab_without_lock()->waits; }

/* Sizes and offsets as the compiler made them, in the order of the test. */
EXPORT int fake_layout(int which) {
  const size_t layout[] = {
      sizeof(WTS_SESSION_INFO_1W),
      offsetof(WTS_SESSION_INFO_1W, pSessionName),
      offsetof(WTS_SESSION_INFO_1W, pUserName),
      offsetof(WTS_SESSION_INFO_1W, pDomainName),
      sizeof(WTSINFOEXW),
      offsetof(WTSINFOEXW, Data),
      sizeof(WTSINFOEX_LEVEL1_W),
      offsetof(WTSINFOEX_LEVEL1_W, SessionFlags),
      offsetof(WTSINFOEX_LEVEL1_W, UserName),
      offsetof(WTSINFOEX_LEVEL1_W, DomainName),
      offsetof(WTSINFOEX_LEVEL1_W, LogonTime),
      offsetof(WTSINFOEX_LEVEL1_W, CurrentTime),
      sizeof(WTS_CLIENT_ADDRESS),
      offsetof(WTS_CLIENT_ADDRESS, Address),
  };
  return which < (int)(sizeof layout / sizeof *layout) ? (int)layout[which] : -1;
}
