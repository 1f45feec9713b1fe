import type { HostCommand } from '../../src/main/hosts/host-backend';
import { type Random, seededRandom } from '../../src/main/hosts/simulated/random';
import type { CommandFault, Stretch } from '../../src/main/hosts/simulated/simulated-faults';
import type { SimulatedHost } from '../../src/main/hosts/simulated/simulated-host';
import { Lab } from '../../src/main/lab/lab';
import type { LabEvent } from '../../src/shared/lab/host-memory';
import type { Reading } from '../../src/shared/lab/reading';
import { copyOf, type LabCopy, type LabSnapshot, withDelta } from '../../src/shared/lab/snapshot';
import { type CountdownChange, moreTime } from '../../src/shared/requests/countdown';
import type { Ask, CallOffReason, RequestRecord } from '../../src/shared/requests/request';
import { parseSessionKey, type SessionIdentity, type SessionKey, sessionKey } from '../../src/shared/session/identity';
import { FakeTime } from '../fake-time';
import { quickHost } from '../lab-on-fake-time';
import { PowerRules } from './power-rules';
import { type Sent, verdictOnCommand, verdictOnEnd, verdictOnOutcome } from './request-rules';
import { checkStanding } from './standing-rules';
import { find, WitnessedBackend } from './witnessed-backend';

/** A request as the model follows it. */
export interface FollowedRequest {
  readonly record: RequestRecord;
  readonly identity: SessionIdentity;
  readonly ask: Ask;
  /** Place in the order of things at which it was accepted. */
  readonly accepted: number;
  sent: Sent | null;
  /** Monotonic time before which it must not be sent: the end of its countdown as the administrator wanted it. */
  earliest: number;
  /** Somebody called it off. */
  calledOff: CallOffReason | null;
  /** Whether it is on disk; `failed`: it could not be written. */
  recorded: 'not yet' | 'yes' | 'failed';
  /** Whether it is on disk that its command goes out. */
  marked: boolean;
}

/** What users are told begins with this, so that it is not taken for a message that was asked for. */
const toUsers = '~';

/** How often each outcome and each event came, in all runs. */
export const seenTally = new Map<string, number>();

function count(what: string): void {
  seenTally.set(what, (seenTally.get(what) ?? 0) + 1);
}

/** Ids of the hosts. */
export const hostIds = ['a', 'b', 'c'] as const;

/**
 * The real lab over simulated hosts on a fake clock, and beside it what an independent observer knows: what was asked
 * for, what was sent, what the hosts told. What breaks a rule is kept in `broken`; the lab would take an error thrown at
 * it for one of the host.
 */
export class LabUnderTest {
  readonly time = new FakeTime();
  readonly hosts: ReadonlyMap<string, SimulatedHost>;
  readonly lab: Lab;
  readonly broken: string[] = [];
  /** Backends of the hosts that are on the list. */
  readonly backends = new Map<string, WitnessedBackend>();
  /** Every identity that was ever shown. */
  readonly everShown = new Set<SessionKey>();
  readonly batches: string[] = [];
  readonly open = new Map<string, FollowedRequest>();
  /** Suspended by us and seen nowhere since: the host's clock at that moment. */
  readonly suspendedAt = new Map<SessionKey, number>();
  readonly commandFaults = new Map<string, CommandFault[]>();
  readonly powers: PowerRules;
  /** What the window would have, by following deltas. */
  copy: LabCopy;
  closing = false;
  #order = 0;
  #asking: Ask | null = null;
  #acceptedCount = 0;
  readonly #settled = new Set<string>();
  readonly #settledOnDisk = new Set<string>();
  /** Identities with a countdown, now or before. */
  readonly #warned = new Set<string>();
  readonly #random: Random;
  readonly #ended = new Set<SessionKey>();

