import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandCases } from './command-cases';
import { connectionCases } from './connection-cases';
import { CaseGround, type ContractCase } from './contract-case';
import type { ContractHost, ContractHostKind } from './contract-host';
import { powerCases } from './power-cases';
import { readingCases } from './reading-cases';

const allCases: readonly ContractCase[] = [...connectionCases, ...readingCases, ...commandCases, ...powerCases];

/** Declares the tests that every backend passes, for one kind of host. */
export function describeHostBackend(kind: ContractHostKind): void {
  const applying = allCases.filter((one) => obstacles(one, kind).length === 0);

  describe(`${kind.name}: host backend`, () => {
    let host: ContractHost | undefined;
    let ground: CaseGround | undefined;

    beforeEach(async () => {
      host = await kind.open();
      ground = new CaseGround(host);
      await ground.console.connect();
    });

    afterEach(async () => {
      try {
        await ground?.close();
      } finally {
        await host?.close();
        host = undefined;
        ground = undefined;
      }
    });

    for (const { name, run } of applying) {
      it(name, async () => {
        if (ground === undefined) throw new Error('no host');
        await run(ground);
      });
    }
  });

  it(`${kind.name}: leaves out those cases only that this kind of host has named`, () => {
    const left = allCases.filter((one) => !applying.includes(one));
    for (const one of left)
      console.info(`${kind.name}: does not apply: ${one.name} (${obstacles(one, kind).join('; ')})`);
    expect(left.map(({ name }) => name)).toEqual(kind.doesNotApply);
  });
}

/** Why a case does not apply to a kind of host. */
function obstacles({ needs = [], needsNone }: ContractCase, { without }: ContractHostKind): string[] {
  const missing = needs.flatMap((part) => without[part] ?? []);
  return needsNone !== undefined && without[needsNone] === undefined ? [...missing, `it can ${needsNone}`] : missing;
}
