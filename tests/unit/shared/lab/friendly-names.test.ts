import { expect, test } from 'vitest';
import { applyReading } from '../../../../src/shared/lab/apply-reading';
import { emptyMemory } from '../../../../src/shared/lab/host-memory';
import { readingOf, sessionReading, stationReading } from '../../../builders';
import { context } from './known-and-read';

const named = context({ stationName: (id) => `Name of ${id}` });

test.each([
  ['seat', 'Name of A'],
  ['console', 'Name of A'],
  ['remote-client', 'Name of A'],
  ['simulated', 'Name of A'],
  ['xrdp', null],
  ['ssh', null],
  ['text', null],
] as const)('a place of the kind %s has the friendly name %s', (kind, friendlyName) => {
  const reading = readingOf([], { stations: [stationReading('A', { kind })] });
  const { memory } = applyReading(emptyMemory(), reading, named);
  expect(memory.stations.get('A')).toMatchObject({ name: 'Station A', friendlyName });
});

test('the same name leaves the record the same object; another one is seen by the next reading', () => {
  const first = applyReading(emptyMemory(), readingOf([]), named).memory;
  const second = applyReading(first, readingOf([]), named).memory;
  expect(second.stations.get('A')).toBe(first.stations.get('A'));
  const onlyB = context({ stationName: (id) => (id === 'B' ? 'Name of B' : null) });
  const third = applyReading(second, readingOf([]), onlyB).memory;
  expect(third.stations.get('A')?.friendlyName).toBeNull();
  expect(third.stations.get('B')).toBe(first.stations.get('B'));
});

test('a place that is not read keeps its name while its session is being checked', () => {
  const first = applyReading(emptyMemory(), readingOf([sessionReading({ station: 'A' })]), named).memory;
  const { memory } = applyReading(first, readingOf([], { stations: [] }), named);
  expect(memory.stations.get('A')?.friendlyName).toBe('Name of A');
});