  constructor(seed: number) {
    this.#random = seededRandom(seed + 1000);
    this.hosts = new Map(hostIds.map((id, place) => [id, quickHost(this.time, seed + place)]));
    this.lab = new Lab([], {
      time: this.time,
      sink: {
        accepted: (record) => this.#accepted(record),
        settled: (record) => this.#settle(record),
        seen: (events) => this.#seen(events),
      },
      recorder: {
        accepted: (records) => this.#record(records),
        acceptedPower: (record) => this.#write(this.powers.accepted(record)),
        sending: ({ id }) => this.#mark(id),
        settled: (record) => this.#settleOnDisk(record),
      },
      userMessages: () => ({
        title: 'Message',
        warning: (seconds) => `${toUsers}warning ${seconds}`,
        moreTime: (seconds) => `${toUsers}more time ${seconds}`,
        calledOff: `${toUsers}called off`,
      }),
    });
    const test = this;
    this.powers = new PowerRules({
      lab: this.lab,
      backends: this.backends,
      get closing() {
        return test.closing;
      },
      next: () => ++this.#order,
      now: () => this.time.monotonic(),
      breaks: (what) => this.breaks(what),
      count,
    });
    this.copy = copyOf(this.lab.snapshot());
    this.lab.onDelta((delta) => {
      const next = withDelta(this.copy, delta);
      if (next === undefined) this.breaks('a gap between deltas');
      else this.copy = next;
    });
    for (const id of hostIds) this.addHost(id);
    const random = seededRandom(seed);
    for (const [id, host] of this.hosts) {
      this.commandFaults.set(id, []);
      // Some hosts answer fast, some so slowly that much happens during one answer.
      const stretch = (): Stretch => [1, random.pick([5, 20, 300])];
      host.delays = {
        connect: stretch(),
        read: stretch(),
        command: stretch(),
        effect: stretch(),
        end: [10, 2000],
        boot: [50, 3000],
      };
      const spoil = () => this.commandFaults.get(id)?.shift() ?? null;
      host.faults = { spoilCommand: spoil, spoilPower: spoil };
      if (random.next() < 0.5) host.logOn('ann', '1');
      if (random.next() < 0.5) host.logOn('me', '2');
    }
    this.lab.start();
  }

  breaks(what: string): void {
    this.broken.push(what);
  }

  addHost(id: string): void {
    const host = this.hosts.get(id);
    if (host === undefined || this.backends.has(id)) return;
    const backend = new WitnessedBackend(id, host, {
      time: this.time,
      next: () => ++this.#order,
      told: (hostId, reading) => this.#told(hostId, reading),
      sent: (backend, command) => this.#sent(backend, command),
      powered: (backend, action) => this.powers.sent(backend, action),
    });
    this.backends.set(id, backend);
    this.lab.addHost({ id, name: id, room: `Room ${id}`, address: null, backend });
  }

  async removeHost(id: string): Promise<void> {
    if (!this.backends.has(id)) return;
    for (const request of this.open.values()) if (request.record.host === id) request.calledOff = 'computer-removed';
    const removed = this.lab.removeHost(id);
    this.backends.delete(id);
    // With the host, the lab forgets what it knew of it.
    this.#forgetEnded(id);
    for (const key of [...this.suspendedAt.keys()]) if (isOf(key, id)) this.suspendedAt.delete(key);
    await this.time.pass(0);
    await removed;
  }

  /** Takes the rows of a host that was shut down off the list. */
  forgetSessions(id: string): void {
    this.lab.forgetSessions(id);
    this.#forgetEnded(id);
    const { sessions, stations } = this.lab.snapshot();
    const rows = sessions.some(({ key }) => isOf(key, id)) || stations.some(({ host }) => host === id);
    if (rows) this.breaks(`the rows of ${id} are still there`);
  }

  ask(ask: Ask): void {
    this.#asking = ask;
    const openEnds = new Set([...this.open.values()].filter(isEnd).map(({ record }) => record.session));
    const before = this.#acceptedCount;
    const sooner = this.time.monotonic() + (ask.warn ?? 0);
    if (ask.action === 'end' && ask.sooner) {
      for (const request of this.open.values()) {
        const joins =
          isEnd(request) && ask.sessions.includes(request.record.session) && request.record.force >= ask.force;
        if (joins) request.earliest = Math.min(request.earliest, sooner);
      }
    }
    const { batch } = this.lab.ask(ask);
    this.#asking = null;
    this.batches.push(batch);
    const joinable = ask.action === 'end' && !ask.force && ask.sessions.length > 0;
    if (joinable && ask.sessions.every((key) => openEnds.has(key)) && this.#acceptedCount !== before) {
      this.breaks('rule 8: an End of a session that is ending was not joined');
    }
  }

