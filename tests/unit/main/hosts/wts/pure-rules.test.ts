import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressText } from '../../../../../src/main/hosts/wts/client-address';
import { fromFiletime } from '../../../../../src/main/hosts/wts/filetime';
import { isOwn } from '../../../../../src/main/hosts/wts/own-sessions';
import { WtsLayoutError } from '../../../../../src/main/hosts/wts/wts-api';
import { checkLayouts, documentedLayouts } from '../../../../../src/main/hosts/wts/wts-layouts';
import { hostErrorOf } from '../../../../../src/main/hosts/wts/wts-problem';
import type { HostProblem } from '../../../../../src/shared/lab/host';
import { eight, eightFiletime, moment, rdpClient, wtsSession } from './builders';

describe('a FILETIME', () => {
  test.each([
    ['116444736000000000', 0],
    [String(eightFiletime), eight],
    ['0', null],
    ['-1', null],
  ])('%s', (digits, milliseconds) => {
    expect(fromFiletime(digits)).toBe(milliseconds);
  });

  test('of any time that a Date can have since 1601 comes back to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1601, 0, 2), max: 8.64e15 }), (time) => {
        expect(fromFiletime(String((BigInt(time) + 11_644_473_600_000n) * 10_000n))).toBe(time);
      }),
    );
  });
});

describe('the address of a client', () => {
  const behind = (...bytes: number[]) => [0, 0, ...bytes, ...new Array(20).fill(0)].slice(0, 20);

  test.each<[string, number, number[], string | null]>([
    ['IPv4', 2, behind(192, 168, 1, 20), '192.168.1.20'],
    ['no IPv4', 2, behind(0, 0, 0, 0), null],
    ['IPv6', 23, behind(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17), '2001:db8::17'],
    ['IPv6 without zeros', 23, behind(...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [0, n])), '1:2:3:4:5:6:7:8'],
    ['IPv6 with one group of zeros', 23, behind(...[1, 0, 3, 4, 5, 6, 7, 8].flatMap((n) => [0, n])), '1:0:3:4:5:6:7:8'],
    ['the loopback', 23, behind(...new Array(15).fill(0), 1), '::1'],
    ['zeros at the end', 23, behind(0xfe, 0x80), 'fe80::'],
    ['no IPv6', 23, behind(), null],
    ['no family', 0, behind(1, 2, 3, 4), null],
    ['too short', 2, [0, 0, 1, 2], null],
  ])('%s', (_what, family, bytes, text) => {
    expect(addressText({ family, bytes })).toBe(text);
  });

  test('every IPv6 address is written as one, and the URL parser writes the same', () => {
    const groups = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(groups, (parts) => {
        fc.pre(parts.some((part) => part !== 0));
        // What may be IPv4 inside is written in another way by the parser.
        fc.pre(parts.slice(0, 5).some((part) => part !== 0));
        const text = addressText({ family: 23, bytes: behind(...parts.flatMap((part) => [part >> 8, part & 0xff])) });
        expect(isIPv6(text ?? '')).toBe(true);
        expect(`[${text}]`).toBe(new URL(`http://[${parts.map((part) => part.toString(16)).join(':')}]/`).hostname);
      }),
    );
  });
});

describe('the own session', () => {
  const here = { isLocal: true, account: 'Teacher' };
  const there = { ...here, isLocal: false };
  const teachers = wtsSession({ id: 7, user: 'teacher', client: rdpClient('console-pc') });

  test('on this computer is the one in which the console runs, else all of its account', () => {
    expect(isOwn(teachers, { sessions: [teachers], ownSession: 7 }, here)).toBe(true);
    expect(isOwn(teachers, { sessions: [teachers], ownSession: 8 }, here)).toBe(false);
    expect(isOwn(wtsSession({ id: 7, user: 'ann' }), { sessions: [], ownSession: 7 }, here)).toBe(true);
    expect(isOwn(teachers, moment(teachers), here)).toBe(true);
    expect(isOwn(wtsSession({ user: 'ann' }), moment(teachers), here)).toBe(false);
  });

  test('on another one is all of its account, wherever it came from: it may be this computer by another name', () => {
    expect(isOwn(teachers, moment(teachers), there)).toBe(true);
    expect(isOwn({ ...teachers, client: null }, moment(), there)).toBe(true);
    expect(isOwn({ ...teachers, user: 'ann' }, moment(), there)).toBe(false);
    // Its own session there has no meaning for this console.
    expect(isOwn({ ...teachers, user: 'ann' }, { sessions: [], ownSession: 7 }, there)).toBe(false);
  });

  test('a client tells the first 15 characters of its name', () => {
    const long = { ...there, computer: 'a-very-long-computer-name' };
    expect(isOwn({ ...teachers, client: rdpClient('A-VERY-LONG-COM') }, moment(), long)).toBe(true);
  });
});

describe('an error of Windows', () => {
  test.each<[number, { isLocal: boolean; connected: boolean }, HostProblem]>([
    [5, { isLocal: true, connected: true }, 'not-elevated'],
    [5, { isLocal: false, connected: false }, 'windows-refused'],
    [7045, { isLocal: false, connected: true }, 'windows-refused'],
    [7022, { isLocal: false, connected: true }, 'no-such-session'],
    [2, { isLocal: true, connected: true }, 'no-such-session'],
    [2, { isLocal: false, connected: false }, 'host-error'],
    [1722, { isLocal: false, connected: false }, 'no-rpc'],
    [53, { isLocal: false, connected: false }, 'no-rpc'],
    [1722, { isLocal: false, connected: true }, 'connection-lost'],
    [1726, { isLocal: true, connected: true }, 'connection-lost'],
    [1707, { isLocal: false, connected: false }, 'name-not-found'],
    [50, { isLocal: false, connected: true }, 'not-supported'],
    [31, { isLocal: false, connected: true }, 'host-error'],
  ])('%i, %j', (code, call, problem) => {
    const failure = { kind: 'windows', code, message: `WTSx: Windows error ${code}` } as const;
    expect(hostErrorOf(failure, call)).toMatchObject({ problem, detail: `WTSx: Windows error ${code}` });
  });

  test('is not made of what was not understood, or could not be loaded', () => {
    const call = { isLocal: true, connected: true };
    expect(hostErrorOf({ kind: 'layout', message: 'x' }, call).problem).toBe('bad-reading');
    expect(hostErrorOf({ kind: 'not-loaded', message: 'x' }, call).problem).toBe('no-wts');
  });
});

describe('layouts', () => {
  type Layout = { size: number; fields: Record<string, number> };
  const copy = () => structuredClone(documentedLayouts) as unknown as Record<keyof typeof documentedLayouts, Layout>;
  const offsetOf = ({ fields }: Layout, field: string) => fields[field] ?? -1;

  test('as documented', () => {
    expect(() => checkLayouts(copy(), offsetOf)).not.toThrow();
  });

  test('a size or an offset that is another one', () => {
    for (const [name, { fields }] of Object.entries(documentedLayouts)) {
      const other = copy();
      other[name as keyof typeof other].size += 8;
      expect(() => checkLayouts(other, offsetOf)).toThrow(WtsLayoutError);
      for (const field of Object.keys(fields)) {
        const shifted = copy();
        shifted[name as keyof typeof shifted].fields[field] = 2;
        expect(() => checkLayouts(shifted, offsetOf), `${name}.${field}`).toThrow(`${name}.${field}`);
      }
    }
  });
});
