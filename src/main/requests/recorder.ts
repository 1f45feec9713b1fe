import type { Ask, RequestRecord } from '../../shared/requests/request';

/** History can't be written, so nothing was accepted; the message has the system's words. */
export class NoRecordError extends Error {}

/** A request that an earlier run of the program left without an outcome. */
export interface LeftOpen {
  readonly record: RequestRecord;
  /** Console's clock (ms since 1970) just before its command went out; null: nothing was sent. */
  readonly sentAt: number | null;
}

/** Keeps on disk what is asked for, before anything is done about it. */
export interface Recorder {
  /** Resolves when these new requests are on disk; rejects with an Error in the system's words where they can't be. */
  accepted(requests: readonly RequestRecord[], ask: Ask): Promise<void>;
  /** Resolves when it is on disk that the command of this request goes out now; rejects like `accepted`. */
  sending(request: RequestRecord): Promise<void>;
  /** A request has its outcome; what can't be written is kept and tried again. */
  settled(request: RequestRecord): void;
}

/** Keeps nothing: for a lab whose requests nobody wants to know of later. */
export const noRecorder: Recorder = {
  accepted: () => Promise.resolve(),
  sending: () => Promise.resolve(),
  settled: () => {},
};
