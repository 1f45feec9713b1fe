import type { SessionReading } from '../../src/shared/lab/reading';
import type { CallOffReason, Outcome } from '../../src/shared/requests/request';
import type { Action } from '../../src/shared/session/actions';
import type { SessionIdentity } from '../../src/shared/session/identity';
import type { FollowedRequest } from './lab-under-test';
import { find, type GoodReading, isTorn, type WitnessedBackend } from './witnessed-backend';

/** When a command went out: its place in the order of things, and the monotonic time. */
export interface Sent {
  readonly order: number;
  readonly at: number;
}

/** Rules 4 and 6 at the moment when a command goes out; null: they hold. */
export function verdictOnCommand(
  { record, identity, ask, accepted }: FollowedRequest,
  backend: WitnessedBackend,
): string | null {
  const what = `${record.action} to ${record.session}`;
  const [reading] = backend.good;
  if (reading === undefined || reading.order < accepted) return `rule 4: ${what} without a reading that began later`;
  const read = find(reading, identity);
  if (read === undefined || read.phase === 'opening') return `rule 4: ${what}, which the last reading does not list`;
  if (read.own && !ask.ownConfirmed) return `rule 6: ${what}, an own session, not confirmed`;
  const atStation = read.phase === 'open' && read.station !== null;
  if (record.action !== 'end' && !atStation) return `2.1: ${what}, which is at no station`;
  if (record.action === 'lock' && read.locked) return `2.1: ${what}, which is locked`;
  return null;
}

/** Rule 3 at the moment when the lab says that a session has ended; null: it holds. */
export function verdictOnEnd(identity: SessionIdentity, { good, removals }: WitnessedBackend): string | null {
  const [last, before] = good;
  if (find(last, identity) !== undefined) return 'rule 3: ended, though the last reading lists it';
  if (before === undefined || find(before, identity) === undefined) return null;
  const signal = removals.get(identity.id) ?? 0;
  return signal > before.order ? null : 'rule 3: ended after one reading without it and no signal';
}

/** What goes on at the moment of an outcome. */
export interface Now {
  /** The program ends. */
  readonly closing: boolean;
  /** Its host was asked to restart or to shut down. */
  readonly goingDown: boolean;
}

/** Rules 7 and 8 at the moment of an outcome; null: they hold. */
export function verdictOnOutcome(
  request: FollowedRequest,
  outcome: Outcome | null,
  backend: WitnessedBackend | undefined,
  now: Now,
): string | null {
  const { record, sent } = request;
  const broken = (why: string) => `${why}: ${JSON.stringify({ ...record, outcome, sent })}`;
  if (outcome === null) return broken('rule 8: settled without an outcome');
  if (outcome.kind === 'refused') {
    if (outcome.reason === 'no-record' && request.recorded !== 'failed') return broken('refused, though it is on disk');
    return sent === null ? null : broken('refused, but something was sent');
  }
  const counted = notCounted(request, outcome, backend, now);
  if (counted !== 'was not') return counted === null ? null : broken(counted);
  if (outcome.kind === 'interrupted') return now.closing ? null : broken('interrupted, but the program goes on');
  if (sent === null) return broken('neither refused nor sent');
  const why = backend === undefined ? null : notShown(request, outcome, backend, sent);
  return why === null ? null : broken(why);
}

/** Why a countdown must not have ended like this; null: it may. `was not`: the outcome is none of a countdown. */
function notCounted(
  request: FollowedRequest,
  outcome: Outcome,
  backend: WitnessedBackend | undefined,
  now: Now,
): string | null {
  const { ask, sent, identity } = request;
  const goneBefore = outcome.kind === 'done' && outcome.reason === 'gone-before';
  if (outcome.kind !== 'called-off' && !goneBefore) return 'was not';
  if (ask.warn === null) return 'the end of a countdown that there was not';
  if (sent !== null) return 'a countdown is over that was over before';
  if (outcome.kind === 'called-off') return notCalledOff(request, outcome.reason, backend, now);
  const [last] = backend?.good ?? [];
  const gone = last?.reading.boot === identity.boot && find(last, identity) === undefined;
  return gone ? null : 'gone before its time was up, though the host lists it';
}

