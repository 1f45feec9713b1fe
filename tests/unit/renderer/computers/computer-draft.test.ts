import { describe, expect, test } from 'vitest';
import {
  checkDraft,
  type Draft,
  draftOf,
  emptyDraft,
  sshCommand,
  testedComputer,
} from '../../../../src/renderer/computers/computer-draft';
import { parseSshAddress } from '../../../../src/shared/settings/ssh-address';
import { aHost as host } from '../../../builders';

const filled: Draft = { kind: 'ssh', name: 'Lab 1', address: 'teacher@lab-a', room: 'Room 1' };
const listed = host({ id: 'one', name: 'Lab A', address: 'teacher@lab-a', kept: true });

describe('what is filled in', () => {
  test('is a computer, also where it was typed in full width or with blanks around', () => {
    const computer = { kind: 'ssh', name: 'Lab 1', address: 'teacher@lab-a', room: 'Room 1' };
    expect(checkDraft(filled, [])).toEqual({ ok: true, computer });
    const typed = { ...filled, name: ' Lab 1 ', address: ' ssh://ｔｅａｃｈｅｒ＠ｌａｂ－ａ ', room: ' Room 1' };
    expect(checkDraft(typed, [])).toEqual({ ok: true, computer });
    expect(checkDraft({ ...filled, room: '  ' }, [])).toEqual({ ok: true, computer: { ...computer, room: null } });
    expect(checkDraft({ ...filled, kind: 'local', name: '', address: '' }, [])).toEqual({
      ok: true,
      computer: { kind: 'local', room: 'Room 1' },
    });
  });

  test.each<[Partial<Draft>, object]>([
    [{ name: ' ' }, { name: { problem: 'empty' } }],
    [{ name: 'x'.repeat(61) }, { name: { problem: 'too-long' } }],
    [{ room: 'x'.repeat(61) }, { room: { problem: 'too-long' } }],
    [{ address: '' }, { address: { problem: 'not-an-address' } }],
    [{ address: '-oProxyCommand=x' }, { address: { problem: 'not-an-address' } }],
    [
      { name: '', address: 'a b' },
      { name: { problem: 'empty' }, address: { problem: 'not-an-address' } },
    ],
  ])('%j: each field says what is wrong', (changed, problems) => {
    expect(checkDraft({ ...filled, ...changed }, [])).toEqual({ ok: false, problems });
  });

  test('what is on the list already is named; what is there only for this run, or simulated, is not on it', () => {
    const problems = { address: { problem: 'already-listed', other: 'Lab A' } };
    expect(checkDraft({ ...filled, address: 'ssh://teacher@lab-a/' }, [listed])).toEqual({ ok: false, problems });
    expect(checkDraft(filled, [{ ...listed, kept: false }])).toMatchObject({ ok: true });
    const local = host({ id: 'local', name: 'desk', address: null, kept: true });
    expect(checkDraft({ ...filled, kind: 'local' }, [local])).toEqual({
      ok: false,
      problems: { kind: { problem: 'already-listed', other: 'desk' } },
    });
    const simulated = host({ id: 'lab-a', kind: 'simulated', address: null, kept: false });
    expect(checkDraft({ ...filled, kind: 'local' }, [simulated])).toMatchObject({ ok: true });
  });
});

describe('a Windows computer', () => {
  const windows: Draft = { ...filled, kind: 'windows', address: '\\\\PC-12.school.example' };

  test('has its name in the network as its address', () => {
    const computer = { kind: 'windows', name: 'Lab 1', address: 'pc-12.school.example', room: 'Room 1' };
    expect(checkDraft(windows, [])).toEqual({ ok: true, computer });
    expect(checkDraft({ ...windows, address: 'teacher@pc-12' }, [])).toEqual({
      ok: false,
      problems: { address: { problem: 'not-an-address' } },
    });
  });

  test('is another one than what is reached by ssh under that name', () => {
    const address = 'pc-12.school.example';
    const linux = host({ id: 'one', kind: 'logind', name: 'Lab A', address, kept: true });
    expect(checkDraft(windows, [linux])).toMatchObject({ ok: true });
    expect(checkDraft(windows, [{ ...linux, kind: 'wts' }])).toEqual({
      ok: false,
      problems: { address: { problem: 'already-listed', other: 'Lab A' } },
    });
    expect(draftOf({ ...linux, kind: 'wts' })).toMatchObject({ kind: 'windows', address });
  });
});

test('a computer on the list, to be changed', () => {
  expect(draftOf({ ...listed, room: null })).toEqual({
    kind: 'ssh',
    name: 'Lab A',
    address: 'teacher@lab-a',
    room: '',
  });
  expect(draftOf(host({ name: 'desk', address: null, room: 'Hall' }))).toMatchObject({ kind: 'local', room: 'Hall' });
});

test('a test needs an address only', () => {
  const empty = emptyDraft(false);
  expect(testedComputer(empty)).toBeUndefined();
  expect(testedComputer({ ...empty, address: 'lab-a:22' })).toMatchObject({ kind: 'ssh', address: 'lab-a:22' });
  expect(testedComputer({ ...empty, kind: 'local' })).toEqual({ kind: 'local', room: null });
  const windows = { kind: 'windows', name: 'pc-12', room: null, address: 'pc-12' };
  expect(testedComputer({ ...emptyDraft(true), address: ' ＰＣ－１２ ' })).toEqual(windows);
});

test.each([
  ['lab-a', 'ssh -- lab-a'],
  ['teacher@lab-a', 'ssh -- teacher@lab-a'],
  ['teacher@lab-a:2222', 'ssh -p 2222 -- teacher@lab-a'],
  ['teacher@[fe80::1%eth0]:22', 'ssh -p 22 -- teacher@fe80::1%eth0'],
])('the command for %s', (address, command) => {
  const parsed = parseSshAddress(address);
  expect(parsed && sshCommand(parsed)).toBe(command);
});
