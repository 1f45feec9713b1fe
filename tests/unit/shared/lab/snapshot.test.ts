import { describe, expect, test } from 'vitest';
import { copyOf, type LabDelta, type LabSnapshot, stationKey, withDelta } from '../../../../src/shared/lab/snapshot';
import type { Session } from '../../../../src/shared/session/session';
import { aHost, ann, aRequest, aSession } from '../../../builders';

const none = { put: [], gone: [] };
const delta = (from: number, to: number, sessions: Partial<LabDelta['sessions']> = {}): LabDelta => {
  return { from, to, hosts: none, stations: none, sessions: { ...none, ...sessions }, requests: none };
};
const snapshot = (revision: number, sessions: readonly Session[] = []): LabSnapshot => {
  const station = {
    host: 'lab',
    id: 'A',
    kind: 'simulated',
    name: 'A',
    friendlyName: null,
    client: null,
    session: null,
  } as const;
  return {
    revision,
    monotonic: 0,
    hosts: [aHost()],
    stations: [{ ...station, opening: false }],
    sessions,
    requests: [aRequest()],
  };
};

describe("the window's copy of the lab", () => {
  test('holds the records of the snapshot by key', () => {
    const copy = copyOf(snapshot(4, [aSession()]));
    expect(copy.revision).toBe(4);
    expect([...copy.hosts.keys()]).toEqual(['lab']);
    expect([...copy.stations.keys()]).toEqual([stationKey({ host: 'lab', id: 'A' })]);
    expect(copy.sessions.get(ann)).toEqual(aSession());
    expect([...copy.requests.keys()]).toEqual(['r1']);
  });

  test('a delta replaces, adds and removes; maps without a change stay the same', () => {
    const copy = copyOf(snapshot(4, [aSession()]));
    const bob = aSession({ state: 'locked' }, { user: 'bob' });
    const next = withDelta(copy, delta(4, 5, { put: [bob], gone: [ann, 'never known'] }));
    expect(next?.revision).toBe(5);
    expect([...(next?.sessions.values() ?? [])]).toEqual([bob]);
    expect(next?.hosts).toBe(copy.hosts);
    expect(copy.sessions.has(ann)).toBe(true);
  });

  test('a delta that the copy already holds changes nothing', () => {
    const copy = copyOf(snapshot(4));
    expect(withDelta(copy, delta(2, 3, { put: [aSession()] }))).toBe(copy);
    expect(withDelta(copy, delta(3, 4, { put: [aSession()] }))).toBe(copy);
  });

  test.each([
    [5, 6],
    [3, 5],
  ])('a delta from %d to %d does not fit revision 4: a gap', (from, to) => {
    expect(withDelta(copyOf(snapshot(4)), delta(from, to))).toBeUndefined();
  });
});
