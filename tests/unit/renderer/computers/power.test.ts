import { describe, expect, test } from 'vitest';
import { whyNoPower } from '../../../../src/renderer/computers/power/power-asking';
import { powerOutcome, powerText } from '../../../../src/renderer/computers/power/power-text';
import { hasRows } from '../../../../src/renderer/computers/power/rows-of';
import { powerNews } from '../../../../src/renderer/computers/power/use-power-notices';
import { changesOn, groupsOn, isOpening, sessionsOn } from '../../../../src/renderer/computers/power/who-is-on';
import { noticeText } from '../../../../src/renderer/shell/notices/notice-text';
import { lastSeenText } from '../../../../src/renderer/stations/row-texts';
import type { PowerRequest } from '../../../../src/shared/lab/power';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { en } from '../../../../src/shared/locale/en';
import { ja } from '../../../../src/shared/locale/ja';
import type { SessionIdentity } from '../../../../src/shared/session/identity';
import type { Session, Station } from '../../../../src/shared/session/session';
import { aHost, aSession } from '../../../builders';

const now = new Date(2026, 3, 1, 18, 5).getTime();
const at = new Date(2026, 3, 1, 18, 2).getTime();

function asked(parts: Partial<PowerRequest> = {}): PowerRequest {
  return { id: 'p1', action: 'shut-down', at, state: 'down', since: now, outcome: null, ...parts };
}

function labOf(sessions: readonly Session[], stations: readonly Station[] = []): LabCopy {
  return copyOf({ revision: 1, monotonic: 0, hosts: [aHost(), aHost({ id: 'b' })], stations, sessions, requests: [] });
}

function someone(user: string, parts: Partial<Session> = {}, identity: Partial<SessionIdentity> = {}): Session {
  return aSession(parts, { user, id: user, ...identity });
}

const station: Station = {
  host: 'lab',
  id: 'A',
  kind: 'simulated',
  name: 'A',
  friendlyName: null,
  client: null,
  session: null,
  opening: false,
};

describe('who is on a computer', () => {
  const ann = someone('ann');
  const bob = someone('bob', { state: 'disconnected', station: null });
  const me = someone('me', { own: true, station: 'B' });
  const other = someone('eve', {}, { host: 'b' });
  const lab = labOf([ann, bob, me, other]);

  test('is everybody there, by group, and nobody elsewhere', () => {
    expect(sessionsOn(lab, 'lab')).toEqual([ann, bob, me]);
    const groups = groupsOn(lab, aHost(), 0).map(({ kind, hits }) => [kind, hits.map(({ session }) => session)]);
    expect(groups).toEqual([
      ['own', [me]],
      ['working', [ann]],
      ['others', [bob]],
    ]);
    expect(groupsOn(labOf([other]), aHost(), 0)).toEqual([]);
  });

  test('who is idle for long counts as nobody at work', () => {
    const idle = someone('ann', { idleSince: now - 3_600_000 });
    expect(groupsOn(labOf([idle]), aHost(), now).map(({ kind }) => kind)).toEqual(['others']);
  });

  test('changes when somebody comes, goes, moves or is back at work; not elsewhere, and not by being idle', () => {
    const groups = groupsOn(lab, aHost(), 0);
    const changes = (...sessions: readonly Session[]) => {
      return [...changesOn(groups, labOf(sessions), 'lab')].map(([kind, of]) => [kind, of.map(({ key }) => key)]);
    };
    expect(changes(ann, bob, me)).toEqual([]);
    expect(changes({ ...ann, idleSince: 5, fullName: 'Ann' }, bob, me, someone('new', {}, { host: 'b' }))).toEqual([]);
    const carl = someone('carl');
    expect(changes(ann, bob, me, carl)).toEqual([['came', [carl.key]]]);
    expect(changes(ann, me)).toEqual([['left', [bob.key]]]);
    expect(changes(ann, { ...bob, state: 'active', station: 'C' }, me)).toEqual([['moved', [bob.key]]]);
    const locked = groupsOn(labOf([{ ...ann, state: 'locked' }]), aHost(), 0);
    expect([...changesOn(locked, labOf([ann]), 'lab').keys()]).toEqual(['unlocked']);
  });

  test('somebody may be logging on who is not listed yet', () => {
    expect(isOpening(labOf([], [station]), 'lab')).toBe(false);
    expect(isOpening(labOf([], [{ ...station, opening: true }]), 'lab')).toBe(true);
    expect(isOpening(labOf([], [{ ...station, opening: true }]), 'b')).toBe(false);
  });

  test('it has rows while there is a session or a station of it', () => {
    expect(hasRows(labOf([other]), 'lab')).toBe(false);
    expect(hasRows(labOf([ann]), 'lab')).toBe(true);
    expect(hasRows(labOf([], [station]), 'lab')).toBe(true);
  });
});

