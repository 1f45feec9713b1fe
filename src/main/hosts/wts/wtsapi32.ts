import { win32 } from 'node:path';
import koffi from 'koffi';
import {
  type EnumeratedSession,
  type MessageBox,
  type ServerHandle,
  type SessionClient,
  type SessionInfo,
  type WtsApi,
  WtsError,
  WtsLayoutError,
} from './wts-api';
import { checkLayouts } from './wts-layouts';

// Numbers of the SDK (wtsapi32.h).
const clientName = 10;
const clientAddress = 14;
const clientProtocolType = 16;
const sessionInfoEx = 25;
const typeSessionInfoLevel1 = 2;
const eventAll = 0x7fffffff;
const eventFlush = 0x80000000;
const okAndInformation = 0x40;
// lmaccess.h, lmcons.h, lmerr.h.
const includeIndirect = 1;
const maxPreferredLength = 0xffffffff;
const userNotFound = 2221;
const noSuchUser = 1317;
/** S-1-5-32-544, the local group of administrators on every Windows. */
const administratorsSid = Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, 0x20, 2, 0, 0);

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

/** Loads the functions. The only place that knows koffi. */
export function openWtsApi(libraries: WtsLibraries): WtsApi {
  checkLayouts(layouts, koffi.offsetof);
  return new Wtsapi32(libraries);
}

/** A call of Windows: koffi knows nothing of types. */
type Call = ReturnType<ReturnType<typeof koffi.load>['func']>;

class Wtsapi32 implements WtsApi {
  readonly #functions: ReturnType<typeof bind>;

  constructor(libraries: WtsLibraries) {
    this.#functions = bind(libraries);
  }

  open(server: string): ServerHandle {
    return this.#functions.openServer(server) ?? 0n;
  }

  close(server: ServerHandle): void {
    this.#functions.closeServer(server);
  }

  enumerate(server: ServerHandle): EnumeratedSession[] {
    const [level, list, count] = [[1], [null], [0]];
    this.#check('WTSEnumerateSessionsExW', this.#functions.enumerateSessions(server, level, 0, list, count));
    try {
      const sessions = koffi.decode(list[0], sessionInfo1, count[0] ?? 0) as (Record<string, string | null> & {
        readonly State: number;
        readonly SessionId: number;
      })[];
      return sessions.map(({ SessionId, State, pSessionName, pUserName, pDomainName }) => {
        return {
          id: SessionId,
          state: State,
          name: pSessionName ?? '',
          user: pUserName ?? '',
          domain: pDomainName ?? '',
        };
      });
    } finally {
      this.#functions.freeMemoryEx(typeSessionInfoLevel1, list[0], count[0]);
    }
  }