/** Why a countdown must not have been called off for this reason; null: it may. */
function notCalledOff(
  { identity, calledOff }: FollowedRequest,
  reason: CallOffReason,
  backend: WitnessedBackend | undefined,
  now: Now,
): string | null {
  const isSo: Readonly<Record<CallOffReason, boolean>> = {
    administrator: calledOff === 'administrator',
    sleep: calledOff === 'sleep',
    quit: now.closing,
    'computer-going-down': now.goingDown,
    'computer-removed': calledOff === 'computer-removed',
    'computer-restarted': backend?.good[0] !== undefined && backend.good[0].reading.boot !== identity.boot,
    // The lab's own judgement; what it is based on is tested on its own.
    'computer-not-reachable': true,
  };
  return isSo[reason] ? null : `called off for a reason that is not so: ${reason}`;
}

/** Why an outcome is not what the host shows; null: it is. */
function notShown(request: FollowedRequest, outcome: Outcome, backend: WitnessedBackend, sent: Sent): string | null {
  const { record, identity } = request;
  if (record.action === 'message') return messageNotShown(request, outcome, backend);
  if (outcome.kind === 'failed' && noReadingNeeded.has(outcome.reason)) return null;
  const [last] = backend.good;
  if (last === undefined || last.order < sent.order) return 'rule 7: judged by a reading that began before the command';
  const limit = record.force ? backend.limits.force : backend.limits[record.action];
  const limitPassed = last.at >= sent.at + limit;
  const holds = shownBy({ action: record.action, outcome, read: find(last, identity), limitPassed, last, identity });
  return holds ? null : `rule 7: not what the host shows (${JSON.stringify(find(last, identity) ?? null)})`;
}

/** What the host itself, or the administrator, says at once. */
const noReadingNeeded: ReadonlySet<string> = new Set(['not-permitted', 'computer-removed']);

interface Shown {
  readonly action: Action;
  readonly outcome: Outcome;
  readonly read: SessionReading | undefined;
  readonly limitPassed: boolean;
  readonly last: GoodReading;
  readonly identity: SessionIdentity;
}

/** Whether the last reading shows what an outcome says. */
function shownBy({ action, outcome, read, limitPassed, last, identity }: Shown): boolean {
  const place = read?.phase === 'open' ? (read.station ?? 'nowhere') : 'none';
  const restarted = last.reading.boot !== identity.boot;
  if (restarted !== ('reason' in outcome && outcome.reason === 'computer-restarted')) return false;
  switch (outcome.kind) {
    case 'done':
      if (action === 'end') return read === undefined;
      return action === 'suspend' ? place === 'nowhere' : read?.locked === true && read.station !== null;
    case 'not-ending':
      return read !== undefined && limitPassed;
    case 'not-suspended':
      return read !== undefined && limitPassed && place !== 'nowhere';
    case 'failed':
      if (outcome.reason === 'computer-restarted') return action !== 'end';
      if (outcome.reason === 'session-ended') return read === undefined;
      // In a torn reading it may have lost its station to another.
      if (outcome.reason === 'left-the-station') return read?.station == null || isTorn(last.reading);
      return outcome.reason === 'no-locker-answered' && limitPassed;
    default:
      return false;
  }
}

function messageNotShown(
  { ask, identity }: FollowedRequest,
  outcome: Outcome,
  { host }: WitnessedBackend,
): string | null {
  if (outcome.kind !== 'done') return outcome.kind === 'failed' ? null : 'a message can only be done or fail';
  const session = host.session(identity.id);
  const gone = session?.logon !== identity.logon;
  return gone || session.messages.includes(ask.text ?? '') ? null : 'rule 7: a message that nobody was shown';
}
