import { describe, expect, test } from 'vitest';
import { stationHolders, tornStations } from '../../../../src/shared/lab/torn-stations';
import { readingOf, sessionReading, stationReading } from '../../../builders';

const at = (id: string, since: number | null, phase: 'open' | 'opening' | 'closing' = 'open') =>
  sessionReading({ id, station: 'A', since, phase });
const reading = (sessions: ReturnType<typeof at>[], activeSession: string | null = null) =>
  readingOf(sessions, { stations: [stationReading('A', { activeSession }), stationReading('B')] });
const holderOfA = (sessions: ReturnType<typeof at>[], activeSession?: string) =>
  stationHolders(reading(sessions, activeSession)).get('A')?.id;

describe('two sessions at one station', () => {
  test('make a reading torn', () => {
    expect(tornStations(reading([at('1', 1), at('2', 2)]))).toEqual(['A']);
    expect(tornStations(reading([at('1', 1), sessionReading({ id: '2', station: 'B' })]))).toEqual([]);
  });

  test('not when one of them is opening or closing, or both hold none', () => {
    expect(tornStations(reading([at('1', 1), at('2', 2, 'closing'), at('3', 3, 'opening')]))).toEqual([]);
    expect(tornStations(reading([sessionReading({ id: '1' }), sessionReading({ id: '2' })]))).toEqual([]);
  });

  test("the place's own active session wins", () => {
    expect(holderOfA([at('1', 1), at('2', 2)], '1')).toBe('1');
    expect(holderOfA([at('1', 1), at('2', 2)], '2')).toBe('2');
  });

  test('else the later logon, else the higher id, whatever the order', () => {
    for (const active of [undefined, '9']) {
      expect(holderOfA([at('2', 1), at('1', 2)], active)).toBe('1');
      expect(holderOfA([at('1', 2), at('2', 1)], active)).toBe('1');
      expect(holderOfA([at('1', null), at('2', null)], active)).toBe('2');
      expect(holderOfA([at('2', null), at('1', null)], active)).toBe('2');
    }
  });
});
