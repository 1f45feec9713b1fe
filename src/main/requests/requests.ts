import { type CountdownChange, longestOutOfReach } from '../../shared/requests/countdown';
import { judge } from '../../shared/requests/judge';
import type { Ask, CallOffReason, Outcome } from '../../shared/requests/request';
import type { Action } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';
import { asHostError } from '../lab/within-limit';
import { timerSlack } from '../time';
import { Countdowns } from './countdowns';
import { newRequest, requestLeftOpen } from './new-request';
import { isOpen, type OpenRequest, OpenRequests } from './open-requests';
import type { LeftOpen } from './recorder';
import { refusalOf } from './refusal';
import type { AppliedSighting, RequestDeps, RequestGround, RequestHost } from './request-ground';
import { noNewsAfter, RequestSender } from './request-sender';

/**
 * What administrators ask for, from acceptance to outcome: record, warn, guard, re-read, compare the identity, act, and
 * wait until a reading that began later shows the effect.
 */
export class Requests {
  readonly #ground: RequestGround;
  readonly #deps: RequestDeps;
  readonly #open = new OpenRequests();
  readonly #countdowns: Countdowns;
  readonly #sender: RequestSender;
  /** Hosts that can't be read now, with what calls off their waiting. */
  readonly #outOfReach = new Map<string, () => void>();
  #lastId = 0;
  #closing = false;