  changeCountdowns(ids: readonly string[], change: CountdownChange): void {
    const now = this.time.monotonic();
    for (const id of new Set(ids)) {
      const request = this.open.get(id);
      if (request === undefined) continue;
      if (change === 'call-off') request.calledOff = 'administrator';
      else if (change === 'end-now') request.earliest = Math.min(request.earliest, now);
      else request.earliest += moreTime;
    }
    this.lab.changeCountdowns(ids, change);
  }

  callOffAll(reason: CallOffReason): void {
    for (const request of this.open.values()) request.calledOff = reason;
    this.lab.callOffCountdowns(reason);
    if (this.lab.countdowns > 0) this.breaks('a countdown goes on after all were called off');
    for (const request of this.open.values()) request.calledOff = null;
  }

  /** Whether everything that was settled is on disk too, but for what the next run is to settle. */
  checkDisk(): void {
    for (const id of this.#settled) if (!this.#settledOnDisk.has(id)) this.breaks(`rule 8: not settled on disk: ${id}`);
  }

  /** A snapshot, with every identity in it noted. */
  snapshot(): LabSnapshot {
    const snapshot = this.lab.snapshot();
    for (const { key } of snapshot.sessions) this.everShown.add(key);
    return snapshot;
  }

  #accepted(record: RequestRecord): void {
    this.#acceptedCount++;
    const identity = parseSessionKey(record.session);
    const ask = this.#asking;
    if (identity === undefined || ask === null || !ask.sessions.includes(record.session)) {
      this.breaks(`rule 5: a request for what nobody picked: ${record.session}`);
      return;
    }
    if (this.open.has(record.id) || this.#settled.has(record.id)) this.breaks(`rule 8: accepted twice: ${record.id}`);
    if (ask.warn !== null) this.#warned.add(JSON.stringify(identity));
    this.open.set(record.id, {
      record,
      identity,
      ask,
      accepted: ++this.#order,
      sent: null,
      earliest: this.time.monotonic() + (ask.warn ?? 0),
      calledOff: null,
      recorded: 'not yet',
      marked: false,
    });
  }

  #told(host: string, { boot, sessions }: Reading): void {
    for (const { id, user, logon, phase, station, detachedSince } of sessions) {
      const key = sessionKey({ host, boot, id, user, logon });
      const since = this.suspendedAt.get(key);
      const wasBack = station !== null || (since !== undefined && detachedSince !== null && detachedSince > since);
      if (phase === 'open' && wasBack) this.suspendedAt.delete(key);
    }
  }

