import fc from 'fast-check';
import type { CommandFault } from '../../src/main/hosts/simulated/simulated-faults';
import type { SimulatedHost } from '../../src/main/hosts/simulated/simulated-host';
import { hostIds, type LabUnderTest } from './lab-under-test';
import { hostOf, number, sessionStep, step } from './step';
import type { Spoiling } from './witnessed-backend';

const missing = fc.record({ kind: fc.constant('missing' as const), pick: number });
const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(
  fc.constant({ kind: 'garbage' } as const),
  missing,
  missing,
  fc.record({ kind: fc.constant('torn' as const), pick: number, station: number }),
  fc.record({ kind: fc.constant('late' as const), by: fc.constantFrom(10, 100, 3000, 6000) }),
);
const commandFault = fc.constantFrom<CommandFault>('refuse', 'lose-command', 'lose-reply');

const idOf = (number: number) => hostIds[number % hostIds.length] ?? 'a';
const backendOf = (test: LabUnderTest, number: number) => test.backends.get(idOf(number));

function hostStep(name: string, act: (host: SimulatedHost) => unknown) {
  return step(name, number, hostOf, (_, host) => act(host));
}

/** What hardware, networks and clocks do, and the time that passes. */
export const hostSteps = [
  hostStep('restart', (host) => host.restart()),
  hostStep('break the link', (host) => host.breakLink()),
  hostStep('restore the link', (host) => host.restoreLink()),
  hostStep('restore the link', (host) => host.restoreLink()),
  hostStep('hang', (host) => {
    host.faults = { ...host.faults, hangs: true };
  }),
  hostStep('go on', (host) => {
    host.faults = { ...host.faults, hangs: false };
  }),
  hostStep('go on', (host) => {
    host.faults = { ...host.faults, hangs: false };
  }),
  sessionStep(
    'never end',
    () => true,
    (host, { id }) => host.setWhenEnded(id, 'stays'),
  ),
  sessionStep(
    'never finish ending',
    () => true,
    (host, { id }) => host.setWhenEnded(id, 'stays-closing'),
  ),
  sessionStep(
    'lose the locker',
    () => true,
    (host, { id }) => host.dropLocker(id),
  ),
  step(
    'spoil readings',
    fc.tuple(number, fc.array(spoiling, { minLength: 1, maxLength: 3 })),
    (test, [host]) => backendOf(test, host),
    (_, { spoilings }, [, list]) => spoilings.push(...list),
  ),
  step(
    'spoil a command',
    fc.tuple(number, commandFault),
    (test, [host]) => test.commandFaults.get(idOf(host)),
    (_, faults, [, fault]) => faults.push(fault),
  ),
  step(
    'hint falsely',
    fc.tuple(number, fc.option(number)),
    (test, [host]) => backendOf(test, host),
    (_, backend, [, id]) => backend.falseHint(id === null ? undefined : String((id % 4) + 1)),
  ),
  step(
    'set the clock',
    fc.constantFrom(3_600_000, -3_600_000),
    ({ time }) => time,
    (_, time, by) => time.jump(by),
  ),
  ...[100, 1000, 3500, 6000, 12_000, 40_000].map((length) =>
    step(
      'wait',
      fc.constant(length),
      ({ time }) => time,
      (_, time) => time.pass(length),
    ),
  ),
];
