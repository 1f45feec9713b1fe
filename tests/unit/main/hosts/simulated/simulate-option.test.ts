import { describe, expect, test } from 'vitest';
import { defaultSimulation, parseSimulateOption } from '../../../../../src/main/hosts/simulated/simulate-option';

describe('the option --simulate', () => {
  test.each([
    ['', defaultSimulation],
    ['hosts=2,stations=24,seed=1', { hosts: 2, stations: 24, seed: 1, still: false }],
    ['seed=7', { ...defaultSimulation, seed: 7 }],
    ['stations=10000,hosts=10', { ...defaultSimulation, hosts: 10, stations: 10_000 }],
    ['still', { ...defaultSimulation, still: true }],
    ['still,seed=7', { ...defaultSimulation, seed: 7, still: true }],
    ['hosts=3,still,seed=7', { ...defaultSimulation, hosts: 3, seed: 7, still: true }],
    ['seed=0,seed=4294967295', { ...defaultSimulation, seed: 4_294_967_295 }],
  ])('%s', (text, settings) => {
    expect(parseSimulateOption(text)).toEqual({ ok: true, settings });
  });

  test.each(['rooms=2', 'host=2', ' hosts=2', 'Still', 'constructor=1', '__proto__=1'])(
    '%s: no such setting',
    (text) => {
      const name = text.split('=')[0];
      expect(parseSimulateOption(text)).toEqual({ ok: false, problem: { kind: 'unknown-setting', name } });
    },
  );

  test.each([
    ['hosts', '0', 1, 100],
    ['hosts', '101', 1, 100],
    ['hosts', '', 1, 100],
    ['hosts', '2=3', 1, 100],
    ['stations', '-1', 1, 20_000],
    ['stations', '1e3', 1, 20_000],
    ['stations', '12.5', 1, 20_000],
    ['stations', '20001', 1, 20_000],
    ['seed', 'x', 0, 4_294_967_295],
    ['seed', '4294967296', 0, 4_294_967_295],
    ['seed', '99999999999999999999', 0, 4_294_967_295],
  ])('%s=%s is not in its bounds, and they are told', (name, value, least, most) => {
    const problem = { kind: 'not-a-number', name, value, least, most };
    expect(parseSimulateOption(`${name}=${value}`)).toEqual({ ok: false, problem });
  });

  test('a name without a value', () => {
    expect(parseSimulateOption('hosts')).toMatchObject({ problem: { kind: 'not-a-number', name: 'hosts', value: '' } });
  });

  test.each(['1', '', 'yes'])('still=%s: it has no value', (value) => {
    expect(parseSimulateOption(`seed=7,still=${value}`)).toEqual({
      ok: false,
      problem: { kind: 'no-value', name: 'still', value },
    });
  });

  test('each computer has a station', () => {
    expect(parseSimulateOption('hosts=3,stations=2')).toEqual({ ok: false, problem: { kind: 'few-stations' } });
    expect(parseSimulateOption('hosts=3,stations=3').ok).toBe(true);
  });
});
