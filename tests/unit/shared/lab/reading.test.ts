import { describe, expect, test } from 'vitest';
import { longestHostText, parseReading } from '../../../../src/shared/lab/reading';
import { readingOf, sessionReading, stationReading } from '../../../builders';

/** A good reading as a backend might deliver it, with one place changed. */
function spoiled(change: (reading: Record<string, unknown>) => void): unknown {
  const reading = structuredClone(readingOf([sessionReading({ station: 'A' })])) as Record<string, unknown>;
  change(reading);
  return reading;
}
const spoiledSession = (parts: Record<string, unknown>) =>
  spoiled((reading) => {
    reading.sessions = [{ ...sessionReading({ station: 'A' }), ...parts }];
  });
const without = (name: string) =>
  spoiled((reading) => {
    const session: Record<string, unknown> = { ...sessionReading({ station: 'A' }) };
    delete session[name];
    reading.sessions = [session];
  });

describe('what a backend delivers', () => {
  test('a good reading is taken as it is', () => {
    const reading = readingOf([
      sessionReading({ station: 'A', fullName: '佐藤 春香', since: null, idleSince: null, detachedSince: 5 }),
      sessionReading({ id: '2', cannot: { lock: 'no-screen-to-lock' }, resumesAt: { kind: 'station', station: 'A' } }),
    ]);
    expect(parseReading(reading)).toEqual(reading);
  });

  test('what would hide in a name, or turn it around, is written out', () => {
    const hostile = 'a\u202eb\u001b[2J';
    const reading = readingOf([sessionReading({ station: 'A', user: hostile, fullName: hostile, client: hostile })]);
    const shown = 'a\\u202eb\\u001b[2J';
    const [session] = parseReading(reading).sessions;
    expect(session).toMatchObject({ user: shown, fullName: shown, client: shown });
    const named = readingOf([], { stations: [stationReading('A', { name: hostile, client: hostile })] });
    expect(parseReading(named).stations[0]).toMatchObject({ name: shown, client: shown });
  });

  test('a name that is long once it is written out makes no computer unreadable', () => {
    const long = readingOf([sessionReading({ station: 'A', fullName: '\u200b'.repeat(longestHostText) })]);
    expect(parseReading(long).sessions[0]?.fullName).toBe('\\u200b'.repeat(longestHostText));
  });

  test('nor does anything hide in the id of a station, which stays the same everywhere', () => {
    const id = 'client:PC\u202e07';
    const [session] = parseReading(
      readingOf([sessionReading({ station: id })], { stations: [stationReading(id)] }),
    ).sessions;
    expect(session?.station).toBe('client:PC\\u202e07');
  });

  test.each([null, undefined, 3, 'text', [], {}])('%s is none', (value) => {
    expect(() => parseReading(value)).toThrow('bad reading');
  });

  test.each([
    ['boot', { boot: '' }],
    ['hostTime', { hostTime: Number.NaN }],
    ['hostTime', { hostTime: '10' }],
    ['sessions', { sessions: null }],
    ['more', { more: 1 }],
  ])('a wrong %s is named', (place, parts) => {
    expect(() => parseReading(spoiled((reading) => Object.assign(reading, parts)))).toThrow(`bad reading at ${place}`);
  });

  test.each([
    ['user', 7],
    ['user', ''],
    ['user', 'x'.repeat(longestHostText + 1)],
    ['id', { toString: () => '1' }],
    ['phase', 'gone'],
    ['station', ''],
    ['locked', 1],
    ['idleSince', 'idle'],
    ['since', Number.POSITIVE_INFINITY],
    ['own', null],
    ['resumesAt', { kind: 'nowhere' }],
    ['cannot', { end: 'because' }],
    ['cannot', { reboot: 'no-screen-to-lock' }],
    ['__proto__x', 1],
  ])('a wrong session is named by place and field: %s', (field, value) => {
    expect(() => parseReading(spoiledSession({ [field]: value }))).toThrow(`bad reading at sessions.0.${field}`);
  });

  test.each(['user', 'station', 'logon', 'detachedSince'])('a missing %s is named', (field) => {
    expect(() => parseReading(without(field))).toThrow(`bad reading at sessions.0.${field}`);
  });

  test('two sessions or two stations with one id are refused', () => {
    const twice = [sessionReading(), sessionReading({ user: 'bob' })];
    expect(() => parseReading(readingOf(twice))).toThrow('two have the id "1"');
    const stations = [stationReading('A'), stationReading('A')];
    expect(() => parseReading(readingOf([], { stations }))).toThrow('two have the id "A"');
  });

  test('a session at a place that is not listed is refused', () => {
    expect(() => parseReading(readingOf([sessionReading({ station: 'Z' })]))).toThrow('"1" is at "Z", not a station');
  });
});
