import { describe, expect, test } from 'vitest';
import { applyReading } from '../../../../src/shared/lab/apply-reading';
import { emptyMemory } from '../../../../src/shared/lab/host-memory';
import { ann } from '../../../builders';
import { type Column, context, inShort, memoryOf, type Row, read, seen, suspending } from './known-and-read';

/** docs/design.md 2.2, cell by cell: the row after the reading, and the event (none: nothing). */
const table: readonly [Row, Partial<Record<Column, string>>][] = [
  [
    'unknown',
    {
      same: 'active A: logged-on',
      sameLocked: 'locked A: logged-on',
      another: 'active B: logged-on',
      anotherLocked: 'locked B: logged-on',
      detached: 'disconnected nowhere: found',
      detachedLocked: 'disconnected nowhere: found',
      closing: 'disconnected leaving nowhere: found',
      opening: '-',
      absent: '-',
    },
  ],
  [
    'active',
    {
      same: 'active A',
      sameLocked: 'locked A: locked',
      another: 'active B: moved',
      anotherLocked: 'locked B: moved',
      detached: 'disconnected nowhere: disconnected',
      detachedLocked: 'disconnected nowhere: disconnected',
      closing: 'disconnected leaving nowhere: leaving',
      opening: 'active A',
      absent: 'active checking A: missing',
    },
  ],
  [
    'locked',
    {
      same: 'active A: unlocked',
      sameLocked: 'locked A',
      another: 'active B: moved',
      anotherLocked: 'locked B: moved',
      detached: 'disconnected nowhere: disconnected',
      detachedLocked: 'disconnected nowhere: disconnected',
      closing: 'disconnected leaving nowhere: leaving',
      opening: 'locked A',
      absent: 'locked checking A: missing',
    },
  ],
  [
    'disconnected',
    {
      same: 'active A: resumed',
      sameLocked: 'locked A: resumed',
      another: 'active B: resumed',
      anotherLocked: 'locked B: resumed',
      detached: 'disconnected nowhere',
      detachedLocked: 'disconnected nowhere',
      closing: 'disconnected leaving nowhere: leaving',
      opening: 'disconnected nowhere',
      absent: 'disconnected checking nowhere: missing',
    },
  ],
  [
    'suspended',
    {
      same: 'active A: resumed',
      sameLocked: 'locked A: resumed',
      another: 'active B: resumed',
      anotherLocked: 'locked B: resumed',
      detached: 'suspended nowhere',
      detachedLocked: 'suspended nowhere',
      closing: 'disconnected leaving nowhere: leaving',
      opening: 'suspended nowhere',
      absent: 'suspended checking nowhere: missing',
    },
  ],
  [
    'leaving',
    {
      same: 'active A: stayed',
      sameLocked: 'locked A: stayed',
      another: 'active B: stayed',
      anotherLocked: 'locked B: stayed',
      detached: 'disconnected leaving nowhere',
      detachedLocked: 'disconnected leaving nowhere',
      closing: 'disconnected leaving nowhere',
      opening: 'disconnected leaving nowhere',
      absent: 'disconnected leaving checking nowhere: missing',
    },
  ],
  [
    'ended',
    {
      same: 'active A: came-back',
      sameLocked: 'locked A: came-back',
      another: 'active B: came-back',
      anotherLocked: 'locked B: came-back',
      detached: 'disconnected nowhere: came-back',
      detachedLocked: 'disconnected nowhere: came-back',
      closing: '-',
      opening: '-',
      absent: '-',
    },
  ],
];
const cells = table.flatMap(([row, columns]) =>
  (Object.keys(seen) as Column[]).map((column) => ({ row, column, expected: columns[column] })),
);

describe('the table of readings', () => {
  test.each(cells)('$row, read $column: $expected', ({ row, column, expected }) => {
    const memory = memoryOf(row);
    const applied = applyReading(memory, read(column), context());
    expect(inShort(applied)).toBe(expected);
    expect(applied.readAgain).toBe(expected?.endsWith('missing'));
    const holder = (station: string) => applied.memory.stations.get(station)?.session ?? null;
    const session = applied.memory.sessions.get(ann);
    for (const station of ['A', 'B']) expect(holder(station)).toBe(session?.station === station ? ann : null);
    // What did not change is the same record, so that nothing repaints.
    if (expected?.includes(':') === false) expect(session).toBe(memory.sessions.get(ann));
  });

  test.each(['active', 'locked', 'disconnected'] as const)('%s, read detached while our suspend is open', (row) => {
    const applied = applyReading(memoryOf(row), read('detached'), suspending);
    expect(inShort(applied)).toBe('suspended nowhere: suspended');
  });

  test('the first reading of a host finds who is there, nobody logs on in it', () => {
    expect(inShort(applyReading(emptyMemory(), read('same'), context()))).toBe('active A: found');
    expect(inShort(applyReading(emptyMemory(), read('detached'), context()))).toBe('disconnected nowhere: found');
  });
});
