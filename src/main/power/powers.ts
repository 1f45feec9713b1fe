import type { PowerAction, PowerRecord, PowerRequest } from '../../shared/lab/power';
import type { CallOffReason, Outcome, RefusalReason } from '../../shared/requests/request';
import type { SessionKey } from '../../shared/session/identity';
import { asHostError } from '../lab/within-limit';
import type { PowerLeftOpen, Recorder } from '../requests/recorder';
import type { AppliedSighting } from '../requests/request-ground';
import { noNewsAfter } from '../requests/request-sender';
import { type Time, timerSlack } from '../time';
import { judgePower } from './judge-power';

/** A host as it was when it was read last. */
export interface PowerHostNow {
  readonly name: string;
  /** null: never read. */
  readonly boot: string | null;
  /** Every session that is listed there. */
  readonly sessions: readonly SessionKey[];
  /** Somebody is logging on who is not listed yet. */
  readonly opening: boolean;
  readonly connected: boolean;
}

/** One host, as it is needed here. */
export interface PowerHost {
  /** From the command until the host is gone, in ms. */
  readonly limit: number;
  now(): PowerHostNow;
  /** Why it can't be done there; null: it can, or only trying tells. */
  cannot(action: PowerAction): RefusalReason | null;
  /** Resolves when a reading that began after this call was applied. */
  readNow(): Promise<void>;
  /** Asks for a reading soon. */
  readSoon(): void;
  /** Sends the command; rejects with a HostError. */
  power(action: PowerAction): Promise<void>;
}

/** The lab, as it is needed here. */
export interface PowerGround {
  host(id: string): PowerHost | undefined;
  nextOrder(): number;
  callOffCountdowns(host: string, reason: CallOffReason): void;
  /** Publishes how it goes. */
  publish(host: string, power: PowerRequest): void;
}

/** What is asked of a host as a whole. */
export interface PowerAsk {
  readonly host: string;
  readonly action: PowerAction;
  /** Those that were shown to the administrator: nobody else is to be hit. */
  readonly sessions: readonly SessionKey[];
  readonly reason: string | null;
  /** The administrator said yes to acting although it can't be written to History. */
  readonly withoutRecord: boolean;
}

interface PowerDeps {
  readonly time: Time;
  readonly recorder: Recorder;
  /** Stands before the ids of requests, so that those of two runs differ. */
  readonly run: string;
}

/** A request without an outcome yet. */
interface OpenPower {
  /** Replaced when it changes. */
  record: PowerRecord;
  readonly shown: ReadonlySet<SessionKey>;
  readonly withoutRecord: boolean;
  /** An earlier run of the program left it open. */
  readonly leftOpen: boolean;
  /** Set when the command goes out: its place in the lab's order of things, and the monotonic time of its limit. */
  sent: { readonly order: number; readonly limit: number } | null;
  down: boolean;
  readonly timers: (() => void)[];
}

/**
 * Restarting and shutting down hosts, from acceptance to outcome: record, re-read, refuse where somebody is there who was
 * not shown, call off the countdowns there, send, and wait for what the host shows. It is done when another boot is read.
 * A host that can't be reached since is *down*: nothing is said to have ended.
 */
export class Powers {
  readonly #ground: PowerGround;
  readonly #deps: PowerDeps;
  /** By host: one at a time. */
  readonly #open = new Map<string, OpenPower>();
  #lastId = 0;
  #closing = false;

  constructor(ground: PowerGround, deps: PowerDeps) {
    this.#ground = ground;
    this.#deps = deps;
  }

