import { useRef, useState } from 'react';
import type { Computer, ComputerTest } from '../../shared/settings/computer';
import { call, whyOf } from '../bridge';

/** How the test of a computer stands. `kind`, `target`: what was tried, see `testTarget`. */
export type TestState =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly kind: Computer['kind']; readonly target: string }
  | {
      readonly state: 'done';
      readonly kind: Computer['kind'];
      readonly target: string;
      readonly result: ComputerTest;
    };

/** What a test of a computer says something about: its address, and neither its name nor its room. */
export function testTarget(computer: Computer): string {
  return computer.kind === 'local' ? '' : computer.address;
}

/** The test of the computer that is filled in: how the last one stands, and how to make one. */
export function useComputerTest(): [TestState, (computer: Computer) => Promise<ComputerTest | null>] {
  const [test, setTest] = useState<TestState>({ state: 'none' });
  const latest = useRef(0);
  /** Answers with the result; null: another test was begun meanwhile. */
  const run = async (computer: Computer) => {
    const number = ++latest.current;
    const { kind } = computer;
    const target = testTarget(computer);
    setTest({ state: 'running', kind, target });
    const result = await call('testComputer', { computer }).catch((error: unknown): ComputerTest => {
      return { ok: false, problem: 'host-error', detail: whyOf(error) };
    });
    if (latest.current !== number) return null;
    setTest({ state: 'done', kind, target, result });
    return result;
  };
  return [test, run];
}
