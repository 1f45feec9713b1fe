// What the Windows SDK documents of wtsapi32.h, as far as the fake needs it. The headers of mingw and wine lack the
// extended structures, so they are written here after Microsoft's pages; sizes and offsets are those of 64 bits.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef uint16_t WCHAR;
typedef uint32_t DWORD;
typedef int32_t BOOL;
typedef void *HANDLE;

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

enum { ERROR_FILE_NOT_FOUND = 2, ERROR_ACCESS_DENIED = 5, ERROR_INVALID_PARAMETER = 87 };
enum { RPC_S_SERVER_UNAVAILABLE = 1722, ERROR_CTX_WINSTATION_NOT_FOUND = 7022 };

// WTS_CONNECTSTATE_CLASS
enum { ACTIVE, CONNECTED, CONNECT_QUERY, SHADOW, DISCONNECTED, IDLE, LISTEN, RESET, DOWN, INIT };

// WTS_INFO_CLASS
enum { CLIENT_NAME = 10, CLIENT_ADDRESS = 14, CLIENT_PROTOCOL_TYPE = 16, SESSION_INFO_EX = 25 };

enum { TYPE_SESSION_INFO_LEVEL_1 = 2 };
enum { FLAGS_LOCKED = 0, FLAGS_UNLOCKED = 1 };

#define EVENT_CREATE 0x1u
#define EVENT_DELETE 0x2u
#define EVENT_CONNECT 0x8u
#define EVENT_DISCONNECT 0x10u
#define EVENT_LOGON 0x20u
#define EVENT_LOGOFF 0x40u
#define EVENT_STATECHANGE 0x80u
#define EVENT_FLUSH 0x80000000u

typedef struct {
  DWORD ExecEnvId;
  DWORD State;
  DWORD SessionId;
  WCHAR *pSessionName;
  WCHAR *pHostName;
  WCHAR *pUserName;
  WCHAR *pDomainName;
  WCHAR *pFarmName;
} WTS_SESSION_INFO_1W;

typedef struct {
  DWORD SessionId;
  DWORD SessionState;
  int32_t SessionFlags;
  WCHAR WinStationName[33];
  WCHAR UserName[21];
  WCHAR DomainName[18];
  int64_t LogonTime;
  int64_t ConnectTime;
  int64_t DisconnectTime;
  int64_t LastInputTime;
  int64_t CurrentTime;
  DWORD IncomingBytes;
  DWORD OutgoingBytes;
  DWORD IncomingFrames;
  DWORD OutgoingFrames;
  DWORD IncomingCompressedBytes;
  DWORD OutgoingCompressedBytes;
} WTSINFOEX_LEVEL1_W;

typedef struct {
  DWORD Level;
  WTSINFOEX_LEVEL1_W Data;
} WTSINFOEXW;

typedef struct {
  DWORD AddressFamily;
  uint8_t Address[20];
} WTS_CLIENT_ADDRESS;

#define AT(type, member, offset) _Static_assert(offsetof(type, member) == offset, #type "." #member)
_Static_assert(sizeof(WTS_SESSION_INFO_1W) == 56, "WTS_SESSION_INFO_1W");
AT(WTS_SESSION_INFO_1W, pSessionName, 16);
AT(WTS_SESSION_INFO_1W, pUserName, 32);
AT(WTS_SESSION_INFO_1W, pDomainName, 40);
_Static_assert(sizeof(WTSINFOEXW) == 232, "WTSINFOEXW");
AT(WTSINFOEXW, Data, 8);
AT(WTSINFOEXW, Data.SessionFlags, 16);
AT(WTSINFOEXW, Data.UserName, 86);
AT(WTSINFOEXW, Data.DomainName, 128);
AT(WTSINFOEXW, Data.LogonTime, 168);
AT(WTSINFOEXW, Data.CurrentTime, 200);
_Static_assert(sizeof(WTS_CLIENT_ADDRESS) == 24, "WTS_CLIENT_ADDRESS");
AT(WTS_CLIENT_ADDRESS, Address, 4);
