import { describe, expect, test } from 'vitest';
import { importText } from '../../../../src/renderer/computers/import-text';
import { whyTasksOff } from '../../../../src/renderer/computers/why-tasks-off';
import type { Host } from '../../../../src/shared/lab/host';
import { en } from '../../../../src/shared/locale/en';
import { aHost as host } from '../../../builders';

const { off } = en.computers;
const whyOff = (of: Host | undefined) => whyTasksOff(en, of);
const unreachable = { state: 'unreachable', problem: 'computer-down', detail: '' } as const;

describe('what can be done with a computer, and why not', () => {
  test('none is selected', () => {
    expect(new Set(Object.values(whyOff(undefined)))).toEqual(new Set([off.nothingSelected]));
  });

  test('on the list, connected or not', () => {
    const connected = host({ kind: 'logind', kept: true, connection: { state: 'connected' } });
    expect(whyOff(connected)).toMatchObject({ edit: null, remove: null, reconnect: off.connected, why: null });
    expect(whyOff({ ...connected, connection: { state: 'connecting' } }).reconnect).toBe(off.connecting);
    expect(whyOff({ ...connected, connection: unreachable })).toMatchObject({ edit: null, reconnect: null, why: null });
  });

  test('simulated, or named on the command line: it is on no list', () => {
    const here = host({ kind: 'logind', kept: false });
    expect(whyOff(here)).toMatchObject({ edit: off.given, remove: off.given, why: null });
    expect(whyOff({ ...here, kind: 'simulated' })).toMatchObject({ edit: off.simulated, remove: off.simulated });
  });
});

describe('what an import came to', () => {
  const say = en.computers.import;

  test('every line that was not taken over, with its number and why', () => {
    const left = [
      { place: 3, problem: 'bad-name', what: 'lab-c' },
      { place: 1200, problem: 'not-a-computer', what: '' },
    ] as const;
    expect(importText(en, { ok: true, added: 1, left, moreLeft: 5 })).toEqual({
      title: '1 computer was added.',
      left: '7 entries were not taken over:',
      lines: [`3 (lab-c): ${say.problems['bad-name']}`, `1,200: ${say.problems['not-a-computer']}`, 'and 5 more'],
    });
    expect(importText(en, { ok: true, added: 0, left: [], moreLeft: 0 })).toMatchObject({ left: null, lines: [] });
  });

  test('nothing of the file, with the words of the system', () => {
    const text = importText(en, { ok: false, problem: 'unreadable', detail: 'EACCES' });
    expect(text).toEqual({ title: `${say.files.unreadable} (EACCES)`, left: null, lines: [] });
  });
});
