// The functions of advapi32.dll and netapi32.dll that tell who administers a computer. Whoever is logged on has an account.
#include "lab.h"
#include <stdlib.h>
#include <string.h>

enum { NERR_SUCCESS = 0, NERR_USER_NOT_FOUND = 2221, INCLUDE_INDIRECT = 1 };

// A group is called in the language of Windows.
static const WCHAR administrators[] = {0x7BA1, 0x7406, 0x8005, 0};
static const WCHAR users[] = {'U', 's', 'e', 'r', 's', 0};
static const uint8_t administrators_sid[] = {1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, 0x20, 2, 0, 0};

EXPORT BOOL LookupAccountSidW(const WCHAR *server, const uint8_t *sid, WCHAR *name, DWORD *name_length, WCHAR *domain,
                              DWORD *domain_length, int32_t *use) {
  (void)server;
  if (memcmp(sid, administrators_sid, sizeof administrators_sid) != 0 || *name_length < 4) return 0;
  copy_text(name, administrators, *name_length);
  domain[0] = 0;
  *name_length = 3;
  *domain_length = 0;
  *use = 4;
  return 1;
}

static int is_account(const Session *session, const WCHAR *account) {
  size_t domain = length_of(session->domain);
  size_t user = (length_of(session->user) + 1) * sizeof(WCHAR);
  if (memcmp(session->user, account, user) == 0) return 1;
  return memcmp(session->domain, account, domain * sizeof(WCHAR)) == 0 && account[domain] == '\\' &&
         memcmp(session->user, account + domain + 1, user) == 0;
}

EXPORT DWORD NetUserGetLocalGroups(const WCHAR *server, const WCHAR *account, DWORD level, DWORD flags, void **answer,
                                   DWORD longest, DWORD *read, DWORD *total) {
  static const WCHAR here[] = {0};
  Lab *lab = lock_lab();
  Host *host = find_host(lab, server == NULL ? here : server);
  DWORD error = level != 0 || flags != INCLUDE_INDIRECT || longest != 0xFFFFFFFF ? ERROR_INVALID_PARAMETER : 0;
  if (error == 0 && host == NULL) error = RPC_S_SERVER_UNAVAILABLE;
  if (error == 0) error = (DWORD)atomic_load(&host->accounts_error);
  const Session *session = NULL;
  for (int at = 0; error == 0 && session == NULL && at < MOST_SESSIONS; at++)
    if (host->sessions[at].used && is_account(&host->sessions[at], account)) session = &host->sessions[at];
  if (error == 0 && session == NULL) error = NERR_USER_NOT_FOUND;
  if (error == 0) {
    const WCHAR **names = calloc(2, sizeof *names);
    atomic_fetch_add(&lab->blocks, 1);
    names[0] = users;
    names[1] = administrators;
    *answer = names;
    *read = *total = session->administrator ? 2 : 1;
  }
  unlock_lab();
  return error;
}

EXPORT DWORD NetApiBufferFree(void *buffer) {
  atomic_fetch_sub(&lab_without_lock()->blocks, 1);
  free(buffer);
  return NERR_SUCCESS;
}
