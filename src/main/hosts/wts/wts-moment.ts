import {
  type EnumeratedSession,
  type ServerHandle,
  type SessionClient,
  type SessionInfo,
  type WtsApi,
  WtsError,
} from './wts-api';
import { accessDenied, sessionNotFound } from './wts-codes';

/** WTS_CONNECTSTATE_CLASS. */
export const connectState = {
  active: 0,
  connected: 1,
  connectQuery: 2,
  shadow: 3,
  disconnected: 4,
  idle: 5,
  listen: 6,
  reset: 7,
  down: 8,
  init: 9,
} as const;

/** States in which something may be in front of the session: the console, or a client. */
export const statesAtAPlace: ReadonlySet<number> = new Set([
  connectState.active,
  connectState.connected,
  connectState.connectQuery,
  connectState.shadow,
  connectState.init,
]);

/** The session of the services, in which nobody can log on. */
const servicesSession = 0;

/** One session with what Windows tells of it. */
export interface WtsSession extends EnumeratedSession {
  /** null: Windows did not allow it. */
  readonly info: SessionInfo | null;
  /** null: Windows did not allow it, or it is at no place. */
  readonly client: SessionClient | null;
}

/** Everything that one host says at one moment. */
export interface WtsMoment {
  readonly sessions: readonly WtsSession[];
  /** The session in which this console runs, on its own computer; null: not told. */
  readonly ownSession: number | null;
}

/**
 * Asks a host for everything, and blocks meanwhile. A session that goes while it is asked about is left out; that of the
 * services and the listeners are no one's. Throws what any other call throws.
 */
export function readMoment(api: WtsApi, server: ServerHandle, isLocal: boolean): WtsMoment {
  const sessions = api.enumerate(server).flatMap((session): WtsSession[] => {
    const { id, state } = session;
    if (id === servicesSession || state === connectState.listen) return [];
    try {
      const info = ifAllowed(() => api.info(server, id));
      const client = info === null || !statesAtAPlace.has(state) ? null : ifAllowed(() => api.client(server, id));
      return [{ ...session, info, client }];
    } catch (error) {
      if (error instanceof WtsError && sessionNotFound.has(error.code)) return [];
      throw error;
    }
  });
  return { sessions, ownSession: isLocal ? api.ownSession() : null };
}

/** null: Windows does not allow it. */
function ifAllowed<T>(call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    if (error instanceof WtsError && accessDenied.has(error.code)) return null;
    throw error;
  }
}
