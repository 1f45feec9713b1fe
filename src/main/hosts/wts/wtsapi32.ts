import { win32 } from 'node:path';
import koffi from 'koffi';
import { checkLayouts } from './wts-layouts';

/** Inline arrays of WCHAR: the field lengths of the SDK with their final zero. */
const wideText = (length: number) => koffi.array('char16', length, 'String');

const sessionInfo1 = koffi.struct({
  ExecEnvId: 'uint32',
  State: 'uint32',
  SessionId: 'uint32',
  pSessionName: 'str16',
  pHostName: 'str16',
  pUserName: 'str16',
  pDomainName: 'str16',
  pFarmName: 'str16',
});

const infoExLevel1 = koffi.struct({
  SessionId: 'uint32',
  SessionState: 'uint32',
  SessionFlags: 'int32',
  WinStationName: wideText(33),
  UserName: wideText(21),
  DomainName: wideText(18),
  LogonTime: 'int64',
  ConnectTime: 'int64',
  DisconnectTime: 'int64',
  LastInputTime: 'int64',
  CurrentTime: 'int64',
  IncomingBytes: 'uint32',
  OutgoingBytes: 'uint32',
  IncomingFrames: 'uint32',
  OutgoingFrames: 'uint32',
  IncomingCompressedBytes: 'uint32',
  OutgoingCompressedBytes: 'uint32',
});

const infoEx = koffi.struct({ Level: 'uint32', Data: infoExLevel1 });

const address = koffi.struct({ AddressFamily: 'uint32', Address: koffi.array('uint8', 20, 'Array') });

/** LOCALGROUP_USERS_INFO_0. */
const groupName = koffi.struct({ lgrui0_name: 'str16' });

/** The structures as this side reads them, by the names of the SDK. */
export const layouts = {
  WTS_SESSION_INFO_1W: sessionInfo1,
  WTSINFOEX_LEVEL1_W: infoExLevel1,
  WTSINFOEXW: infoEx,
  WTS_CLIENT_ADDRESS: address,
};

/** Where the functions are. */
export interface WtsLibraries {
  readonly wtsapi32: string;
  /** The library with GetLastError, GetCurrentProcessId and ProcessIdToSessionId. */
  readonly kernel32: string;
  /** The one with LookupAccountSidW. */
  readonly advapi32: string;
  /** The one with NetUserGetLocalGroups. */
  readonly netapi32: string;
}

/**
 * The libraries of this Windows, by their absolute paths. The folder is asked of kernel32, which Windows itself finds by no
 * search: a variable of the environment or a file beside the program must not decide what is loaded.
 */
export function windowsLibraries(): WtsLibraries {
  const kernel32 = 'kernel32.dll';
  const getSystemDirectory = koffi
    .load(kernel32)
    .func('__stdcall', 'GetSystemDirectoryW', 'uint32', [koffi.out(koffi.pointer('uint16')), 'uint32']);
  const folder = new Uint16Array(260);
  const length = getSystemDirectory(folder, folder.length);
  if (length === 0 || length >= folder.length) throw new Error('GetSystemDirectoryW failed');
  const inFolder = (name: string) => win32.join(String.fromCharCode(...folder.subarray(0, length)), name);
  const [wtsapi32, advapi32, netapi32] = ['wtsapi32.dll', 'advapi32.dll', 'netapi32.dll'].map(inFolder);
  return { wtsapi32, kernel32, advapi32, netapi32 } as WtsLibraries;
}

/** A call of Windows: koffi knows nothing of types. */
type Call = ReturnType<ReturnType<typeof koffi.load>['func']>;

/**
 * Loads the functions, with their types as the SDK has them: HANDLE a pointer, DWORD and BOOL of 32 bits, never `long`. This
 * is the only file that knows koffi.
 */
