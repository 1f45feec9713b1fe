import { hostname } from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computersText, parseComputersFile } from '../../../../src/main/computers/computers-file';
import { exportFormats } from '../../../../src/shared/history/history-state';
import type { Computer } from '../../../../src/shared/settings/computer';

const parse = (text: string) => parseComputersFile(new TextEncoder().encode(text));
/** The computers of the good lines, and the others in short: `3 bad-name`. */
function read(text: string): { computers: Computer[]; left: string[] } {
  const content = parse(text);
  if (!content.ok) throw new Error(content.problem);
  return {
    computers: content.lines.flatMap((line) => ('problem' in line ? [] : line.computer)),
    left: content.lines.flatMap((line) => ('problem' in line ? `${line.place} ${line.problem} ${line.what}` : [])),
  };
}

const here: Computer = { kind: 'local', room: 'Hall' };
const lab: Computer = { kind: 'ssh', name: 'Lab, "1"', room: null, address: 'teacher@lab-a:2222' };

const windows: Computer = { kind: 'windows', name: 'PC 12', room: null, address: 'pc-12.school.example' };

test('a table for spreadsheets, and JSON', () => {
  expect(computersText([here, lab, windows], 'csv')).toBe(
    `\uFEFFname,address,room\r\n${hostname()},local,Hall\r\n"Lab, ""1""",teacher@lab-a:2222,\r\n` +
      'PC 12,windows://pc-12.school.example,\r\n',
  );
  expect(JSON.parse(computersText([here, lab], 'json'))).toEqual({ version: 1, computers: [here, lab] });
});

test.each(exportFormats)('%s: what was written is read back, whatever it is', (format) => {
  const line = fc
    .oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('=1+1', "'=x", 'a,b', '"', 'local'))
    .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim() || 'x');
  const address = fc.oneof(
    fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/),
    fc.constantFrom('local', 'a@local', 'fe80::1'),
  );
  const remote = fc.record({ kind: fc.constant('ssh' as const), name: line, room: fc.option(line), address });
  const windows = fc.record({
    kind: fc.constant('windows' as const),
    name: line,
    room: fc.option(line),
    address: fc.stringMatching(/^[a-z0-9]{1,20}$/),
  });
  const computers = fc.array(
    fc.oneof(remote, windows, fc.record({ kind: fc.constant('local' as const), room: fc.option(line) })),
  );
  fc.assert(
    fc.property(computers, (list) => {
      expect(read(computersText(list, format))).toEqual({ computers: list, left: [] });
    }),
  );
});

describe('a table that a person wrote', () => {
  test('columns in any order, others passed over, blanks around; bad lines are named with their number', () => {
    const text = [
      'Room, NAME ,note,Address',
      'Room 1,Lab 1,new, ssh://teacher@lab-a ',
      ',,,',
      'Room 1,,,lab-b',
      'Room 1,Lab 3,,-oProxyCommand=x',
      `${'r'.repeat(61)},Lab 4,,lab-d`,
      'Room 1,Lab 5',
      ',Lab 6,,lab-f',
      ',Lab 7,,local',
      ',Lab 8,,Windows://PC-12',
      ',Lab 9,,windows://a b',
    ].join('\n');
    expect(read(text)).toEqual({
      computers: [
        { kind: 'ssh', name: 'Lab 1', room: 'Room 1', address: 'teacher@lab-a' },
        { kind: 'ssh', name: 'Lab 6', room: null, address: 'lab-f' },
        { kind: 'local', room: null },
        { kind: 'windows', name: 'Lab 8', room: null, address: 'pc-12' },
      ],
      left: [
        '4 bad-name lab-b',
        '5 bad-address Lab 3, -oProxyCommand=x',
        '6 bad-room Lab 4, lab-d',
        '7 bad-address Lab 5',
        '11 bad-address Lab 9, windows://a b',
      ],
    });
  });

  test('without the column for rooms', () => {
    expect(read('name,address\nLab 1,lab-a').computers).toEqual([
      { kind: 'ssh', name: 'Lab 1', room: null, address: 'lab-a' },
    ]);
  });
});

test('JSON that a person wrote: entries that are none are named with their number', () => {
  const computers = [
    lab,
    { kind: 'wts', name: 'Windows', address: 'x' },
    3,
    { ...lab, name: ' ' },
    { ...lab, id: 'one' },
  ];
  expect(read(JSON.stringify({ version: 1, computers }))).toEqual({
    computers: [lab],
    left: [
      '2 not-a-computer Windows, x',
      '3 not-a-computer ',
      '4 bad-name  , teacher@lab-a:2222',
      '5 not-a-computer Lab, "1", teacher@lab-a:2222',
    ],
  });
});

describe('nothing of it can be used', () => {
  test.each([
    ['', 'no-header'],
    ['Lab 1,lab-a,Room 1\n', 'no-header'],
    ['name;address;room\nLab 1;lab-a;', 'no-header'],
    ['{ "version": 1, "computers": [', 'not-json'],
    ['['.repeat(100_000), 'not-json'],
    ['{ "version": 2, "computers": [] }', 'no-computers'],
    ['[]', 'no-computers'],
  ])('%j is %s', (text, problem) => {
    expect(parse(text)).toMatchObject({ ok: false, problem });
  });

  test('no UTF-8, as older spreadsheets write', () => {
    // "name,address" and a Japanese word in Shift_JIS.
    const bytes = Buffer.concat([Buffer.from('name,address\n'), Buffer.from([0x8b, 0xb3, 0x8e, 0xba])]);
    expect(parseComputersFile(bytes)).toMatchObject({ ok: false, problem: 'not-utf8' });
  });
});
