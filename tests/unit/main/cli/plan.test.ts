import { describe, expect, test } from 'vitest';
import { chooseTarget } from '../../../../src/main/cli/choose-target';
import { planOf } from '../../../../src/main/cli/plan';
import { isGood, plannedResults, resultLine, resultsJson, summaryLine } from '../../../../src/main/cli/results';
import { wantedComputers } from '../../../../src/main/cli/wanted-computers';
import type { Host } from '../../../../src/shared/lab/host';
import { copyOf, type LabCopy } from '../../../../src/shared/lab/snapshot';
import { textsOf } from '../../../../src/shared/locale/locale';
import { sessionKey } from '../../../../src/shared/session/identity';
import type { Session } from '../../../../src/shared/session/session';
import type { ListedComputer } from '../../../../src/shared/settings/computer';
import { aHost, ann, annIdentity, aRequest, aSession } from '../../../builders';

const texts = textsOf('en');
const { problems } = texts.terminal;
const unreachable = aHost({
  id: 'lost',
  name: 'lost',
  connection: { state: 'unreachable', problem: 'computer-down', detail: 'no route' },
});

function labOf(sessions: readonly Session[], hosts: readonly Host[] = [aHost(), unreachable]): LabCopy {
  return copyOf({ revision: 1, monotonic: 0, hosts, stations: [], sessions, requests: [] });
}

const ben = aSession({ state: 'locked' }, { id: '2', user: 'ben' });
const own = aSession({ own: true }, { id: '3', user: 'me' });
const administrator = aSession({ administrator: true }, { id: '4', user: 'root' });
const gone = sessionKey({ ...annIdentity, id: '9' });
const onLost = sessionKey({ ...annIdentity, host: 'lost' });
const lab = labOf([aSession(), ben, own, administrator]);
const users = (hits: readonly { readonly session: Session }[]) => hits.map(({ session }) => session.identity.user);

describe('who is named', () => {
  test('those are hit, in their order; each other one has its reason', () => {
    const sessions = [ben.key, gone, ann, own.key, onLost];
    const plan = planOf(lab, 'lock', { kind: 'selection', sessions }, false, 0);
    expect(users(plan.hits)).toEqual(['ann']);
    expect(plan.refused.map(({ key, reason }) => [key, reason])).toEqual([
      [ben.key, 'already-locked'],
      [gone, 'session-gone'],
      [own.key, 'own-session'],
      [onLost, 'computer-not-reachable'],
    ]);
  });

  test('administrators too, and the own one with a yes of its own', () => {
    const sessions = [administrator.key, own.key];
    expect(users(planOf(lab, 'end', { kind: 'selection', sessions }, false, 0).hits)).toEqual(['root']);
    expect(users(planOf(lab, 'end', { kind: 'selection', sessions }, true, 0).hits)).toEqual(['root', 'me']);
  });

  test('nobody named is nobody', () => {
    expect(planOf(lab, 'end', { kind: 'selection', sessions: [] }, true, 0).hits).toEqual([]);
  });
});

describe('everybody', () => {
  test('but the own one and administrators, who are told; and what can not be read', () => {
    for (const yes of [false, true]) {
      const plan = planOf(lab, 'end', { kind: 'all', simulated: true }, yes, 0);
      expect(users(plan.hits)).toEqual(['ann', 'ben']);
      expect(plan.leftOut.map(({ session, reason }) => [session.identity.user, reason])).toEqual([
        ['root', 'administrators'],
        ['me', 'own'],
      ]);
      expect(plan.unreachable).toEqual([unreachable]);
      expect(plan.refused).toEqual([]);
    }
  });
});

describe('what a command is about', () => {
  const all = { kind: 'all', computer: null, room: null } as const;
  const real = aHost({ id: 'uuid-1', name: 'Lab-A', kind: 'logind', room: 'A' });
  const twin = aHost({ id: 'uuid-2', name: 'lab-a', kind: 'logind', room: 'A' });

  test('one computer, by its name in any case or its id', () => {
    const two = labOf([], [real, unreachable]);
    for (const computer of ['lab-a', 'LAB-A', 'uuid-1'])
      expect(chooseTarget(texts, two, { ...all, computer })).toEqual({ kind: 'computer', host: 'uuid-1' });
    expect(() => chooseTarget(texts, two, { ...all, computer: 'lab' })).toThrow(problems['no-computer']('lab'));
  });

  test('of two with one name, neither', () => {
    const two = labOf([], [real, twin]);
    expect(() => chooseTarget(texts, two, { ...all, computer: 'lab-a' })).toThrow('uuid-1, uuid-2');
    expect(chooseTarget(texts, two, { ...all, computer: 'uuid-2' })).toEqual({ kind: 'computer', host: 'uuid-2' });
  });

  test('a room, or everything; never simulated and real ones together', () => {
    expect(chooseTarget(texts, labOf([], [real, twin]), all)).toEqual({ kind: 'all', simulated: false });
    expect(chooseTarget(texts, labOf([], [real, aHost()]), { ...all, room: 'A' })).toEqual({
      kind: 'room',
      simulated: false,
      room: 'A',
    });
    expect(() => chooseTarget(texts, labOf([], [real, aHost()]), all)).toThrow(problems.mixed);
    expect(() => chooseTarget(texts, labOf([], [real]), { ...all, room: 'B' })).toThrow(problems['no-room']('B'));
    expect(() => chooseTarget(texts, labOf([], []), all)).toThrow(problems['no-computers']);
  });

  test('a session of a computer that is not read', () => {
    const target = { kind: 'ids', sessions: [sessionKey({ ...annIdentity, host: 'other' })] } as const;
    expect(() => chooseTarget(texts, lab, target)).toThrow(problems['not-on-the-list']('other/boot-1/1/ann/1000'));
  });
});

