import { expect, test } from 'vitest';
import { type Options, optionsProblemText, parseOptions } from '../../../src/main/options';
import { textsOf } from '../../../src/shared/locale/locale';

const options = (args: readonly string[]) => {
  const parsed = parseOptions(['/program', ...args], { appFolder: true });
  if (!parsed.ok) throw new Error(optionsProblemText(textsOf('en'), parsed.problem));
  return parsed.options;
};

const usual: Options = { local: 'auto', simulate: null, screenshot: null };
const simulation = { hosts: 2, stations: 24, seed: 1, still: false };

test.each<[string[], Partial<Options>]>([
  [[], {}],
  [['--host', 'local'], { local: 'yes' }],
  [['--host=local'], { local: 'yes' }],
  [['--no-local'], { local: 'no' }],
  [['--simulate'], { simulate: simulation }],
  [['--simulate', 'hosts=3,stations=9,seed=7'], { simulate: { hosts: 3, stations: 9, seed: 7, still: false } }],
  [['--simulate=stations=4'], { simulate: { ...simulation, stations: 4 } }],
  [['--simulate', 'still'], { simulate: { ...simulation, still: true } }],
  [['--simulate=still,hosts=1'], { simulate: { ...simulation, hosts: 1, still: true } }],
  [['--no-local', '--simulate', 'still'], { local: 'no', simulate: { ...simulation, still: true } }],
  [['--simulate', '--host', 'local'], { local: 'yes', simulate: simulation }],
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
  [['--host', 'lab-pc'], '--host: unknown computer "lab-pc" (known: local)'],
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