describe('why a computer can not be asked', () => {
  const can = { restart: { can: 'yes' } } as const;
  test.each([
    [aHost({ abilities: can }), null],
    [aHost({ abilities: { restart: { can: 'unknown' } } }), null],
    [aHost({ abilities: can, power: asked({ state: 'done', outcome: { kind: 'done', reason: null } }) }), null],
    [aHost({ abilities: can, power: asked({ state: 'open' }) }), en.power.alreadyOpen],
    [aHost({ abilities: can, connection: { state: 'connecting' } }), en.power.notConnected],
    [aHost(), en.power.notThere],
    [aHost({ abilities: { restart: { can: 'no', reason: 'no-right' } } }), en.notAllowed['no-right']],
  ])('%#', (host, why) => {
    expect(whyNoPower(en, host, 'restart')).toBe(why);
  });
});

describe('how it goes, in words', () => {
  const refused = { kind: 'failed', reason: 'not-permitted', detail: 'Access denied' } as const;
  test.each([
    [asked({ state: 'open' }), 'Shutting down...', 'シャットダウンしています...'],
    [asked(), 'Shut down 18:02, not confirmed', '18:02 にシャットダウン (未確認)'],
    [
      asked({ outcome: { kind: 'done', reason: 'not-confirmed' } }),
      'Shut down 18:02, not confirmed',
      '18:02 にシャットダウン (未確認)',
    ],
    [asked({ action: 'restart', state: 'done' }), 'Restarted 18:05', '18:05 に再起動完了'],
    [
      asked({ action: 'restart', state: 'failed', outcome: refused }),
      'Not restarted. Failed: you do not have the right to do this there. (Access denied)',
      '再起動していません。失敗しました: この操作を行う権限がありません。 (Access denied)',
    ],
  ])('%#', (power, english, japanese) => {
    expect(powerText(en, power, now)).toBe(english);
    expect(powerText(ja, power, now)).toBe(japanese);
  });

  test('History says what is not confirmed', () => {
    expect(powerOutcome(en, 'shut-down', { kind: 'done', reason: 'not-confirmed' })).toContain('Not confirmed');
    expect(powerOutcome(en, 'shut-down', { kind: 'done', reason: null })).toBe('Shut down.');
    expect(powerOutcome(en, 'restart', { kind: 'interrupted' })).toBe(en.outcomes.interrupted);
  });

  test('a row of it reads that it was shut down, not when it was last seen', () => {
    const host = aHost({ connection: { state: 'unreachable', problem: 'connection-lost', detail: '' }, lastSeen: at });
    expect(lastSeenText(en, host, now)).toBe('last seen 18:02');
    expect(lastSeenText(en, { ...host, power: asked() }, now)).toBe('Computer was shut down 18:02, not confirmed');
  });
});

test('each state to which it comes is told once', () => {
  const hosts = (power: PowerRequest | null) => new Map([['lab', aHost({ power })]]);
  const news = (before: PowerRequest | null, after: PowerRequest | null) => {
    return powerNews(hosts(before), hosts(after).values()).map((notice) => noticeText(en, notice));
  };
  expect(news(null, null)).toEqual([]);
  expect(news(null, asked({ state: 'open' }))).toEqual(['lab: Shutting down...']);
  const down = asked();
  expect(news(asked({ state: 'open' }), down)).toEqual([expect.stringMatching(/^lab: Shut down .*, not confirmed$/)]);
  expect(news(down, { ...down })).toEqual([]);
  expect(news(down, asked({ id: 'p2', state: 'open' }))).toEqual(['lab: Shutting down...']);
});
