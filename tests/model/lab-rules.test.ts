import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestFarewell } from '../../src/main/requests/countdowns';
import { administratorSteps, seldomSteps } from './administrator-steps';
import { hostSteps } from './host-steps';
import { LabUnderTest, seenTally } from './lab-under-test';
import { checkStanding } from './standing-rules';
import { stepTally } from './step';
import { userSteps } from './user-steps';

/** Sequences of steps in a usual run; together they are over 100,000 steps. */
const usualRuns = 3000;
const seed = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.MODEL_RUNS ?? usualRuns);

/** The program ends: whatever was asked for has come to its one outcome, and nothing goes on. */
async function end(test: LabUnderTest): Promise<void> {
  test.closing = true;
  const closed = test.lab.close();
  // Users may be told that their sessions stay.
  await test.time.pass(longestFarewell + 1);
  await closed;
  test.powers.ended();
  if (test.open.size > 0) test.breaks(`rule 8: without an outcome: ${[...test.open.keys()].join()}`);
  // By then the simulated hosts have come to rest too.
  await test.time.pass(60_000);
  test.checkDisk();
  if (test.time.pending > 0) test.breaks(`${test.time.pending} timers are left`);
  if (test.broken.length > 0) throw new Error(test.broken.join('\n'));
}

/** The hosts heal: then everything comes to its outcome by itself. */
async function heal(test: LabUnderTest): Promise<void> {
  for (const host of test.hosts.values()) {
    host.restoreLink();
    host.faults = {};
  }
  for (const [id, backend] of test.backends) {
    backend.spoilings.length = 0;
    test.lab.reconnect(id);
  }
  // A call that hung before the host healed may last until its limit, and a pause until the next try.
  do await test.time.pass(60_000);
  while (test.lab.countdowns > 0);
  await test.time.pass(60_000);
  // Somebody switches on what was shut down, and a limit may have to pass.
  for (const host of test.hosts.values()) if (host.off) host.restart();
  for (const id of test.backends.keys()) test.lab.reconnect(id);
  await test.time.pass(120_000);
  checkStanding(test);
  if (test.powers.open > 0) test.breaks('rule 8: a restart or shut-down is open on healthy hosts');
  if (test.open.size > 0) test.breaks(`rule 8: open on healthy hosts: ${[...test.open.keys()].join()}`);
}

const sequences = fc.commands(
  [...userSteps, ...userSteps, ...hostSteps, ...administratorSteps, ...administratorSteps, ...seldomSteps],
  {
    maxCommands: 100,
    size: 'max',
  },
);

test('the rules of docs/design.md 2.5 hold whatever users, hosts and administrators do', async () => {
  console.log(`model: seed ${seed}, ${numRuns} sequences`);
  const begin = performance.now();
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.boolean(), sequences, async (worldSeed, healsFirst, steps) => {
      const lab = new LabUnderTest(worldSeed);
      await fc.asyncModelRun(() => ({ model: {}, real: lab }), steps);
      if (healsFirst) await heal(lab);
      await end(lab);
    }),
    { seed, numRuns, endOnFailure: false },
  );
  const { taken, skipped } = stepTally;
  const steps = [...taken.values()].reduce((sum, count) => sum + count, 0);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`model: ${steps} steps (${skipped} more had nothing to do) in ${seconds} s`);
  for (const counts of [taken, seenTally]) {
    console.log(
      [...counts]
        .toSorted()
        .map(([name, count]) => `${name}: ${count}`)
        .join(', '),
    );
  }
  if (numRuns >= usualRuns) expect(steps).toBeGreaterThanOrEqual(100_000);
});
