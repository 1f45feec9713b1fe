import { HostError } from '../host-backend';
import type { WtsFailure } from './wts-calls';
import { accessDenied, badName, notReachable, notThere, sessionNotFound } from './wts-codes';

/** What the console was about when a call failed. */
export interface FailedCall {
  /** It is this computer. */
  readonly isLocal: boolean;
  /** The computer had been read before, over this connection. */
  readonly connected: boolean;
}

/** What a failure of Windows, or of the way to it, means for a person. */
export function hostErrorOf(failure: WtsFailure, { isLocal, connected }: FailedCall): HostError {
  switch (failure.kind) {
    case 'not-loaded':
      return new HostError('no-wts', failure.message);
    case 'layout':
      return new HostError('bad-reading', failure.message);
    case 'windows':
      break;
  }
  const { code, message } = failure;
  if (accessDenied.has(code)) return new HostError(isLocal ? 'not-elevated' : 'windows-refused', message);
  if (sessionNotFound.has(code) && connected) return new HostError('no-such-session', message);
  if (notReachable.has(code)) return new HostError(connected ? 'connection-lost' : 'no-rpc', message);
  if (badName.has(code)) return new HostError('name-not-found', message);
  if (notThere.has(code)) return new HostError('not-supported', message);
  return new HostError('host-error', message);
}
