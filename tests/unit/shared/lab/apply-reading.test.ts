import { describe, expect, test } from 'vitest';
import { applyReading } from '../../../../src/shared/lab/apply-reading';
import { emptyMemory, type HostMemory } from '../../../../src/shared/lab/host-memory';
import { longestUnseen } from '../../../../src/shared/lab/listed-session';
import { sessionKey } from '../../../../src/shared/session/identity';
import { ann, annIdentity, readingOf, sessionReading, stationReading } from '../../../builders';
import { type Column, context, inShort, memoryOf, read, seen, suspending } from './known-and-read';

describe('gone?', () => {
  const missing = () => applyReading(memoryOf('active'), read('absent'), context());

  test('the second absence ends it', () => {
    const applied = applyReading(missing().memory, read('absent'), context());
    expect(inShort(applied)).toBe('-: ended');
    expect(applied.readAgain).toBe(false);
    expect(applied.memory.stations.get('A')?.session).toBeNull();
  });

  test('a removal signal and one reading end it', () => {
    const applied = applyReading(memoryOf('active'), read('absent'), context({ removed: new Set(['1']) }));
    expect(inShort(applied)).toBe('-: ended');
    expect(applied.readAgain).toBe(false);
  });

  test('a removal signal does not end what the reading lists, nor another id', () => {
    const removed = context({ removed: new Set(['1']) });
    expect(inShort(applyReading(memoryOf('active'), read('same'), removed))).toBe('active A');
    const other = context({ removed: new Set(['2']) });
    expect(inShort(applyReading(memoryOf('active'), read('absent'), other))).toBe('active checking A: missing');
  });

  test('listed again, it is as it was', () => {
    expect(inShort(applyReading(missing().memory, read('same'), context()))).toBe('active A');
  });

  test('the place of a session that is being checked is not free, even where it exists only with it', () => {
    const { memory } = applyReading(memoryOf('active'), read('absent', { stations: [] }), context());
    expect(memory.stations.get('A')?.session).toBe(ann);
    expect(applyReading(memory, read('absent', { stations: [] }), context()).memory.stations.size).toBe(0);
  });

  test('when another session took its station, it is detached', () => {
    const bob = sessionReading({ id: '2', user: 'bob', station: 'A' });
    const { memory } = applyReading(memoryOf('active'), readingOf([bob], { hostTime: 11_000 }), context());
    expect(memory.sessions.get(ann)).toMatchObject({ state: 'disconnected', station: null, checking: true });
    expect(memory.sessions.get(ann)?.stateSince).toBe(11_000);
    expect(memory.stations.get('A')?.session).toBe(sessionKey({ ...annIdentity, id: '2', user: 'bob' }));
  });

  test('its mark is kept meanwhile', () => {
    const checking = applyReading(memoryOf('suspended'), read('absent'), context()).memory;
    expect(inShort(applyReading(checking, read('detached'), context()))).toBe('suspended nowhere');
  });
});

describe('ended is final', () => {
  test('the same identity again is told with the time of the reported end', () => {
    const ended = memoryOf('ended');
    expect(ended.ended.get(ann)).toBe(500_000);
    const { memory } = applyReading(ended, read('same'), context({ now: 600_000 }));
    expect(memory.sessions.get(ann)?.reportedEndedAt).toBe(500_000);
    expect(memory.ended.has(ann)).toBe(false);
    expect(applyReading(memory, read('detached'), context()).memory.sessions.get(ann)?.reportedEndedAt).toBe(500_000);
  });

  test.each([{ user: 'bob' }, { logon: '2000' }])('the id with another identity is a new session: %o', (parts) => {
    const { memory, events } = applyReading(memoryOf('active'), readingOf([sessionReading(parts)]), context());
    const other = sessionKey({ ...annIdentity, ...parts });
    expect(memory.sessions.get(other)?.reportedEndedAt).toBeNull();
    expect(memory.sessions.get(ann)?.checking).toBe(true);
    expect(events.map(({ type, session }) => [type, session.key])).toEqual([
      ['found', other],
      ['missing', ann],
    ]);
  });

  test('a map of ends that did not change is the same map', () => {
    const ended = memoryOf('ended');
    expect(applyReading(ended, read('absent'), context()).memory.ended).toBe(ended.ended);
  });
});

describe('a new boot', () => {
  const restarted = (column: Column) =>
    applyReading(memoryOf('suspended'), read(column, { boot: 'boot-2' }), context());

  test('ends every session of the old boot at once', () => {
    expect(inShort(restarted('absent'))).toBe('-: ended-by-restart');
    expect(restarted('absent').readAgain).toBe(false);
    expect(restarted('absent').memory.ended.size).toBe(0);
  });

  test('matches no old id to a new one, and no old mark', () => {
    const { memory, events } = restarted('detached');
    const fresh = sessionKey({ ...annIdentity, boot: 'boot-2' });
    expect(events.map(({ type, session }) => [type, session.key])).toEqual([
      ['found', fresh],
      ['ended-by-restart', ann],
    ]);
    expect([...memory.sessions.values()].map(({ key, state }) => [key, state])).toEqual([[fresh, 'disconnected']]);
    expect(memory.marks.size).toBe(0);
  });

  test('forgets what ended in the old one', () => {
    const { memory } = applyReading(memoryOf('ended'), read('absent', { boot: 'boot-2' }), context());
    expect(applyReading(memory, read('same'), context()).memory.sessions.get(ann)?.reportedEndedAt).toBeNull();
  });
});