  constructor(ground: RequestGround, deps: RequestDeps) {
    this.#ground = ground;
    this.#deps = deps;
    this.#countdowns = new Countdowns(
      {
        session: ground.session,
        host: ground.host,
        changed: ({ record }) => ground.published.change(record),
        due: (host, requests) => void this.#endCounted(host, requests),
        userMessages: deps.userMessages,
      },
      deps.time,
    );
    this.#sender = new RequestSender(ground, deps, this.#open, (request, outcome) => this.#settle(request, outcome));
  }

  /**
   * Accepts an ask. Each session in it gets one request with one outcome; an End that is already open is joined. Throws
   * when the program is ending.
   */
  ask(ask: Ask): { batch: string } {
    if (this.#closing) throw new Error('the program is ending');
    const batch = `${this.#deps.run}b${++this.#lastId}`;
    let joined: string | null = null;
    const fresh: OpenRequest[] = [];
    for (const key of new Set(ask.sessions)) {
      const open = ask.action === 'end' ? this.#open.ending(key) : undefined;
      if (open !== undefined && open.record.force >= ask.force) {
        joined ??= open.record.batch;
        if (ask.sooner) this.#endSooner(open, ask.warn);
      } else fresh.push(this.#accept(ask, key, batch));
    }
    if (fresh.length === 0) return { batch: joined ?? batch };
    const recorded = this.#record(fresh, ask);
    for (const request of fresh) {
      const refusal = refusalOf(request, this.#ground, this.#open);
      if (refusal === null) this.#open.add(request);
      else this.#settle(request, { kind: 'refused', reason: refusal, detail: '' });
    }
    const accepted = Map.groupBy(fresh.filter(isOpen), ({ record }) => record.host);
    for (const [host, requests] of accepted) void this.#carryOut(host, requests, recorded);
    return { batch };
  }

  /**
   * Takes over what an earlier run of the program left open. What was never sent is interrupted; the rest is settled by
   * the first good reading of its host (docs/design.md 2.5, rule 8). To be called before any host is read.
   */
  takeOver(left: readonly LeftOpen[]): void {
    const { time } = this.#deps;
    for (const one of left) {
      const { record, sentAt } = one;
      const request = requestLeftOpen(one);
      this.#open.add(request);
      this.#ground.published.add(request.record);
      if (sentAt === null || record.action === 'message') this.#settle(request, { kind: 'interrupted' });
      else this.#sender.giveUpAfter(request, sentAt + noNewsAfter - time.now());
    }
  }

  /** Changes the countdowns of these requests; one that is over, or unknown, is left as it is. */
  changeCountdowns(ids: readonly string[], change: CountdownChange): void {
    for (const id of new Set(ids)) {
      const request = this.#open.get(id);
      if (request === undefined || request.record.endsAt === null) continue;
      if (change === 'call-off') this.#callOff(request, 'administrator');
      else if (change === 'more-time') this.#countdowns.giveMoreTime(request);
      else this.#countdowns.endSooner(request, this.#deps.time.monotonic());
    }
  }

  /** Calls off every countdown; the answer is how many there were. */
  callOffAll(reason: CallOffReason): number {
    const counting = this.#counting(this.#open.all());
    for (const request of counting) this.#callOff(request, reason);
    return counting.length;
  }

  /** Calls off every countdown on a host. */
  callOffOn(host: string, reason: CallOffReason): void {
    for (const request of this.#counting(this.#open.of(host))) this.#callOff(request, reason);
  }

  /** How many countdowns are running. */
  get countdowns(): number {
    return this.#counting(this.#open.all()).length;
  }

  /** How the console stands to a host has changed. */
  connectionChanged(host: string, connected: boolean): void {
    if (connected) {
      this.#outOfReach.get(host)?.();
      this.#outOfReach.delete(host);
    } else if (!this.#outOfReach.has(host) && !this.#closing) {
      const callOff = () => this.callOffOn(host, 'computer-not-reachable');
      this.#outOfReach.set(host, this.#deps.time.after(longestOutOfReach, callOff));
    }
  }

  /** Sessions with an open suspend whose command was sent before the given place in the order of things. */
  suspendingBefore(host: string, order: number): Set<SessionKey> {
    const keys = new Set<SessionKey>();
    for (const { record, sent } of this.#open.of(host)) {
      if (record.action === 'suspend' && sent !== null && sent.order < order) keys.add(record.session);
    }
    return keys;
  }

  /** What was sent to a session and has no outcome yet. */
  sentTo(session: SessionKey): ReadonlySet<Action> {
    const sent = new Set<Action>();
    for (const request of this.#open.on(session)) if (request.sent !== null) sent.add(request.record.action);
    return sent;
  }

  /** Judges the open requests of a host by a reading that was just applied. */
  seen(reading: AppliedSighting): void {
    for (const request of [...this.#open.of(reading.host)]) {
      const { record, sent, identity } = request;
      const restarted = reading.boot !== identity.boot;
      const session = this.#ground.session(record.session) ?? null;
      if (sent === null) {
        if (record.endsAt === null) continue;
        if (restarted) this.#callOff(request, 'computer-restarted');
        else if (session === null) this.#settle(request, { kind: 'done', reason: 'gone-before' });
        continue;
      }
      if (sent.order >= reading.order) continue;
      const outcome = judge(record.action, { session, restarted, limitPassed: reading.at >= sent.limit });
      if (outcome === null) continue;
      this.#settle(request, request.leftOpen && isInVain(outcome) ? { kind: 'interrupted' } : outcome);
    }
  }

  /** A host was taken off the list: settles what is open on it. Nothing more is sent there. */
  hostRemoved(host: string): void {
    this.connectionChanged(host, true);
    for (const request of [...this.#open.of(host)]) {
      if (request.record.endsAt !== null) this.#settle(request, { kind: 'called-off', reason: 'computer-removed' });
      else {
        const kind = request.sent === null ? 'refused' : 'failed';
        this.#settle(request, { kind, reason: 'computer-removed', detail: '' });
      }
    }
  }

  /**
   * Calls off every countdown, and settles the rest as interrupted; nothing is sent from now on. On disk, what was sent
   * stays open: the next run settles it by what its host shows then. Resolves when users have been told, or can't be.
   */
  async close(): Promise<void> {
    this.#closing = true;
    for (const forget of this.#outOfReach.values()) forget();
    this.callOffAll('quit');
    for (const request of [...this.#open.all()]) this.#settle(request, { kind: 'interrupted' }, request.sent === null);
    await this.#countdowns.told();
  }

  #counting(requests: Iterable<OpenRequest>): OpenRequest[] {
    return [...requests].filter(({ record }) => record.endsAt !== null);
  }

  #accept(ask: Ask, key: SessionKey, batch: string): OpenRequest {
    const { time, sink, run } = this.#deps;
    const request = newRequest(ask, key, { id: `${run}r${++this.#lastId}`, batch }, this.#ground, time);
    sink.accepted(request.record);
    this.#ground.published.add(request.record);
    return request;
  }

  /** Resolves when the requests are on disk; where nobody waits for that, at once. */
  #record(requests: readonly OpenRequest[], ask: Ask): Promise<void> {
    const records = requests.map(({ record }) => record);
    const recorded = this.#deps.recorder.accepted(records, ask);
    // Also where all of them are refused, and nobody waits.
    const handled = recorded.catch(() => {});
    return ask.withoutRecord ? handled : recorded;
  }

  /** Sends what is on disk, after a reading that began now; with a countdown, begins that instead. */
  async #carryOut(hostId: string, requests: readonly OpenRequest[], recorded: Promise<void>): Promise<void> {
    const host = this.#ground.host(hostId);
    if (host === undefined) return;
    const [kept, read] = await Promise.allSettled([recorded, this.#readFor(host, requests)]);
    for (const request of requests) {
      if (kept.status === 'rejected') this.#sender.refuseUnrecorded(request, kept.reason);
      else if (read.status === 'rejected') {
        const { detail } = asHostError(read.reason);
        this.#settle(request, { kind: 'refused', reason: 'computer-not-reachable', detail });
      } else if (request.record.endsAt !== null) this.#count(request);
      else host.lane.add(() => this.#sender.send(host, request));
    }
  }

  async #readFor(host: RequestHost, requests: readonly OpenRequest[]): Promise<void> {
    await host.readNow();
    // Missing in that reading for the first time: the next one tells whether it is gone.
    if (requests.some(({ record }) => this.#ground.session(record.session)?.checking)) await host.readNow();
  }

  #count(request: OpenRequest): void {
    if (!isOpen(request)) return;
    const refusal = refusalOf(request, this.#ground, this.#open);
    if (refusal === null) this.#countdowns.start(request);
    else this.#settle(request, { kind: 'refused', reason: refusal, detail: '' });
  }

  /** The time of these is up: reads once more, and sends. */
  async #endCounted(hostId: string, requests: readonly OpenRequest[]): Promise<void> {
    const host = this.#ground.host(hostId);
    if (host === undefined) return;
    try {
      await this.#readFor(host, requests);
    } catch {
      for (const request of requests) this.#callOff(request, 'computer-not-reachable');
      return;
    }
    for (const request of requests) {
      const { endsAt } = request.record;
      // Settled by that reading, ended now twice, or given more time at the last moment.
      if (endsAt === null || endsAt > this.#deps.time.monotonic() + timerSlack) continue;
      this.#countdowns.stop(request);
      request.record = { ...request.record, endsAt: null };
      this.#ground.published.change(request.record);
      host.lane.add(() => this.#sender.send(host, request));
    }
  }

  /** Joins a running countdown, which is over in `warn` ms at the latest then; null: now. */
  #endSooner(request: OpenRequest, warn: number | null): void {
    const endsAt = this.#deps.time.monotonic() + (warn ?? 0);
    if (request.record.endsAt !== null && endsAt < request.record.endsAt) this.#countdowns.endSooner(request, endsAt);
  }

  #callOff(request: OpenRequest, reason: CallOffReason): void {
    if (!isOpen(request)) return;
    // Not that it stays: it ends with its computer.
    if (reason !== 'computer-going-down') this.#countdowns.tellCalledOff(request);
    this.#settle(request, { kind: 'called-off', reason });
  }

  /** Gives a request its one outcome. `onDisk`: false where the next run is to settle it there. */
  #settle(request: OpenRequest, outcome: Outcome, onDisk = true): void {
    if (!isOpen(request)) return;
    const { time, sink, recorder } = this.#deps;
    for (const cancel of request.cancelTimers) cancel();
    this.#countdowns.stop(request);
    const standing = outcome.kind === 'not-ending' || outcome.kind === 'not-suspended';
    request.record = { ...request.record, endsAt: null, outcome, settledAt: time.now(), standing };
    this.#open.delete(request);
    if (onDisk) recorder.settled(request.record);
    sink.settled(request.record);
    this.#ground.published.settle(request.record);
  }
}

/** Whether an outcome only says that the effect did not show in time. */
function isInVain(outcome: Outcome): boolean {
  if (outcome.kind === 'failed') return outcome.reason === 'no-locker-answered';
  return outcome.kind === 'not-ending' || outcome.kind === 'not-suspended';
}
