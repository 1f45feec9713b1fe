/** A handle of WTSOpenServerExW; 0n: this computer. */
export type ServerHandle = bigint;

/** One session as WTSEnumerateSessionsExW lists it (WTS_SESSION_INFO_1W). */
export interface EnumeratedSession {
  readonly id: number;
  /** WTS_CONNECTSTATE_CLASS. */
  readonly state: number;
  /** Name of the WinStation: `Console`, `Services`, `RDP-Tcp#0`; empty where it has none. */
  readonly name: string;
  /** Whole, however long; empty: nobody is logged on. */
  readonly user: string;
  readonly domain: string;
}

/** What WTSSessionInfoEx tells of one session. Times are FILETIMEs in decimal digits, by the server's clock; `0`: none. */
export interface SessionInfo {
  /** 0 locked, 1 unlocked, -1 not known. */
  readonly flags: number;
  readonly logonTime: string;
  readonly disconnectTime: string;
  readonly lastInputTime: string;
  readonly currentTime: string;
}

/** What is in front of the user of one session. */
export interface SessionClient {
  /** WTSClientProtocolType: 0 the console, 2 RDP. */
  readonly protocol: number;
  readonly name: string;
  /** WTS_CLIENT_ADDRESS. */
  readonly address: { readonly family: number; readonly bytes: readonly number[] };
}

/** What a message box says. */
export interface MessageBox {
  readonly title: string;
  readonly text: string;
  /** After so many seconds it goes by itself; 0: never. */
  readonly seconds: number;
}

/** A call of Windows that failed, with what GetLastError said. */
export class WtsError extends Error {
  readonly call: string;
  readonly code: number;

  constructor(call: string, code: number) {
    super(`${call}: Windows error ${code}`);
    this.call = call;
    this.code = code;
  }
}

/** What Windows answered has another form than the SDK says. */
export class WtsLayoutError extends Error {}

/**
 * The functions of wtsapi32.dll that the console needs. Those without a promise block until they have their answer, which
 * may take for ever: never to be used in the main process. They throw a `WtsError`, or a `WtsLayoutError`.
 */
export interface WtsApi {
  /** Opens another computer. It is not reached before something is asked of it. */
  open(server: string): ServerHandle;
  /** In a thread of the pool, for the computer may be asked. */
  close(server: ServerHandle): Promise<void>;
  enumerate(server: ServerHandle): EnumeratedSession[];
  info(server: ServerHandle, session: number): SessionInfo;
  client(server: ServerHandle, session: number): SessionClient;
  disconnect(server: ServerHandle, session: number): void;
  logOff(server: ServerHandle, session: number): void;
  message(server: ServerHandle, session: number, box: MessageBox): void;
  /** Waits in a thread of the pool, until something happens to a session there. Answers false when the waits were ended. */
  waitForEvent(server: ServerHandle): Promise<boolean>;
  /** Ends all waits for events with this handle; in a thread of the pool, for the computer may be asked. */
  endWaits(server: ServerHandle): Promise<void>;
  /** What the local group of administrators is called there; Windows translates it. `server`: null for this computer. */
  administratorsName(server: string | null): string;
  /**
   * The local groups there in which an account is, also by way of other groups; null: no such account. `account`: with its
   * domain, else one of that computer's own.
   */
  localGroups(server: string | null, account: string): string[] | null;
  /** The session in which this process runs; null: Windows does not tell. */
  ownSession(): number | null;
}
