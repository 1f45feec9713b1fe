import fc from 'fast-check';
import type { SimulatedHost } from '../../src/main/hosts/simulated/simulated-host';
import type { SimulatedSession } from '../../src/main/hosts/simulated/simulated-session';
import { hostIds, type LabUnderTest } from './lab-under-test';
import { checkStanding } from './standing-rules';

/** How many steps were taken, in all runs, by name; `skipped` had nothing to be done with. */
export const stepTally = { taken: new Map<string, number>(), skipped: 0 };

/** The model is in the lab under test; fast-check's own holds nothing. */
type NoModel = Record<string, never>;

/** One step of a run: something happens, some time passes, and the rules must hold. */
export class Step implements fc.AsyncCommand<NoModel, LabUnderTest> {
  readonly #name: string;
  readonly #parts: unknown;
  readonly #pass: number;
  readonly #act: (test: LabUnderTest) => (() => unknown) | undefined;

  /** `act` says what is done; undefined where there is nothing to do it with. */
  constructor(name: string, parts: unknown, pass: number, act: (test: LabUnderTest) => (() => unknown) | undefined) {
    this.#name = name;
    this.#parts = parts;
    this.#pass = pass;
    this.#act = act;
  }

  check(): boolean {
    return true;
  }

  async run(_: NoModel, test: LabUnderTest): Promise<void> {
    const act = this.#act(test);
    if (act === undefined) stepTally.skipped++;
    else {
      stepTally.taken.set(this.#name, (stepTally.taken.get(this.#name) ?? 0) + 1);
      await act();
    }
    await test.time.pass(this.#pass);
    checkStanding(test);
    if (test.broken.length > 0) throw new Error(test.broken.join('\n'));
  }

  toString(): string {
    return `${this.#name} ${JSON.stringify(this.#parts)}, ${this.#pass} ms`;
  }
}

/** Stands for one of whatever there is when the step is taken. */
export const number = fc.nat({ max: 1_000_000 });
const pauses = fc.constantFrom(0, 0, 1, 5, 30, 50, 120);

/**
 * One kind of step: its parts are drawn; `find` picks what it is done with in the lab as it is by then (undefined:
 * there is nothing), and `act` does it.
 */
export function step<Parts, Found>(
  name: string,
  drawn: fc.Arbitrary<Parts>,
  find: (test: LabUnderTest, parts: Parts) => Found | undefined,
  act: (test: LabUnderTest, found: Found, parts: Parts) => unknown,
): fc.Arbitrary<Step> {
  return fc.tuple(drawn, pauses).map(([parts, pass]) => {
    return new Step(name, parts, pass, (test) => {
      const found = find(test, parts);
      return found === undefined ? undefined : () => act(test, found, parts);
    });
  });
}

/** One of a list, by any number; undefined where it is empty. */
export function pick<T>(list: Iterable<T>, number: number): T | undefined {
  const all = [...list];
  return all[number % Math.max(1, all.length)];
}

/** A host, by any number; also one that the lab does not list now. */
export function hostOf(test: LabUnderTest, number: number): SimulatedHost {
  return test.hosts.get(hostIds[number % hostIds.length] ?? 'a') as SimulatedHost;
}

/** A free station of a host. */
export function freeStation(host: SimulatedHost, number: number): string | undefined {
  if (host.off) return undefined;
  return pick(
    [...host.stations].filter(({ id }) => host.isFree(id)),
    number,
  )?.id;
}

/** What is done with one session of a host, by its user or by fate: one is picked of those that `can` have it done. */
export function sessionStep(
  name: string,
  can: (session: SimulatedSession) => boolean,
  act: (host: SimulatedHost, session: SimulatedSession) => unknown,
): fc.Arbitrary<Step> {
  return step(
    name,
    fc.tuple(number, number),
    (test, [host, session]) => pick([...hostOf(test, host).sessions].filter(can), session),
    (test, session, [host]) => act(hostOf(test, host), session),
  );
}