  /** Accepts it; what becomes of it is published. Throws where it can't be accepted at all. */
  ask({ host: hostId, action, sessions, reason, withoutRecord }: PowerAsk): void {
    const host = this.#ground.host(hostId);
    if (this.#closing) throw new Error('the program is ending');
    if (host === undefined) throw new Error(`no computer ${JSON.stringify(hostId)}`);
    const { name, boot, sessions: listed } = host.now();
    if (boot === null) throw new Error(`${JSON.stringify(name)} has not been read yet`);
    if (this.#open.has(hostId)) throw new Error(`${JSON.stringify(name)} is being restarted or shut down already`);
    const { time, recorder, run } = this.#deps;
    const request: OpenPower = {
      record: {
        id: `${run}p${++this.#lastId}`,
        action,
        host: hostId,
        boot,
        computer: name,
        sessions: listed.length,
        reason,
        acceptedAt: time.now(),
        outcome: null,
        settledAt: null,
      },
      shown: new Set(sessions),
      withoutRecord,
      leftOpen: false,
      sent: null,
      down: false,
      timers: [],
    };
    this.#open.set(hostId, request);
    this.#publish(request);
    const recorded = recorder.acceptedPower(request.record, withoutRecord);
    void this.#carryOut(host, request, withoutRecord ? recorded.catch(() => {}) : recorded);
  }

  /** Takes over what an earlier run of the program left open, before any host is read. */
  takeOver(left: readonly PowerLeftOpen[]): void {
    const { time } = this.#deps;
    for (const { record, sentAt } of left) {
      // Before everything that happens in this run, and long ago.
      const sent = { order: 0, limit: Number.NEGATIVE_INFINITY };
      const request = { record, shown: new Set<SessionKey>(), withoutRecord: false, leftOpen: true, down: true };
      const open: OpenPower = { ...request, sent, timers: [] };
      // Of two for one host only one was sent.
      const other = this.#open.get(record.host);
      if (sentAt === null || other !== undefined) {
        this.#settleUnlisted(open);
        continue;
      }
      this.#open.set(record.host, open);
      this.#publish(open);
      this.#giveUpAfter(open, sentAt + noNewsAfter - time.now());
    }
  }

  /** Whether a host was told to restart or to shut down, and the outcome is to come. */
  isSent(host: string): boolean {
    return (this.#open.get(host)?.sent ?? null) !== null;
  }

  /** Judges what is open on a host by a reading that was just applied. */
  seen({ host, boot, order, at }: AppliedSighting): void {
    const request = this.#open.get(host);
    if (request === undefined || request.sent === null || request.sent.order >= order) return;
    const outcome = judgePower({ restarted: boot !== request.record.boot, limitPassed: at >= request.sent.limit });
    if (outcome === null) this.#setDown(request, false);
    else this.#settle(request, request.leftOpen && outcome.kind === 'failed' ? { kind: 'interrupted' } : outcome);
  }

  /** How the console stands to a host has changed. */
  connectionChanged(host: string, connected: boolean): void {
    const request = this.#open.get(host);
    if (request !== undefined && request.sent !== null && !connected) this.#setDown(request, true);
  }

  /** A host was taken off the list: settles what is open on it. Nothing more is sent there. */
  hostRemoved(host: string): void {
    const request = this.#open.get(host);
    if (request === undefined) return;
    this.#settle(request, {
      kind: request.sent === null ? 'refused' : 'failed',
      reason: 'computer-removed',
      detail: '',
    });
  }

  /** Nothing is sent from now on. On disk, what was sent stays open: the next run settles it by what its host shows. */
  close(): void {
    this.#closing = true;
    for (const request of [...this.#open.values()]) {
      this.#settle(request, { kind: 'interrupted' }, request.sent === null);
    }
  }

  async #carryOut(host: PowerHost, request: OpenPower, recorded: Promise<void>): Promise<void> {
    const { action } = request.record;
    const [kept, read] = await Promise.allSettled([recorded, host.readNow()]);
    if (kept.status === 'rejected') return this.#refuse(request, 'no-record', wordsOf(kept.reason));
    if (read.status === 'rejected') {
      return this.#refuse(request, 'computer-not-reachable', asHostError(read.reason).detail);
    }
    if (this.#refusedNow(host, request)) return;
    try {
      const noted = this.#deps.recorder.sending(request.record);
      await (request.withoutRecord ? noted.catch(() => {}) : noted);
    } catch (error) {
      return this.#refuse(request, 'no-record', wordsOf(error));
    }
    // The world went on meanwhile.
    if (this.#refusedNow(host, request)) return;
    this.#ground.callOffCountdowns(request.record.host, 'computer-going-down');
    request.sent = { order: this.#ground.nextOrder(), limit: this.#deps.time.monotonic() + host.limit };
    request.timers.push(this.#deps.time.after(host.limit + timerSlack, () => host.readSoon()));
    this.#giveUpAfter(request, noNewsAfter);
    try {
      await host.power(action);
    } catch (error) {
      const { problem, detail } = asHostError(error);
      // It may have arrived: then readings decide.
      if (problem !== 'connection-lost' && problem !== 'time-limit') {
        return this.#settle(request, { kind: 'failed', reason: problem, detail });
      }
    }
    host.readSoon();
  }

  /** Settles a request that may not be sent now. True: it is settled. */
  #refusedNow(host: PowerHost, request: OpenPower): boolean {
    if (request.record.outcome !== null) return true;
    const { action, boot } = request.record;
    const now = host.now();
    if (!now.connected) this.#refuse(request, 'computer-not-reachable');
    else if (now.boot !== boot) this.#settle(request, { kind: 'failed', reason: 'computer-restarted', detail: '' });
    else if (now.opening || now.sessions.some((key) => !request.shown.has(key))) {
      this.#refuse(request, 'others-logged-on');
    } else {
      const cannot = host.cannot(action);
      if (cannot === null) return false;
      this.#refuse(request, cannot);
    }
    return true;
  }

  #refuse(request: OpenPower, reason: RefusalReason, detail = ''): void {
    this.#settle(request, { kind: 'refused', reason, detail });
  }

  /** Nothing was heard of it for so long (ms): that a computer which was shut down is off can't be confirmed then. */
  #giveUpAfter(request: OpenPower, delay: number): void {
    const giveUp = () =>
      this.#settle(
        request,
        request.record.action === 'shut-down'
          ? { kind: 'done', reason: 'not-confirmed' }
          : { kind: 'failed', reason: 'no-news', detail: '' },
      );
    request.timers.push(this.#deps.time.after(Math.max(0, delay), giveUp));
  }

  #setDown(request: OpenPower, down: boolean): void {
    if (request.down === down) return;
    request.down = down;
    this.#publish(request);
  }

  /** Gives a request its one outcome. `onDisk`: false where the next run is to settle it there. */
  #settle(request: OpenPower, outcome: Outcome, onDisk = true): void {
    if (request.record.outcome !== null) return;
    for (const cancel of request.timers) cancel();
    request.record = { ...request.record, outcome, settledAt: this.#deps.time.now() };
    this.#open.delete(request.record.host);
    if (onDisk) this.#deps.recorder.settled(request.record);
    this.#publish(request);
  }

  /** One that was never sent, or of which another took the place: nothing is shown of it. */
  #settleUnlisted({ record }: OpenPower): void {
    this.#deps.recorder.settled({ ...record, outcome: { kind: 'interrupted' }, settledAt: this.#deps.time.now() });
  }

  #publish({ record: { id, action, host, acceptedAt, outcome, settledAt }, down }: OpenPower): void {
    const now = this.#deps.time.now();
    const base = { id, action, at: acceptedAt, since: settledAt ?? now, outcome };
    this.#ground.publish(host, { ...base, state: stateOf(outcome, down) });
  }
}

function stateOf(outcome: Outcome | null, down: boolean): PowerRequest['state'] {
  if (outcome === null) return down ? 'down' : 'open';
  if (outcome.kind !== 'done') return 'failed';
  return outcome.reason === 'not-confirmed' ? 'down' : 'done';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