describe('which computers are read', () => {
  const computers: readonly ListedComputer[] = [
    { id: 'local', computer: { kind: 'local', room: null } },
    { id: 'uuid-1', computer: { kind: 'ssh', name: 'lab-a', room: 'A', address: 'lab-a' } },
    { id: 'uuid-2', computer: { kind: 'ssh', name: 'lab-b', room: 'A', address: 'lab-b' } },
  ];
  const ground = {
    json: false,
    config: null,
    options: { hosts: [], noLocal: false, simulate: null, screenshot: null },
  };
  const list = (place: { computer?: string; room?: string }) =>
    wantedComputers(
      { ...ground, name: 'sessions', place: { computer: null, room: null, ...place } },
      computers,
      'Here',
    ).map(({ id }) => id);

  test('those that are meant', () => {
    expect(list({})).toEqual(['local', 'uuid-1', 'uuid-2']);
    expect(list({ computer: 'LAB-A' })).toEqual(['uuid-1']);
    expect(list({ computer: 'uuid-2' })).toEqual(['uuid-2']);
    expect(list({ computer: 'here' })).toEqual(['local']);
    expect(list({ room: 'A' })).toEqual(['uuid-1', 'uuid-2']);
    expect(list({ computer: 'elsewhere' })).toEqual([]);
  });

  test('those of the sessions that are named', () => {
    const sessions = [sessionKey({ ...annIdentity, host: 'uuid-2' })];
    const act = { dryRun: false, yes: true, own: false, withoutRecord: false, text: null, reason: null, warn: null };
    const command = { ...ground, ...act, name: 'end', target: { kind: 'ids', sessions } } as const;
    expect(wantedComputers(command, computers, 'here').map(({ id }) => id)).toEqual(['uuid-2']);
  });
});

describe('what came of it', () => {
  const plan = planOf(lab, 'end', { kind: 'selection', sessions: [ann, gone] }, false, 0);

  test('only asked', () => {
    const results = plannedResults(lab, 'end', plan);
    expect(results.map((result) => resultLine(texts, lab, result))).toEqual([
      `ann, no station, lab: ${texts.terminal.wouldHit.end}`,
      `ann, no station, lab: ${texts.outcomes.refused(texts.refusals['session-gone'])}`,
    ]);
    expect(summaryLine(texts, 'end', results)).toBe(
      `${texts.terminal.wouldBeHit.end(1)}, ${texts.outcomes.counts.refused(1)}`,
    );
    expect(results.map(isGood)).toEqual([true, false]);
  });

  test('done, and not', () => {
    const done = aRequest({ outcome: { kind: 'done', reason: null } });
    const calledOff = aRequest({
      outcome: { kind: 'called-off', reason: 'administrator' },
      warning: { state: 'shown' },
    });
    const results = [done, calledOff];
    expect(summaryLine(texts, 'end', results)).toBe('1 of 2 ended, 1 called off');
    expect(results.map(isGood)).toEqual([true, false]);
    expect(
      resultsJson(
        lab,
        'end',
        { ...plan, leftOut: [{ session: own, host: aHost(), reason: 'own' }], unreachable: [unreachable] },
        results,
        false,
      ),
    ).toEqual({
      version: 1,
      command: 'end',
      dryRun: false,
      results: [
        {
          id: 'lab/boot-1/1/ann/1000',
          user: 'ann',
          name: done.subject.fullName,
          station: done.subject.station?.name ?? null,
          computer: 'lab',
          outcome: 'done',
          reason: null,
          detail: '',
          warned: null,
        },
        expect.objectContaining({ outcome: 'called-off', reason: 'administrator', warned: true }),
      ],
      notIncluded: [
        { id: 'lab/boot-1/3/me/1000', user: 'me', name: null, station: null, computer: 'lab', reason: 'own' },
      ],
      unreachable: [{ computer: 'lost', computerId: 'lost', problem: 'computer-down', detail: 'no route' }],
      administratorsUnknown: [],
    });
  });
});
