import { endedInVain } from '../../shared/lab/shown-state';
import { judge } from '../../shared/requests/judge';
import type { Ask, Outcome, RefusalReason, RequestRecord } from '../../shared/requests/request';
import { allowance, forceAllowed } from '../../shared/session/actions';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import type { Session, Station } from '../../shared/session/session';
import type { HostError, TimeLimits } from '../hosts/host-backend';
import { asHostError } from '../lab/within-limit';
import type { Time } from '../time';
import type { CommandLane } from './command-lane';
import { type OpenRequest, OpenRequests } from './open-requests';
import type { OutcomeSink } from './outcome-sink';
import type { PublishedRequests } from './published-requests';

/** A sent request without news of its host is given up after this many milliseconds (docs/design.md 2.5, rule 8). */
export const noNewsAfter = 24 * 60 * 60 * 1000;

/** A reading is asked for this long (ms) after a limit, so that it begins later even where a timer fires early. */
const timerSlack = 5;

/** The lab, as requests need it. */
export interface RequestGround {
  session(key: SessionKey): Session | undefined;
  station(session: Session): Station | undefined;
  host(id: string): RequestHost | undefined;
  nextOrder(): number;
  readonly published: PublishedRequests;
}

/** One host, as requests need it. */
export interface RequestHost {
  readonly name: string;
  readonly limits: TimeLimits;
  readonly canForce: boolean;
  readonly lane: CommandLane;
  /** Whether it can be read now, as far as is known: else nothing is sent to it. */
  connected(): boolean;
  /** Resolves when a reading that began after this call was applied. */
  readNow(): Promise<void>;
  /** Asks for a reading soon, one for all that ask at about the same time. */
  readSoon(): void;
  /** Sends one command; rejects with a HostError. */
  send(request: OpenRequest): Promise<void>;
}

/** A good reading of a host, after it was applied. */
export interface AppliedSighting {
  readonly host: string;
  readonly boot: string;
  readonly order: number;
  /** Monotonic time at which it began. */
  readonly at: number;
}

/**
 * What administrators ask for, from acceptance to outcome: guard, re-read, compare the identity, act, and wait until a
 * reading that began later shows the effect.
 */
export class Requests {
  readonly #ground: RequestGround;
  readonly #time: Time;
  readonly #sink: OutcomeSink;
  readonly #open = new OpenRequests();
  #lastId = 0;

  constructor(ground: RequestGround, time: Time, sink: OutcomeSink) {
    this.#ground = ground;
    this.#time = time;
    this.#sink = sink;
  }

  /** Accepts an ask. Each session in it gets one request with one outcome; an End that is already open is joined. */
  ask(ask: Ask): { batch: string } {
    const batch = `b${++this.#lastId}`;
    let joined: string | null = null;
    let fresh = 0;
    const accepted = new Map<string, OpenRequest[]>();
    for (const key of new Set(ask.sessions)) {
      const open = ask.action === 'end' ? this.#open.ending(key) : undefined;
      if (open !== undefined && open.record.force >= ask.force) {
        joined ??= open.record.batch;
        continue;
      }
      fresh++;
      const request = this.#accept(ask, key, batch);
      const refusal = this.#refusal(request);
      if (refusal === null) {
        this.#open.add(request);
        const ofHost = accepted.get(request.record.host);
        if (ofHost === undefined) accepted.set(request.record.host, [request]);
        else ofHost.push(request);
      } else this.#settle(request, { kind: 'refused', reason: refusal, detail: '' });
    }
    for (const [host, requests] of accepted) void this.#carryOut(host, requests);
    return { batch: fresh === 0 && joined !== null ? joined : batch };
  }

  /** Sessions with an open suspend whose command was sent before the given place in the order of things. */
  suspendingBefore(host: string, order: number): Set<SessionKey> {
    const keys = new Set<SessionKey>();
    for (const { record, sent } of this.#open.of(host)) {
      if (record.action === 'suspend' && sent !== null && sent.order < order) keys.add(record.session);
    }
    return keys;
  }