  info(server: ServerHandle, session: number): SessionInfo {
    return this.#query(server, session, sessionInfoEx, infoEx.size, (found) => {
      const { Level, Data } = koffi.decode(found, infoEx);
      // It says itself what it is about: a shifted reading would not find this.
      if (Level !== 1 || Data.SessionId !== session) throw new WtsLayoutError('WTSINFOEXW is not of this session');
      return {
        flags: Data.SessionFlags,
        logonTime: String(Data.LogonTime),
        disconnectTime: String(Data.DisconnectTime),
        lastInputTime: String(Data.LastInputTime),
        currentTime: String(Data.CurrentTime),
      };
    });
  }

  client(server: ServerHandle, session: number): SessionClient {
    const protocol = this.#query(server, session, clientProtocolType, 2, (found) => koffi.decode(found, 'uint16'));
    const name = this.#query(server, session, clientName, null, (found, bytes) => {
      // The length is with its final zero.
      return koffi.decode.string16(found, Math.max(0, bytes / 2 - 1)).replace(/\0.*$/s, '');
    });
    const where = this.#query(server, session, clientAddress, address.size, (found) => koffi.decode(found, address));
    return { protocol, name, address: { family: where.AddressFamily, bytes: [...where.Address] } };
  }

  disconnect(server: ServerHandle, session: number): void {
    this.#check('WTSDisconnectSession', this.#functions.disconnectSession(server, session, 0));
  }

  logOff(server: ServerHandle, session: number): void {
    this.#check('WTSLogoffSession', this.#functions.logoffSession(server, session, 0));
  }

  message(server: ServerHandle, session: number, { title, text, seconds }: MessageBox): void {
    // Lengths are in bytes, without a final zero.
    const [titleBytes, textBytes] = [title.length * 2, text.length * 2];
    const { sendMessage } = this.#functions;
    const style = okAndInformation;
    const sent = sendMessage(server, session, title, titleBytes, text, textBytes, style, seconds, [0], 0);
    this.#check('WTSSendMessageW', sent);
  }

  waitForEvent(server: ServerHandle): Promise<boolean> {
    const flags = [0];
    return new Promise((resolve, reject) => {
      this.#functions.waitSystemEvent.async(server, eventAll, flags, (error: Error | null, done: number) => {
        if (error !== null) return reject(error);
        if (done !== 0) return resolve(flags[0] !== 0);
        reject(new WtsError('WTSWaitSystemEvent', this.#functions.getLastError()));
      });
    });
  }

  endWaits(server: ServerHandle): void {
    this.#functions.waitSystemEvent(server, eventFlush, [0]);
  }

  ownSession(): number | null {
    const session = [0];
    const told = this.#functions.processIdToSessionId(this.#functions.getCurrentProcessId(), session);
    return told === 0 ? null : (session[0] ?? null);
  }

  administratorsName(server: string | null): string {
    const [name, domain] = [new Uint16Array(256), new Uint16Array(256)];
    const lookUp = this.#functions.lookupAccountSid;
    this.#check('LookupAccountSidW', lookUp(server, administratorsSid, name, [name.length], domain, [256], [0]));
    return String.fromCharCode(...name.subarray(0, name.indexOf(0)));
  }

  localGroups(server: string | null, account: string): string[] | null {
    const found: [bigint | null] = [null];
    const count: [number] = [0];
    const ask = this.#functions.userGetLocalGroups;
    const status = ask(server, account, 0, includeIndirect, found, maxPreferredLength, count, [0]);
    if (status === userNotFound || status === noSuchUser) return null;
    if (status !== 0) throw new WtsError('NetUserGetLocalGroups', status);
    const [answer] = found;
    if (answer === null) return [];
    try {
      const groups = koffi.decode(answer, groupName, count[0]) as { readonly lgrui0_name: string | null }[];
      return groups.flatMap(({ lgrui0_name: name }) => name ?? []);
    } finally {
      this.#functions.apiBufferFree(answer);
    }
  }

  /** Asks for one class of information. `size`: what its answer must have, in bytes; null: a text of any length. */
  #query<T>(
    server: ServerHandle,
    session: number,
    what: number,
    size: number | null,
    read: (found: bigint, bytes: number) => T,
  ): T {
    const found: [bigint | null] = [null];
    const bytes: [number] = [0];
    const told = this.#functions.querySessionInformation(server, session, what, found, bytes);
    this.#check('WTSQuerySessionInformationW', told);
    const [answer] = found;
    if (answer === null) throw new WtsLayoutError(`nothing for information class ${what}`);
    try {
      if (size !== null && bytes[0] !== size) {
        throw new WtsLayoutError(`${bytes[0]} bytes for information class ${what}, not ${size}`);
      }
      return read(answer, bytes[0]);
    } finally {
      this.#functions.freeMemory(answer);
    }
  }

  #check(call: string, done: number): void {
    if (done === 0) throw new WtsError(call, this.#functions.getLastError());
  }
}

/** The functions with their types, as the SDK has them: HANDLE a pointer, DWORD and BOOL of 32 bits, never `long`. */
function bind({ wtsapi32, kernel32, advapi32, netapi32 }: WtsLibraries) {
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
