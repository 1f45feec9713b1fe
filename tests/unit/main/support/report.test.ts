import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualSettings } from '../../../../src/main/settings/parse-settings';
import { HiddenNames } from '../../../../src/main/support/hide-names';
import { logTails, longestTail } from '../../../../src/main/support/log-tail';
import { type ReportParts, reportText } from '../../../../src/main/support/report';
import { aHost, annIdentity, aSession } from '../../../builders';

const none = { user: [], computer: [], name: [] };

describe('names that are hidden', () => {
  test('known ones, in any case, each with one stand-in everywhere', () => {
    const hidden = new HiddenNames({ user: ['ann', 'Ann Lee'], computer: ['lab-a'], name: ['Room 1'] }, []);
    expect(hidden.in('ann at LAB-A in Room 1, "Ann Lee" (ANN); annexe, lab-ab')).toBe(
      'user-1 at computer-1 in name-1, "user-2" (user-1); annexe, lab-ab',
    );
  });

  test('those that only the log knows', () => {
    const log = [
      `request r1: end ${JSON.stringify({ ...annIdentity, user: 'old.user' })}`,
      `request r2: end ${JSON.stringify({ ...annIdentity, user: 'SCHOOL\\ben' })}`,
      'seen "Lab of Ms. X": found {}',
      'ENOENT /home/carol/x; dora@lab-z: Permission denied',
      'ENOENT C:\\\\Users\\\\erin\\\\x',
      'ssh: connect to host 10.20.1.30 port 22, fe80::1:2, 2001:db8:0:0:0:0:0:1 at 20:57:35.123',
    ].join('\n');
    const text = new HiddenNames(none, [log]).in(log);
    for (const name of ['old.user', 'ben', 'Ms. X', 'carol', 'dora', 'erin', '10.20.1.30', 'fe80', '2001:db8']) {
      expect(text).not.toContain(name);
    }
    expect(text).toContain('20:57:35.123');
    expect(text).toContain('port 22');
  });

  test('whatever the names are, none is left in the words around them', () => {
    const name = fc.stringMatching(/^[a-z.$\\"^([é佐][a-z.$\\"^([é佐]{2,9}$/u);
    fc.assert(
      fc.property(name, fc.constantFrom('user', 'computer', 'name'), (one, kind) => {
        const hidden = new HiddenNames({ ...none, [kind]: [one] }, []);
        const text = hidden.in(`x "${one}" (${JSON.stringify(one)}) ${one}, ${one}: y`);
        expect(text.startsWith('x "')).toBe(true);
        expect(text.endsWith(': y')).toBe(true);
        expect(text).not.toContain(one);
      }),
    );
  });

  test('nothing to hide', () => {
    expect(new HiddenNames(none, []).in('as it was')).toBe('as it was');
  });
});

describe('a report', () => {
  const parts: ReportParts = {
    about: {
      version: '1.2.3',
      electron: '45.4.1',
      chromium: '150',
      node: '24',
      system: 'Linux 6.1, x64',
      dataFolder: '/home/teacher/.config/Stationmaster',
      programFolder: '/opt',
      packages: [],
    },
    settings: {
      ...usualSettings,
      computers: [{ id: 'uuid', computer: { kind: 'ssh', name: 'Blue', room: 'Attic', address: 'admin@blue.school' } }],
      stationNames: new Map([
        [
          'uuid',
          new Map([
            ['seat0', "Carol's desk"],
            ['client:THIN-07 (2)', 'By the door'],
          ]),
        ],
      ]),
      preferences: {
        ...usualSettings.preferences,
        savedRules: [
          {
            name: 'Guests out',
            rule: { idleOver: 5, awayOver: null, users: ['guest7'], everyoneBut: false, room: 'Attic' },
          },
        ],
      },
    },
    lab: {
      revision: 1,
      monotonic: 0,
      hosts: [aHost({ name: 'Blue', address: 'admin@blue.school', kind: 'logind', room: 'Attic' })],
      stations: [],
      sessions: [aSession({ fullName: 'Ann Lee' })],
      requests: [],
    },
    troubles: ['{"file":"/home/teacher/.config/Stationmaster/settings.json"}'],
    logs: [{ name: 'main.log', text: 'outcome of r1: end {"user":"zoe"}: done' }],
    here: { computer: 'desk-pc', user: 'teacher' },
    now: Date.UTC(2026, 10, 28),
  };
  const names = [
    'Blue',
    'Attic',
    'blue.school',
    'Carol',
    'THIN-07',
    'Guests',
    'guest7',
    'Ann',
    'Lee',
    'teacher',
    'zoe',
  ];

  test('says what helps, and nobody’s name', () => {
    const text = reportText(parts, false);
    for (const part of ['1.2.3', '45.4.1', 'Linux 6.1', 'active: 1', '"idleOver": 5', 'main.log', 'done', 'replaced'])
      expect(text).toContain(part);
    for (const name of names) expect(text).not.toMatch(new RegExp(name, 'i'));
  });

  test('has the names where that was asked for', () => {
    const text = reportText(parts, true);
    for (const name of names.filter((one) => !['Ann', 'Lee'].includes(one))) expect(text).toContain(name);
  });
});

describe('the ends of the logs', () => {
  test('whole lines of the newest file and the one before it, as many as fit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'logs-'));
    try {
      mkdirSync(join(folder, 'logs'));
      const lines = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, place) => `line ${from + place} ${'x'.repeat(90)}\n`).join('');
      writeFileSync(join(folder, 'logs/main.2.log'), lines(0, 10));
      writeFileSync(join(folder, 'logs/main.1.log'), lines(10, 5000));
      writeFileSync(join(folder, 'logs/main.log'), lines(5000, 5010));
      const [tail, ...more] = await logTails(folder);
      expect(more).toEqual([]);
      expect(tail?.name).toBe('main.log');
      const numbers = [...(tail?.text ?? '').matchAll(/^line (\d+) x{90}$/gm)].map(([, number]) => Number(number));
      expect(numbers.at(-1)).toBe(5009);
      expect(numbers.length).toBeGreaterThan(2000);
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, place) => 5010 - numbers.length + place));
      expect(tail?.text.length).toBeLessThanOrEqual(longestTail);
      expect(tail?.text).toMatch(/^line /);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('where there is none', async () => {
    expect(await logTails('/nonexistent')).toEqual([]);
  });
});
