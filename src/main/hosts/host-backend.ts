import type { HostKind, HostProblem } from '../../shared/lab/host';
import type { PowerAction } from '../../shared/lab/power';
import type { Reading } from '../../shared/lab/reading';
import type { Action } from '../../shared/session/actions';
import type { SessionIdentity } from '../../shared/session/identity';
import { visibleText } from '../../shared/visible-text';

/** An error of a host. `detail` is the host's own words, shown as data; empty where it gave none. */
export class HostError extends Error {
  readonly problem: HostProblem;
  readonly detail: string;

  constructor(problem: HostProblem, detail = '') {
    super(detail === '' ? problem : `${problem}: ${detail}`);
    this.name = 'HostError';
    this.problem = problem;
    this.detail = visibleText(detail);
  }
}

/** A change that a host reported: only a reason to read again (docs/design.md 3). */
export interface Hint {
  /** The host's id of a session that it reported removed. */
  readonly removed?: string;
}

/** How long each thing may take on this host, in milliseconds (docs/design.md 2.5, rule 7). */
export interface TimeLimits {
  readonly connect: number;
  readonly read: number;
  readonly suspend: number;
  readonly lock: number;
  readonly end: number;
  /** End by force: from the command until the session is gone. */
  readonly force: number;
  readonly message: number;
  /** Restart and shut down: from the command until the host is gone. */
  readonly power: number;
}

/** One command for one session. The lab has checked it and compared the identity just before. */
export interface HostCommand {
  readonly action: Action;
  readonly identity: SessionIdentity;
  /** End by force: the session's programs are killed. Only with `end`. */
  readonly force: boolean;
  /** Only with `message`. */
  readonly text: string | null;
  /** A message that goes by itself after some seconds. */
  readonly brief: boolean;
  /** What stands over a message, in the language of the console. */
  readonly title: string;
}

/** What a backend calls back. All three may come at any time between `connect` and `close`. */
export interface HostListener {
  hint(hint: Hint): void;
  /** The connection is gone; the backend can be connected again. */
  lost(error: HostError): void;
}

/**
 * The code that reads and commands one host. It holds no state of the lab and draws no conclusions: the lab reads
 * until the host shows an effect. Every method rejects with a HostError; none blocks.
 */
export interface HostBackend {
  readonly kind: HostKind;
  readonly limits: TimeLimits;
  /** Longest pause between two readings, in milliseconds, for what this host does not signal. */
  readonly pollEvery: number;
  /** The host can end a session by force. */
  readonly canForce: boolean;
  /**
   * Connects. Says `no-bus`, `no-logind`, ... when this host can't be read. May be called again, also while a connection
   * stands: it is given up first.
   */
  connect(listener: HostListener, signal: AbortSignal): Promise<void>;
  /** Reads everything now. One at a time; the lab sees to that. The result is checked by the lab (`parseReading`). */
  read(signal: AbortSignal): Promise<Reading>;
  /**
   * Sends one command. Resolves when the host accepted it (for `message`: when it was handed to something that shows
   * it); that is no proof of the effect. `connection-lost` and `time-limit` mean: it may have arrived.
   */
  act(command: HostCommand, signal: AbortSignal): Promise<void>;
  /**
   * Restarts or shuts down the host; not there where that can't be done. Resolves when the host accepted it, which is no
   * proof of the effect. `connection-lost` and `time-limit` mean: it may have arrived.
   */
  power?(action: PowerAction, signal: AbortSignal): Promise<void>;
  /** What the connected host calls itself; null: it can't be told. Not there where it never can. */
  ownName?(): Promise<string | null>;
  /** Lets go of everything. Never rejects; may be called at any time. */
  close(): Promise<void>;
}