  /** Judges the open requests of a host by a reading that was just applied. */
  seen(reading: AppliedSighting): void {
    for (const request of [...this.#open.of(reading.host)]) {
      const { record, sent, identity } = request;
      if (sent === null || sent.order >= reading.order) continue;
      const outcome = judge(record.action, {
        session: this.#ground.session(record.session) ?? null,
        restarted: reading.boot !== identity.boot,
        limitPassed: reading.at >= sent.limit,
      });
      if (outcome !== null) this.#settle(request, outcome);
    }
  }

  /** A host was taken off the list: settles what is open on it. Nothing more is sent there. */
  hostRemoved(host: string): void {
    for (const request of [...this.#open.of(host)]) {
      const kind = request.sent === null ? 'refused' : 'failed';
      this.#settle(request, { kind, reason: 'computer-removed', detail: '' });
    }
  }

  /** Settles what is open as interrupted; nothing is sent from now on. */
  close(): void {
    for (const request of [...this.#open.all()]) this.#settle(request, { kind: 'interrupted' });
  }

  #accept(ask: Ask, key: SessionKey, batch: string): OpenRequest {
    const identity = parseSessionKey(key);
    if (identity === undefined) throw new Error(`not a session identity: ${key}`);
    const { host, user } = identity;
    const session = this.#ground.session(key);
    const record: RequestRecord = {
      id: `r${++this.#lastId}`,
      batch,
      action: ask.action,
      force: ask.force && ask.action === 'end',
      session: key,
      host,
      subject: {
        user,
        fullName: session?.fullName ?? null,
        station: stationOf(session && this.#ground.station(session)),
        computer: this.#ground.host(host)?.name ?? host,
      },
      acceptedAt: this.#time.now(),
      outcome: null,
      settledAt: null,
      standing: false,
      dismissed: false,
    };
    this.#sink.accepted(record);
    this.#ground.published.add(record);
    return { record, identity, text: ask.text, ownConfirmed: ask.ownConfirmed, sent: null, cancelTimers: [] };
  }

  /** Why a request may not be sent now; null: it may. Asked when it is accepted and again after the re-read. */
  #refusal(request: OpenRequest): RefusalReason | null {
    const { action, force, session: key, host: hostId } = request.record;
    const session = this.#ground.session(key);
    const host = this.#ground.host(hostId);
    if (session === undefined || host === undefined) return 'session-gone';
    const allowed = allowance(action, session);
    if (!allowed.allowed) return allowed.reason;
    if (session.own && !request.ownConfirmed) return 'own-session';
    const inVain = endedInVain(this.#ground.published.of(key));
    if (force && !forceAllowed(session, host.canForce, inVain)) return 'force-not-offered';
    const ending = this.#open.ending(key);
    if (ending !== undefined && ending !== request) return 'already-ending';
    if (action !== 'message' && this.#open.has(key, action, request)) return 'already-open';
    return null;
  }

  async #carryOut(hostId: string, requests: readonly OpenRequest[]): Promise<void> {
    const host = this.#ground.host(hostId);
    if (host === undefined) return;
    try {
      await host.readNow();
      // Missing in that reading for the first time: the next one tells whether it is gone.
      if (requests.some(({ record }) => this.#ground.session(record.session)?.checking)) await host.readNow();
    } catch (error) {
      const { detail } = asHostError(error);
      for (const request of requests) {
        this.#settle(request, { kind: 'refused', reason: 'computer-not-reachable', detail });
      }
      return;
    }
    for (const request of requests) host.lane.add(() => this.#send(host, request));
  }

  async #send(host: RequestHost, request: OpenRequest): Promise<void> {
    if (request.record.outcome !== null) return;
    const refusal = host.connected() ? this.#refusal(request) : 'computer-not-reachable';
    if (refusal !== null) return this.#settle(request, { kind: 'refused', reason: refusal, detail: '' });
    const { action, force } = request.record;
    const limit = force ? host.limits.force : host.limits[action];
    request.sent = { order: this.#ground.nextOrder(), limit: this.#time.monotonic() + limit };
    request.cancelTimers.push(
      this.#time.after(limit + timerSlack, () => host.readSoon()),
      this.#time.after(noNewsAfter, () => this.#settle(request, { kind: 'failed', reason: 'no-news', detail: '' })),
    );
    try {
      await host.send(request);
    } catch (error) {
      const hostError = asHostError(error);
      // A message shows in no reading: what the host answered is all that will ever be known of it.
      if (action === 'message' || !readingsDecide(hostError)) {
        const { problem, detail } = hostError;
        return this.#settle(request, { kind: 'failed', reason: problem, detail });
      }
    }
    if (action === 'message') return this.#settle(request, { kind: 'done', reason: null });
    host.readSoon();
  }

  #settle(request: OpenRequest, outcome: Outcome): void {
    if (request.record.outcome !== null) return;
    for (const cancel of request.cancelTimers) cancel();
    const standing = outcome.kind === 'not-ending' || outcome.kind === 'not-suspended';
    request.record = { ...request.record, outcome, settledAt: this.#time.now(), standing };
    this.#open.delete(request);
    this.#sink.settled(request.record);
    this.#ground.published.settle(request.record);
  }
}

function stationOf(station: Station | undefined): RequestRecord['subject']['station'] {
  if (station === undefined) return null;
  const { kind, name, friendlyName } = station;
  return { kind, name, friendlyName };
}

/** Whether, after this error, the command may have arrived or the session is changing: then readings decide. */
function readingsDecide({ problem }: HostError): boolean {
  return problem === 'connection-lost' || problem === 'time-limit' || problem === 'no-such-session';
}
