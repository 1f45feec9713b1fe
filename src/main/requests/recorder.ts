import type { PowerRecord } from '../../shared/lab/power';
import type { Ask, RequestRecord } from '../../shared/requests/request';

/** History can't be written, so nothing was accepted; the message has the system's words. */
export class NoRecordError extends Error {}

/** A request that an earlier run of the program left without an outcome. */
export interface LeftOpen {
  readonly record: RequestRecord;
  /** Console's clock (ms since 1970) just before its command went out; null: nothing was sent. */
  readonly sentAt: number | null;
}

/** The same of a host that was to restart or shut down. */
export interface PowerLeftOpen {
  readonly record: PowerRecord;
  readonly sentAt: number | null;
}

/** Whether what was left open is about a host as a whole. */
export function isPowerLeft(left: LeftOpen | PowerLeftOpen): left is PowerLeftOpen {
  return 'boot' in left.record;
}

/** Keeps on disk what is asked for, before anything is done about it. */
export interface Recorder {
  /** Resolves when these new requests are on disk; rejects with an Error in the system's words where they can't be. */
  accepted(requests: readonly RequestRecord[], ask: Ask): Promise<void>;
  /** The same for a request to restart or shut down a host. */
  acceptedPower(request: PowerRecord, withoutRecord: boolean): Promise<void>;
  /** Resolves when it is on disk that the command of this request goes out now; rejects like `accepted`. */
  sending(request: RequestRecord | PowerRecord): Promise<void>;
  /** A request has its outcome; what can't be written is kept and tried again. */
  settled(request: RequestRecord | PowerRecord): void;
}

/** Keeps nothing: for a lab whose requests nobody wants to know of later. */
export const noRecorder: Recorder = {
  accepted: () => Promise.resolve(),
  acceptedPower: () => Promise.resolve(),
  sending: () => Promise.resolve(),
  settled: () => {},
};
