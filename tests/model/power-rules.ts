import type { Lab } from '../../src/main/lab/lab';
import type { PowerAsk } from '../../src/main/power/powers';
import type { PowerAction, PowerRecord } from '../../src/shared/lab/power';
import type { Outcome, RefusalReason } from '../../src/shared/requests/request';
import { type SessionKey, sessionKey } from '../../src/shared/session/identity';
import type { Sent } from './request-rules';
import type { WitnessedBackend } from './witnessed-backend';

/** A restart or shut-down as the model follows it. */
interface FollowedPower {
  readonly record: PowerRecord;
  readonly shown: ReadonlySet<SessionKey>;
  /** Place in the order of things at which it was accepted. */
  readonly accepted: number;
  sent: Sent | null;
  recorded: 'not yet' | 'yes' | 'failed';
  marked: boolean;
}

/** What the model needs of the lab under test. */
export interface PowerTest {
  readonly lab: Lab;
  readonly backends: ReadonlyMap<string, WitnessedBackend>;
  readonly closing: boolean;
  next(): number;
  now(): number;
  breaks(what: string): void;
  count(what: string): void;
}

/** Follows what is asked of hosts as a whole, and says where a rule of docs/design.md 2.5 does not hold. */
export class PowerRules {
  readonly #test: PowerTest;
  /** By id of the request. */
  readonly #open = new Map<string, FollowedPower>();
  #asking: PowerAsk | null = null;

  constructor(test: PowerTest) {
    this.#test = test;
  }

  /** Whether this host was asked to restart or shut down, and the outcome is to come. */
  isOpen(host: string): boolean {
    return [...this.#open.values()].some(({ record }) => record.host === host);
  }

  /** How many are open. */
  get open(): number {
    return this.#open.size;
  }

  ask(ask: PowerAsk): void {
    const before = this.#open.size;
    this.#asking = ask;
    this.#test.lab.power(ask);
    this.#asking = null;
    if (this.#open.size !== before + 1) this.#test.breaks('rule 8: accepted, but not written to History first');
  }

  /** The lab hands it to History. The answer says how the writing went. */
  accepted(record: PowerRecord): (written: boolean) => void {
    const ask = this.#asking;
    if (ask?.host !== record.host || ask.action !== record.action) {
      this.#test.breaks(`rule 5: nobody asked to ${record.action} ${record.host}`);
      return () => {};
    }
    const accepted = this.#test.next();
    const request: FollowedPower = {
      record,
      shown: new Set(ask.sessions),
      accepted,
      sent: null,
      recorded: 'not yet',
      marked: false,
    };
    this.#open.set(record.id, request);
    return (written) => {
      request.recorded = written ? 'yes' : 'failed';
    };
  }

  /** It is noted that its command goes out. False: it is none of these. */
  marked(id: string): boolean {
    const request = this.#open.get(id);
    if (request === undefined) return false;
    if (request.recorded !== 'yes') this.#test.breaks(`rule 8: goes out before it is on disk: ${id}`);
    request.marked = true;
    return true;
  }

  /** The lab sends a command. */
  sent(backend: WitnessedBackend, action: PowerAction): void {
    const { breaks, count, next, now, lab } = this.#test;
    const host = backend.hostId;
    const request = [...this.#open.values()].find(({ record, sent }) => record.host === host && sent === null);
    if (request === undefined || request.record.action !== action) {
      breaks(`rule 5: ${action} of ${host}, which no open request asked for`);
      return;
    }
    count(`${action} sent`);
    request.sent = { order: next(), at: now() };
    if (!request.marked) breaks(`rule 8: ${action} sent before that is on disk`);
    const [last] = backend.good;
    if (last === undefined || last.order < request.accepted) {
      breaks(`rule 4: ${action} without a reading that began later`);
      return;
    }
    if (last.reading.boot !== request.record.boot) breaks(`rule 4: ${action} of another boot`);
    for (const { id, user, logon, phase } of last.reading.sessions) {
      const key = sessionKey({ host, boot: last.reading.boot, id, user, logon });
      // One that was confirmed gone, and is still closing, is nobody.
      if (phase === 'open' && !request.shown.has(key)) breaks(`rule 5: ${action} hits ${key}, who was not shown`);
    }
    const counting = lab.snapshot().requests.some(({ host: of, endsAt }) => of === host && endsAt !== null);
    if (counting) breaks(`a countdown goes on at ${host} after it was asked to go down`);
  }

  /** It has its outcome. False: it is none of these. */
  settled({ id }: Pick<PowerRecord, 'id'>, outcome: Outcome | null): boolean {
    const request = this.#open.get(id);
    if (request === undefined) return false;
    this.#open.delete(id);
    const { action } = request.record;
    this.#test.count(
      [action, outcome?.kind, outcome !== null && 'reason' in outcome && outcome.reason].filter(Boolean).join(' '),
    );
    const why = outcome === null ? 'no outcome' : this.#notSo(request, outcome);
    if (why !== null)
      this.#test.breaks(`${why}: ${JSON.stringify({ ...request.record, outcome, sent: request.sent })}`);
    return true;
  }

  /** The program has ended: what was sent stays open on disk, everything else is settled there. */
  ended(): void {
    for (const { record, sent } of this.#open.values()) {
      if (sent === null) this.#test.breaks(`rule 8: without an outcome: ${record.id}`);
    }
    this.#open.clear();
  }

  /** Why it must not have ended like this; null: it may. */
  #notSo(request: FollowedPower, outcome: Outcome): string | null {
    const { record, sent, accepted } = request;
    const backend = this.#test.backends.get(record.host);
    const last = backend?.good[0];
    if (outcome.kind === 'refused') return notRefused(request, outcome.reason, backend);
    if (outcome.kind === 'interrupted') return this.#test.closing ? null : 'interrupted, but the program goes on';
    if (outcome.kind === 'failed' && outcome.reason === 'computer-restarted') {
      return sent === null && last !== undefined && last.order > accepted ? null : 'restarted before, but it was sent';
    }
    return sent === null ? 'neither refused nor sent' : notShown(outcome, record.boot, sent, backend);
  }
}

function notRefused(
  { record, sent, recorded, shown }: FollowedPower,
  reason: RefusalReason,
  backend: WitnessedBackend | undefined,
): string | null {
  if (sent !== null) return 'refused, but something was sent';
  if (reason === 'no-record') return recorded === 'failed' ? null : 'refused, though it is on disk';
  if (reason !== 'others-logged-on') return null;
  // One that is missing in the last reading is a row until the next.
  const others = (backend?.good ?? []).some(({ reading: { boot, sessions } }) => {
    return sessions.some(({ id, user, logon, phase }) => {
      return phase === 'opening' || !shown.has(sessionKey({ host: record.host, boot, id, user, logon }));
    });
  });
  return others ? null : 'refused, but nobody else is there';
}

/** Rule 7: why an outcome is not what the host shows; null: it is. */
function notShown(outcome: Outcome, boot: string, sent: Sent, backend: WitnessedBackend | undefined): string | null {
  const last = backend?.good[0];
  const limitPassed = last !== undefined && last.at >= sent.at + (backend?.limits.power ?? 0);
  const restarted = last !== undefined && last.order > sent.order && last.reading.boot !== boot;
  if (outcome.kind === 'done') {
    return restarted || outcome.reason === 'not-confirmed' ? null : 'rule 7: done before the host shows it';
  }
  if (outcome.kind !== 'failed') return 'no outcome of a restart';
  if (outcome.reason !== 'still-running') return null;
  return limitPassed && !restarted ? null : 'rule 7: said to be still running, and is not';
}
