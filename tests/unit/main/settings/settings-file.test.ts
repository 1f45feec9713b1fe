import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ListedComputer, usualComputers } from '../../../../src/shared/settings/computer';
import { type Preferences, usualPreferences } from '../../../../src/shared/settings/preferences';
import { SettingsFolder } from './settings-folder';

let folder: SettingsFolder;
beforeEach(() => {
  folder = new SettingsFolder();
});
afterEach(() => folder.remove());

/** Every preference has another value than usual. */
const dark: Preferences = {
  language: 'ja',
  theme: 'dark',
  columnWidths: { station: 120, idle: 48 },
  warnSeconds: 300,
  actionDays: 90,
  eventDays: 7,
  keepMessageTexts: true,
  savedRules: [
    { name: 'Left', rule: { idleOver: null, awayOver: 60, users: [], everyoneBut: false, room: 'Room 1' } },
    { name: '授業', rule: { idleOver: 5, awayOver: null, users: ['ann', 'bob'], everyoneBut: true, room: null } },
  ],
};

test('the first start: usual values, no trouble, and nothing is written', async () => {
  const settings = folder.open();
  expect(settings.preferences).toEqual(usualPreferences);
  expect(settings.stationName('lab-a', '1')).toBeNull();
  expect(settings.trouble).toBeNull();
  await settings.written();
  expect(folder.names).toEqual([]);
});

test('what is set is used at once, and kept for the next start', async () => {
  const settings = folder.open();
  const written = [settings.setPreferences(dark), settings.setStationName('lab-a', '1', 'Window "1"')];
  expect(settings.preferences).toEqual(dark);
  expect(settings.stationName('lab-a', '1')).toBe('Window "1"');
  await Promise.all(written);
  expect(folder.content).toEqual({
    version: 1,
    ...dark,
    stationNames: [{ host: 'lab-a', station: '1', name: 'Window "1"' }],
    computers: usualComputers,
  });
  const next = folder.open();
  expect(next.trouble).toBeNull();
  expect(next.preferences).toEqual(dark);
  expect(next.stationName('lab-a', '1')).toBe('Window "1"');
  expect(next.stationName('lab-b', '1')).toBeNull();
  await next.setStationName('lab-a', '1', null);
  expect(next.stationName('lab-a', '1')).toBeNull();
  expect(folder.open().stationName('lab-a', '1')).toBeNull();
  expect(folder.names).toEqual(['settings.json']);
  expect(folder.warnings).toEqual([]);
});

describe('writing', () => {
  const themeOnDisk = () => folder.open().preferences.theme;

  test('one at a time; what is set meanwhile goes into one more, and each promise waits for its own', async () => {
    const settings = folder.open();
    const first = settings.setPreferences({ ...dark, theme: 'light' });
    // Now it is under way.
    await Promise.resolve();
    const second = settings.setPreferences({ ...dark, theme: 'high-contrast' });
    const third = settings.setPreferences({ ...dark, theme: 'system' });
    await first;
    expect(themeOnDisk()).toBe('light');
    await second;
    expect(themeOnDisk()).toBe('system');
    const { ino } = statSync(folder.file);
    await third;
    expect(statSync(folder.file).ino).toBe(ino);
    expect(folder.names).toEqual(['settings.json']);
  });

  test('who quits can wait for it', async () => {
    const settings = folder.open();
    void settings.setPreferences({ ...dark, theme: 'light' });
    await Promise.resolve();
    void settings.setPreferences(dark);
    await settings.written();
    expect(themeOnDisk()).toBe('dark');
  });

  test('one that fails rejects with path and reason; the values stay in use, and the next one writes them', async () => {
    const settings = folder.open();
    await settings.setPreferences(dark);
    mkdirSync(`${folder.file}.new`);
    const rejected = expect(settings.setStationName('lab-a', '1', 'Door')).rejects.toThrow(
      /^.*settings\.json: EISDIR: illegal operation on a directory/,
    );
    await settings.written();
    await rejected;
    expect(settings.stationName('lab-a', '1')).toBe('Door');
    expect(folder.content).toMatchObject({ theme: 'dark', stationNames: [] });
    rmdirSync(`${folder.file}.new`);
    await settings.setPreferences({ ...dark, theme: 'light' });
    expect(folder.content).toMatchObject({ theme: 'light', stationNames: [{ name: 'Door' }] });
  });

  test('a half-written file is left of one that was cut off: it is not read, and goes with the next write', async () => {
    folder.put('{"version":1,"theme":"light"}');
    folder.put('{"version":1,"the', 'settings.json.new');
    const settings = folder.open();
    expect(settings.trouble).toBeNull();
    expect(settings.preferences.theme).toBe('light');
    await settings.setPreferences(dark);
    expect(folder.names).toEqual(['settings.json']);
  });
});

describe('the list of computers', () => {
  const here: ListedComputer = { id: 'local', computer: { kind: 'local', room: null } };
  const lab: ListedComputer = {
    id: 'one',
    computer: { kind: 'ssh', name: 'Lab 1', room: 'Room 1', address: 'teacher@lab-a:2222' },
  };

  test('is this computer at first, and what was set from then on, also when that is none', async () => {
    const settings = folder.open();
    expect(settings.computers).toEqual([here]);
    await settings.setComputers([lab, here]);
    expect(settings.computers).toEqual([lab, here]);
    const next = folder.open();
    expect(next.trouble).toBeNull();
    expect(next.computers).toEqual([lab, here]);
    await next.setComputers([]);
    expect(folder.open().computers).toEqual([]);
  });

  test('the names of stations at a computer that was removed are forgotten, others stay', async () => {
    const settings = folder.open();
    await settings.setComputers([here, lab]);
    await settings.setStationName('one', 'seat0', 'Door');
    await settings.setStationName('local', 'seat0', 'Desk');
    await settings.setStationName('lab-a', '1', 'Simulated');
    await settings.setComputers([here]);
    expect(settings.stationName('one', 'seat0')).toBeNull();
    const next = folder.open();
    expect(next.stationName('one', 'seat0')).toBeNull();
    expect(next.stationName('local', 'seat0')).toBe('Desk');
    expect(next.stationName('lab-a', '1')).toBe('Simulated');
  });
});
