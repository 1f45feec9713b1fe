import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mostProblemsTold } from '../../../../src/main/settings/parse-settings';
import { largestSettings } from '../../../../src/main/settings/read-settings';
import { mostComputers, usualComputers } from '../../../../src/shared/settings/computer';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import { keptName, SettingsFolder } from './settings-folder';

let folder: SettingsFolder;
beforeEach(() => {
  folder = new SettingsFolder();
});
afterEach(() => folder.remove());

const usual = { version: 1, ...usualPreferences, stationNames: [], computers: usualComputers };
const idle = { idleOver: 30, awayOver: null, users: [], everyoneBut: false, room: null };
const text = (content: unknown) => JSON.stringify(content);

describe('nothing of it can be used', () => {
  test.each([
    ['empty', '', 'damaged'],
    ['cut off', '{ "version": 1, "theme": "dar', 'damaged'],
    ['no object', '[{ "version": 1 }]', 'damaged'],
    ['null', 'null', 'damaged'],
    ['no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d), 'damaged'],
    ['nested without end', '['.repeat(100_000), 'damaged'],
    ['of a newer version', text({ version: 2, theme: 'dark' }), 'newer'],
  ])('%s: kept, told, logged, and the usual values are written', async (_, content, kind) => {
    folder.put(content);
    const settings = folder.open();
    expect(settings.preferences).toEqual(usualPreferences);
    expect(settings.trouble).toMatchObject({ file: folder.file, keptAs: `${folder.path}/${keptName}` });
    expect(settings.trouble?.problems.map((problem) => problem.kind)).toEqual([kind]);
    expect(folder.warnings.join()).toContain(kind);
    expect(folder.bytes(keptName)).toEqual(Buffer.from(content));
    await settings.written();
    expect(folder.content).toEqual(usual);
    expect(folder.open().trouble).toBeNull();
  });

  test('a newer version is named', () => {
    folder.put(text({ version: 7 }));
    expect(folder.open().trouble?.problems).toEqual([{ kind: 'newer', version: 7 }]);
  });

  test('far too large: it is not read, but moved aside', async () => {
    folder.put('');
    truncateSync(folder.file, largestSettings + 1);
    const settings = folder.open();
    expect(settings.trouble?.problems).toEqual([{ kind: 'damaged', detail: `${largestSettings + 1} bytes` }]);
    expect(folder.bytes(keptName)).toHaveLength(largestSettings + 1);
    await settings.written();
    expect(folder.content).toEqual(usual);
  });

  test('a folder in its place is moved aside with all that is in it', async () => {
    mkdirSync(folder.file, { recursive: true });
    writeFileSync(`${folder.file}/note`, 'mine');
    const settings = folder.open();
    expect(settings.trouble?.problems).toEqual([{ kind: 'unreadable', detail: 'not a file' }]);
    await settings.written();
    expect(folder.content).toEqual(usual);
    expect(folder.bytes(`${keptName}/note`).toString()).toBe('mine');
  });
});

describe('what could not be kept is never overwritten', () => {
  const dark = { ...usualPreferences, theme: 'dark' } as const;

  test('neither read nor kept: changes are used, and their write says why it is none', async () => {
    writeFileSync(folder.path, 'a file where the folder should be');
    const settings = folder.open();
    expect(settings.trouble).toMatchObject({ keptAs: null, problems: [{ kind: 'unreadable' }] });
    expect(settings.trouble?.problems).toMatchObject([{ detail: expect.stringContaining('ENOTDIR') }]);
    await expect(settings.setPreferences(dark)).rejects.toThrow(`${folder.file}: not written`);
    await expect(settings.setStationName('lab-a', '1', 'Door')).rejects.toThrow('could not be kept');
    expect(settings.preferences).toEqual(dark);
    expect(settings.stationName('lab-a', '1')).toBe('Door');
  });

  test('read, but not kept: what is good is used', async () => {
    await folder.remove();
    // So long that the name of the kept copy is longer than the system allows.
    folder = new SettingsFolder(4075);
    const content = text({ version: 1, language: 'ja', theme: 'pink' });
    folder.put(content);
    const settings = folder.open();
    expect(settings.preferences).toEqual({ ...usualPreferences, language: 'ja' });
    expect(settings.trouble).toMatchObject({ keptAs: null, problems: [{ kind: 'bad-field', field: 'theme' }] });
    await settings.written();
    await expect(settings.setPreferences(dark)).rejects.toThrow('could not be kept');
    expect(folder.names).toEqual(['settings.json']);
    expect(folder.bytes().toString()).toBe(content);
  });
});

test('a kept file is never overwritten by the next', async () => {
  folder.put('earlier', keptName);
  folder.put('damaged');
  const settings = folder.open();
  expect(settings.trouble?.keptAs).toBe(`${folder.path}/settings.kept-2026-11-25T10-12-30-2.json`);
  expect(folder.bytes(keptName).toString()).toBe('earlier');
  await settings.written();
});

describe('some of it is bad', () => {
  const door = { host: 'lab-a', station: '1', name: 'Door' };

  test('each is named with what is wrong; the rest is used, and written anew', async () => {
    folder.put(
      text({
        version: 1,
        language: 'ja',
        theme: 'pink',
        colour: 'red',
        constructor: 1,
        columnWidths: { station: 47, user: 200, beard: 90 },
        warnSeconds: 59,
        eventDays: 14,
        savedRules: [
          { name: 'Idle', rule: idle },
          { name: 'Never', rule: { ...idle, idleOver: 0 } },
          { name: 'Part', rule: { idleOver: 30 } },
          { name: 'Newer', rule: { ...idle, computer: 'lab-a' } },
          { name: 'Idle', rule: { ...idle, idleOver: 60 } },
          'Idle',
          { name: 'Class', rule: { ...idle, users: ['ann'], everyoneBut: true } },
        ],
        stationNames: [
          door,
          'Door',
          { host: 'lab-a', station: '2' },
          { host: 'lab-a', station: '3', name: ' ', note: 1 },
          { host: 'lab-a', station: '1', name: 'Other door' },
          { host: 'lab-b', station: '1', name: 'Window', since: 1 },
        ],
      }),
    );
    const settings = folder.open();
    const problems = settings.trouble?.problems ?? [];
    expect(problems.map((problem) => `${problem.kind} ${'field' in problem ? problem.field : ''}`)).toEqual([
      'bad-field theme',
      'unknown-field colour',
      'unknown-field constructor',
      'bad-field warnSeconds',
      'bad-field columnWidths.station',
      'unknown-field columnWidths.beard',
      'bad-field savedRules.1.rule.idleOver',
      'bad-field savedRules.2.rule.awayOver',
      'bad-field savedRules.3.rule.computer',
      'bad-field savedRules.4',
      'bad-field savedRules.5',
      'bad-field stationNames.1',
      'bad-field stationNames.2.name',
      'bad-field stationNames.3.name',
      'unknown-field stationNames.3.note',
      'bad-field stationNames.4',
      'unknown-field stationNames.5.since',
    ]);
    const details = problems.map((problem) => ('detail' in problem ? problem.detail : null));
    expect(details[0]).toContain('"pink"');
    expect(details.at(-5)).toBe('missing');
    const good = {
      ...usualPreferences,
      language: 'ja',
      columnWidths: { user: 200 },
      eventDays: 14,
      savedRules: [
        { name: 'Idle', rule: idle },
        { name: 'Class', rule: { ...idle, users: ['ann'], everyoneBut: true } },
      ],
    };
    expect(settings.preferences).toEqual(good);
    await settings.written();
    expect(folder.content).toEqual({
      version: 1,
      ...good,
      stationNames: [door, { host: 'lab-b', station: '1', name: 'Window' }],
      computers: usualComputers,
    });
    expect(folder.open().trouble).toBeNull();
  });

  test('computers: each is used whole or named', async () => {
    const lab = { id: 'one', computer: { kind: 'ssh', name: 'Lab 1', room: null, address: 'teacher@lab-a' } };
    const other = (id: unknown, changed: object) => ({ id, computer: { ...lab.computer, ...changed } });
    folder.put(
      text({
        theme: 'dark',
        computers: [
          lab,
          other('two', { address: '-oProxyCommand=x' }),
          other('three', { name: '' }),
          other('one', { address: 'lab-b' }),
          other('four', { name: 'Same', address: 'ssh://teacher@lab-a' }),
          { id: 'local', computer: { kind: 'local', room: 'Hall' } },
          { id: 'local', computer: { kind: 'local', room: 'Attic' } },
          { id: 'five', computer: { kind: 'local', room: null } },
          other('local', { address: 'lab-c' }),
          other('lab-a', { address: 'lab-d' }),
          { id: 'six', computer: { kind: 'wts', name: 'Windows' } },
          other('seven', { address: 'lab-e', colour: 'red' }),
          'lab-f',
          other('eight', { address: 'ssh://lab-g:22', room: 'Room 1' }),
        ],
      }),
    );
    const settings = folder.open();
    const good = [
      lab,
      { id: 'local', computer: { kind: 'local', room: 'Hall' } },
      other('eight', { address: 'lab-g:22', room: 'Room 1' }),
    ];
    expect(settings.computers).toEqual(good);
    expect(settings.preferences.theme).toBe('dark');
    expect(settings.trouble?.problems).toMatchObject([
      { kind: 'bad-field', field: 'computers.1.computer.address', detail: 'not an address for ssh' },
      { field: 'computers.2.computer.name' },
      { field: 'computers.3', detail: 'an entry before it has the same id' },
      { field: 'computers.4', detail: 'an entry before it has the same address' },
      { field: 'computers.6', detail: 'an entry before it has the same id' },
      { field: 'computers.7', detail: 'the id of another kind' },
      { field: 'computers.8', detail: 'the id of another kind' },
      { field: 'computers.9.id', detail: 'not an id' },
      { field: 'computers.10.computer.kind' },
      { field: 'computers.11.computer.colour' },
      { field: 'computers.12' },
    ]);
    await settings.written();
    expect(folder.content).toMatchObject({ computers: good });
    expect(folder.open().trouble).toBeNull();
  });

  test('more computers than the list takes are named', () => {
    const computers = Array.from({ length: mostComputers + 2 }, (_, place) => {
      return { id: `c${place}`, computer: { kind: 'ssh', name: 'Lab', room: null, address: `lab-${place}` } };
    });
    folder.put(text({ computers }));
    const settings = folder.open();
    expect(settings.computers).toHaveLength(mostComputers);
    expect(settings.trouble?.problems).toMatchObject([
      { field: `computers.${mostComputers}`, detail: `more than ${mostComputers}` },
      { field: `computers.${mostComputers + 1}` },
    ]);
  });

  test.each([
    ['version', { version: 'one' }],
    ['columnWidths', { columnWidths: [100] }],
    ['savedRules', { savedRules: { Idle: idle } }],
    ['stationNames', { stationNames: {} }],
    ['computers', { computers: {} }],
  ])('%s as a whole', (field, content) => {
    folder.put(text({ ...content, theme: 'dark' }));
    const settings = folder.open();
    expect(settings.trouble?.problems).toMatchObject([{ kind: 'bad-field', field }]);
    expect(settings.preferences.theme).toBe('dark');
  });

  test('very many, and very long ones, are told in short', () => {
    const long = 'x'.repeat(100_000);
    folder.put(text({ [long]: 1, language: long, stationNames: Array(1000).fill(1) }));
    const problems = folder.open().trouble?.problems ?? [];
    expect(problems).toHaveLength(mostProblemsTold + 1);
    expect(problems.at(-1)).toEqual({ kind: 'more', count: 1002 - mostProblemsTold });
    expect(text(problems).length).toBeLessThan(mostProblemsTold * 500);
  });
});

test('what is not there has its usual value and is no trouble, with a byte order mark too', () => {
  folder.put('\uFEFF{ "theme": "dark" }');
  const settings = folder.open();
  expect(settings.trouble).toBeNull();
  expect(settings.preferences).toEqual({ ...usualPreferences, theme: 'dark' });
  expect(folder.names).toEqual(['settings.json']);
});
