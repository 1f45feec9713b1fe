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
import { documentedLayouts } from './wts-layouts';
import { loadFunctions, readMemory, type WindowsFunctions, type WtsLibraries } from './wtsapi32';

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

/** Loads the functions of Windows. */
export function openWtsApi(libraries: WtsLibraries): WtsApi {
  return new WindowsApi(loadFunctions(libraries));
}

class WindowsApi implements WtsApi {
  readonly #functions: WindowsFunctions;

  constructor(functions: WindowsFunctions) {
    this.#functions = functions;
  }

  open(server: string): ServerHandle {
    return this.#functions.openServer(server) ?? 0n;
  }

  close(server: ServerHandle): Promise<void> {
    return inThread((done) => this.#functions.closeServer.async(server, done));
  }

  enumerate(server: ServerHandle): EnumeratedSession[] {
    const list: [bigint | null] = [null];
    const count: [number] = [0];
    this.#check('WTSEnumerateSessionsExW', this.#functions.enumerateSessions(server, [1], 0, list, count));
    try {
      const sessions = list[0] === null ? [] : readMemory.sessions(list[0], count[0]);
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
    return this.#query(server, session, sessionInfoEx, documentedLayouts.WTSINFOEXW.size, (found) => {
      const { Level, Data } = readMemory.infoEx(found);
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
    const protocol = this.#query(server, session, clientProtocolType, 2, readMemory.uint16);
    const name = this.#query(server, session, clientName, null, (found, bytes) => {
      // The length is with its final zero.
      return readMemory.text(found, Math.max(0, bytes / 2 - 1)).replace(/\0.*$/s, '');
    });
    const { size } = documentedLayouts.WTS_CLIENT_ADDRESS;
    const where = this.#query(server, session, clientAddress, size, readMemory.clientAddress);
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

  endWaits(server: ServerHandle): Promise<void> {
    return inThread((done) => this.#functions.waitSystemEvent.async(server, eventFlush, [0], done));
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
      return readMemory.groups(answer, count[0]).flatMap(({ lgrui0_name: name }) => name ?? []);
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

/** Waits for a call in a thread of the pool, whatever comes of it. */
function inThread(begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => begin(() => resolve()));
}
