import { expect, test } from 'vitest';
import { type Options, optionsProblemText, parseOptions } from '../../../src/main/options';
import { textsOf } from '../../../src/shared/locale/locale';

const options = (args: readonly string[]) => {
  const parsed = parseOptions(['/program', ...args], { appFolder: true });
  if (!parsed.ok) throw new Error(optionsProblemText(textsOf('en'), parsed.problem));
  return parsed.options;
};

const usual: Options = { hosts: [], noLocal: false, simulate: null, screenshot: null };
const simulation = { hosts: 2, stations: 24, seed: 1, still: false };

test.each<[string[], Partial<Options>]>([
  [[], {}],
  [['--host', 'local'], { hosts: ['local'] }],
  [['--host=local'], { hosts: ['local'] }],
  [['--host', 'ssh://lab-a'], { hosts: [{ user: null, host: 'lab-a', port: null }] }],
  [
    [
      '--host',
      'ssh://teacher@lab-a:2222',
      '--host=local',
      '--host',
      'ssh://teacher@lab-a:2222/',
      '--host',
      'ssh://local',
    ],
    { hosts: [{ user: 'teacher', host: 'lab-a', port: 2222 }, 'local', { user: null, host: 'local', port: null }] },
  ],
  [['--host=ssh://[fe80::1]:22', '--no-local'], { hosts: [{ user: null, host: 'fe80::1', port: 22 }], noLocal: true }],
  [['--no-local'], { noLocal: true }],
  [['--simulate'], { simulate: simulation }],
  [['--simulate', 'hosts=3,stations=9,seed=7'], { simulate: { hosts: 3, stations: 9, seed: 7, still: false } }],
  [['--simulate=stations=4'], { simulate: { ...simulation, stations: 4 } }],
  [['--simulate', 'still'], { simulate: { ...simulation, still: true } }],
  [['--simulate=still,hosts=1'], { simulate: { ...simulation, hosts: 1, still: true } }],
  [['--no-local', '--simulate', 'still'], { noLocal: true, simulate: { ...simulation, still: true } }],
  [['--simulate', '--host', 'local'], { hosts: ['local'], simulate: simulation }],
  [['--simulate', '--screenshot', 'a b.png'], { simulate: simulation, screenshot: 'a b.png' }],
  [['--screenshot=x=y.png'], { screenshot: 'x=y.png' }],
  // Switches of Chromium, Electron and test drivers.
  [
    ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '--lang=ja', '--disable-gpu', '--ozone-platform=x11'],
    {},
  ],
])('%j', (args, expected) => {
  expect(options(args)).toEqual({ ...usual, ...expected });
});

test.each([
  [['--nolocal'], 'unknown option: --nolocal'],
  [['--no-local=1'], 'unknown option: --no-local=1'],
  [['another-folder'], 'unknown option: another-folder'],
  [['-x'], 'unknown option: -x'],
  [['--host'], '--host needs a value'],
  [['--host='], '--host needs a value'],
  [['--host', '--simulate'], '--host needs a value'],
  [['--host', 'lab-pc'], '--host: no computer "lab-pc"'],
  [['--host', 'ssh://-oProxyCommand=x'], '--host: no computer "ssh://-oProxyCommand=x"'],
  [['--host', 'ssh://teacher@'], '--host: no computer "ssh://teacher@"'],
  [['--host', 'ssh://lab-a:70000'], '--host: no computer "ssh://lab-a:70000"'],
  [['--screenshot'], '--screenshot needs a value'],
  [['--host', 'local', '--no-local'], '--host local and --no-local contradict each other'],
  [['--simulate', 'rooms=2'], '--simulate: there is no setting "rooms" (known: hosts, stations, seed, still)'],
  [['--simulate', 'still=1'], '--simulate: still is given without a value, not as "still=1"'],
  [['--simulate', 'hosts=x'], '--simulate: hosts must be a whole number from 1 to 100, not "x"'],
  [['--simulate', 'hosts=5,stations=4'], '--simulate: there must be at least one station for each computer'],
])('%j is wrong, and the message names it', (args, message) => {
  expect(() => options(args)).toThrow(message);
});

test('the installed program has no folder among its arguments', () => {
  expect(parseOptions(['/program'], { appFolder: false })).toMatchObject({ ok: false });
  expect(parseOptions([], { appFolder: false })).toMatchObject({ ok: true });
});