export function loadFunctions({ wtsapi32, kernel32, advapi32, netapi32 }: WtsLibraries) {
  checkLayouts(layouts, koffi.offsetof);
  const wts = koffi.load(wtsapi32);
  const kernel = koffi.load(kernel32);
  const accounts = koffi.load(advapi32);
  const net = koffi.load(netapi32);
  const out = (type: string) => koffi.out(koffi.pointer(type));
  const func = (library: typeof wts, name: string, result: string, parameters: Parameters<typeof wts.func>[3]): Call =>
    library.func('__stdcall', name, result, parameters);
  return {
    openServer: func(wts, 'WTSOpenServerExW', 'void *', ['str16']),
    closeServer: func(wts, 'WTSCloseServer', 'void', ['void *']),
    enumerateSessions: func(wts, 'WTSEnumerateSessionsExW', 'int32', [
      'void *',
      koffi.inout(koffi.pointer('uint32')),
      'uint32',
      out('void *'),
      out('uint32'),
    ]),
    freeMemoryEx: func(wts, 'WTSFreeMemoryExW', 'int32', ['int32', 'void *', 'uint32']),
    querySessionInformation: func(wts, 'WTSQuerySessionInformationW', 'int32', [
      'void *',
      'uint32',
      'int32',
      out('void *'),
      out('uint32'),
    ]),
    freeMemory: func(wts, 'WTSFreeMemory', 'void', ['void *']),
    disconnectSession: func(wts, 'WTSDisconnectSession', 'int32', ['void *', 'uint32', 'int32']),
    logoffSession: func(wts, 'WTSLogoffSession', 'int32', ['void *', 'uint32', 'int32']),
    sendMessage: func(wts, 'WTSSendMessageW', 'int32', [
      'void *',
      'uint32',
      'str16',
      'uint32',
      'str16',
      'uint32',
      'uint32',
      'uint32',
      out('uint32'),
      'int32',
    ]),
    waitSystemEvent: func(wts, 'WTSWaitSystemEvent', 'int32', ['void *', 'uint32', out('uint32')]),
    lookupAccountSid: func(accounts, 'LookupAccountSidW', 'int32', [
      'str16',
      koffi.pointer('uint8'),
      out('uint16'),
      koffi.inout(koffi.pointer('uint32')),
      out('uint16'),
      koffi.inout(koffi.pointer('uint32')),
      out('int32'),
    ]),
    userGetLocalGroups: func(net, 'NetUserGetLocalGroups', 'uint32', [
      'str16',
      'str16',
      'uint32',
      'uint32',
      out('void *'),
      'uint32',
      out('uint32'),
      out('uint32'),
    ]),
    apiBufferFree: func(net, 'NetApiBufferFree', 'uint32', ['void *']),
    getLastError: func(kernel, 'GetLastError', 'uint32', []),
    getCurrentProcessId: func(kernel, 'GetCurrentProcessId', 'uint32', []),
    processIdToSessionId: func(kernel, 'ProcessIdToSessionId', 'int32', ['uint32', out('uint32')]),
  };
}

/** The functions of Windows that the console calls. */
export type WindowsFunctions = ReturnType<typeof loadFunctions>;

/** WTS_SESSION_INFO_1W. */
export interface SessionInfo1 {
  readonly State: number;
  readonly SessionId: number;
  readonly pSessionName: string | null;
  readonly pUserName: string | null;
  readonly pDomainName: string | null;
}

/** WTSINFOEXW with its level 1. koffi makes a bigint of a number that is too large for a JavaScript number only. */
export interface InfoEx {
  readonly Level: number;
  readonly Data: { readonly SessionId: number; readonly SessionFlags: number } & Readonly<
    Record<'LogonTime' | 'DisconnectTime' | 'LastInputTime' | 'CurrentTime', number | bigint>
  >;
}

/** What lies at an address in memory. */
export const readMemory = {
  sessions: (from: bigint, count: number): SessionInfo1[] => koffi.decode(from, sessionInfo1, count),
  infoEx: (from: bigint): InfoEx => koffi.decode(from, infoEx),
  clientAddress: (from: bigint): { readonly AddressFamily: number; readonly Address: readonly number[] } =>
    koffi.decode(from, address),
  groups: (from: bigint, count: number): { readonly lgrui0_name: string | null }[] =>
    koffi.decode(from, groupName, count),
  uint16: (from: bigint): number => koffi.decode.uint16(from),
  /** So many units of UTF-16. */
  text: (from: bigint, length: number): string => koffi.decode.string16(from, length),
};