describe('disconnected or suspended', () => {
  const detachedAt = (detachedSince: number | null) => readingOf([sessionReading({ detachedSince })]);

  test('a mark is believed as long as the host does not contradict it', () => {
    const { marks } = memoryOf('suspended');
    expect(marks.get(ann)).toBe(10_000);
    for (const since of [null, 9_000, 10_000]) {
      expect(inShort(applyReading(memoryOf('suspended'), detachedAt(since), context()))).toBe('suspended nowhere');
    }
  });

  test('a disconnect later than the mark drops it for good', () => {
    const applied = applyReading(memoryOf('suspended'), detachedAt(10_001), context());
    expect(inShort(applied)).toBe('disconnected nowhere: disconnected');
    expect(inShort(applyReading(applied.memory, detachedAt(null), context()))).toBe('disconnected nowhere');
  });

  test('a clock that was looked at before the session left does not contradict its own mark', () => {
    const { memory } = applyReading(memoryOf('active'), detachedAt(10_002), suspending);
    expect(inShort(applyReading(memory, detachedAt(10_002), context()))).toBe('suspended nowhere');
  });

  test('a mark is dropped as soon as the session is at a station', () => {
    const resumed = applyReading(memoryOf('suspended'), read('same'), context()).memory;
    expect(inShort(applyReading(resumed, read('detached'), context()))).toBe('disconnected nowhere: disconnected');
  });

  test('a mark from an earlier run is believed, one for a session that is gone is dropped', () => {
    const gone = sessionKey({ ...annIdentity, id: '9' });
    const marks = new Map([
      [ann, 9_000],
      [gone, 9_000],
    ]);
    const applied = applyReading(emptyMemory(marks), read('detached'), context());
    expect(inShort(applied)).toBe('suspended nowhere: found');
    expect([...applied.memory.marks]).toEqual([[ann, 9_000]]);
  });

  test('who only loses a torn station was not suspended', () => {
    const bob = sessionReading({ id: '2', user: 'bob', station: 'A' });
    const reading = readingOf([seen.same, bob], { stations: [stationReading('A', { activeSession: '2' })] });
    expect(inShort(applyReading(memoryOf('active'), reading, suspending))).toBe(
      'disconnected nowhere: disconnected: logged-on',
    );
  });
});

describe('stations', () => {
  test('two sessions that change places do not collide', () => {
    const bob = (station: string) => sessionReading({ id: '2', user: 'bob', station });
    const before = applyReading(emptyMemory(), readingOf([seen.same, bob('B')]), context()).memory;
    const { memory, events } = applyReading(before, readingOf([seen.another, bob('A')]), context());
    expect(memory.stations.get('B')?.session).toBe(ann);
    expect(memory.stations.get('A')?.session).toBe(sessionKey({ ...annIdentity, id: '2', user: 'bob' }));
    expect(events.map(({ type }) => type)).toEqual(['moved', 'moved']);
  });

  test('where someone is logging on is taken, but no session is listed', () => {
    const { memory } = applyReading(emptyMemory(), read('opening'), context());
    expect(memory.stations.get('A')).toMatchObject({ session: null, opening: true });
    expect(memory.sessions.size).toBe(0);
  });

  test('a known session that is read as opening gives way to who took its station', () => {
    const bob = sessionReading({ id: '2', user: 'bob', station: 'A' });
    const { memory } = applyReading(memoryOf('active'), readingOf([seen.opening, bob]), context());
    expect(memory.sessions.get(ann)).toMatchObject({ state: 'disconnected', station: null });
  });

  test('a place that the host no longer lists is gone; one that did not change is the same record', () => {
    const before = memoryOf('active');
    const { memory } = applyReading(before, read('same', { stations: [stationReading('A')] }), context());
    expect([...memory.stations.keys()]).toEqual(['A']);
    expect(memory.stations.get('A')).toBe(before.stations.get('A'));
  });

  test('the same user twice is two rows', () => {
    const twice = [seen.same, sessionReading({ id: '2', station: 'B' })];
    expect(applyReading(emptyMemory(), readingOf(twice), context()).memory.sessions.size).toBe(2);
  });
});

describe('since when', () => {
  const at = (column: Column, hostTime: number, memory: HostMemory) =>
    applyReading(memory, read(column, { hostTime }), context()).memory;
  const since = (memory: HostMemory) => {
    const session = memory.sessions.get(ann);
    return [session?.stateSince, session?.stateSinceExact];
  };

  test('at least since the first look, where the host does not tell', () => {
    expect(since(at('detached', 10_000, emptyMemory()))).toEqual([10_000, false]);
    expect(since(at('same', 10_000, emptyMemory()))).toEqual([10_000, false]);
  });

  test('a change between two near readings is seen, one in a gap is not', () => {
    const before = at('same', 10_000, emptyMemory());
    expect(since(at('detached', 10_000 + longestUnseen, before))).toEqual([10_000 + longestUnseen, true]);
    expect(since(at('detached', 10_001 + longestUnseen, before))).toEqual([10_001 + longestUnseen, false]);
  });

  test('the time that the host tells counts, but only for a detached session', () => {
    const told = (station: string | null) => readingOf([sessionReading({ station, detachedSince: 4000 })]);
    expect(since(applyReading(emptyMemory(), told(null), context()).memory)).toEqual([4000, true]);
    expect(since(applyReading(memoryOf('active'), told(null), context()).memory)).toEqual([4000, true]);
    expect(since(applyReading(emptyMemory(), told('A'), context()).memory)).toEqual([10_000, false]);
  });

  test('it stays while the state stays, also at another station', () => {
    const before = at('same', 10_000, emptyMemory());
    expect(since(at('another', 20_000, before))).toEqual([10_000, false]);
  });
});