  /** The disk takes its time, and now and then nothing can be written. */
  async #record(records: readonly RequestRecord[]): Promise<void> {
    const followed = records.map(({ id }) => this.open.get(id));
    await this.#write((written) => {
      for (const request of followed) if (request !== undefined) request.recorded = written ? 'yes' : 'failed';
    });
  }

  async #write(done: (written: boolean) => void): Promise<void> {
    const fails = this.#random.next() < 0.05;
    const delay = this.#random.pick([0, 0, 5, 60]);
    if (delay > 0) await new Promise<void>((go) => this.time.after(delay, go));
    done(!fails);
    if (fails) throw new Error('no space left on device');
  }

  async #mark(id: string): Promise<void> {
    const request = this.open.get(id);
    if (!this.powers.marked(id) && request?.recorded !== 'yes')
      this.breaks(`rule 8: goes out before it is on disk: ${id}`);
    const delay = this.#random.pick([0, 0, 0, 20]);
    if (delay > 0) await new Promise<void>((go) => this.time.after(delay, go));
    if (request !== undefined) request.marked = true;
  }

  #settleOnDisk({ id, outcome }: Pick<RequestRecord, 'id' | 'outcome'>): void {
    if (this.powers.settled({ id }, outcome)) return;
    if (this.#settledOnDisk.has(id)) this.breaks(`rule 8: settled twice on disk: ${id}`);
    this.#settledOnDisk.add(id);
  }

  #sent(backend: WitnessedBackend, command: HostCommand): void {
    if (command.action === 'message' && command.text?.startsWith(toUsers)) {
      count(command.text.replace(/ \d+$/, ''));
      if (!this.#warned.has(JSON.stringify(command.identity)))
        this.breaks('rule 5: told somebody who is not to be ended');
      return;
    }
    const request = [...this.open.values()].find(({ record, identity, ask, sent }) => {
      const same = record.action === command.action && record.force === command.force && ask.text === command.text;
      return sent === null && same && JSON.stringify(identity) === JSON.stringify(command.identity);
    });
    if (request === undefined) {
      this.breaks(`rule 5: a command that no open request asked for: ${JSON.stringify(command)}`);
      return;
    }
    request.sent = { order: ++this.#order, at: this.time.monotonic() };
    if (!request.marked) this.breaks(`rule 8: sent before that is on disk: ${request.record.id}`);
    if (request.sent.at < request.earliest) this.breaks(`ended before its time: ${JSON.stringify(request)}`);
    const verdict = verdictOnCommand(request, backend);
    if (verdict !== null) this.breaks(verdict);
  }

  #settle(record: RequestRecord): void {
    const request = this.open.get(record.id);
    if (request === undefined) {
      this.breaks(`rule 8: settled twice, or never accepted: ${JSON.stringify(record)}`);
      return;
    }
    this.open.delete(record.id);
    this.#settled.add(record.id);
    const { action, outcome } = record;
    count(
      [action, outcome?.kind, outcome !== null && 'reason' in outcome ? outcome.reason : null]
        .filter(Boolean)
        .join(' '),
    );
    const backend = this.backends.get(record.host);
    if (this.closing && record.outcome?.kind === 'interrupted' && request.sent !== null)
      this.#settledOnDisk.add(record.id);
    const verdict = verdictOnOutcome(request, record.outcome, backend, {
      closing: this.closing,
      goingDown: this.powers.isOpen(record.host),
    });
    if (verdict !== null) this.breaks(verdict);
    if (record.action === 'suspend' && record.outcome?.kind === 'done') {
      const [last] = backend?.good ?? [];
      const { detachedSince = null } = find(last, request.identity) ?? {};
      this.suspendedAt.set(record.session, Math.max(last?.reading.hostTime ?? 0, detachedSince ?? 0));
    }
  }

  #forgetEnded(host: string): void {
    for (const key of [...this.#ended]) if (isOf(key, host)) this.#ended.delete(key);
  }

  #seen(events: readonly LabEvent[]): void {
    for (const { type, session } of events) {
      const { key, identity } = session;
      count(type);
      const backend = this.backends.get(identity.host);
      const cameBack = type === 'came-back';
      if ((type === 'found' || type === 'logged-on' || cameBack) && this.#ended.has(key) !== cameBack) {
        this.breaks(`rule 3: ${type} for a session that ${cameBack ? 'had not' : 'had'} ended`);
      }
      if (type === 'ended' && backend !== undefined) {
        const verdict = verdictOnEnd(identity, backend);
        if (verdict !== null) this.breaks(verdict);
      }
      if (type === 'ended') {
        this.#ended.add(key);
        this.suspendedAt.delete(key);
      }
      if (cameBack) this.#ended.delete(key);
    }
    // What holds for a moment only, between two readings, is seen here.
    checkStanding(this);
  }
}

/** Whether a session is of a host. */
function isOf(key: SessionKey, host: string): boolean {
  return parseSessionKey(key)?.host === host;
}

function isEnd({ record }: FollowedRequest): boolean {
  return record.action === 'end';
}
