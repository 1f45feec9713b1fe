import { mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ComputerList } from '../../../../src/main/computers/computer-list';
import type { History } from '../../../../src/main/history/history';
import { callHandlers } from '../../../../src/main/ipc/call-handlers';
import { Lab } from '../../../../src/main/lab/lab';
import type { LabInView } from '../../../../src/main/lab/lab-in-view';
import { SessionStories } from '../../../../src/main/requests/session-stories';
import type { ConsoleState } from '../../../../src/shared/ipc/console-state';
import type { LabDelta } from '../../../../src/shared/lab/snapshot';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import { noPreferenceChanges, usualPreferences } from '../../../../src/shared/settings/preferences';
import { FakeTime } from '../../../fake-time';
import { hostEntry, KeptOutcomes, quickHost } from '../../../lab-on-fake-time';
import { SettingsFolder } from '../settings/settings-folder';

let folder: SettingsFolder;
beforeEach(() => {
  folder = new SettingsFolder();
});
afterEach(() => folder.remove());

/** The program over one simulated host called `lab`, as main puts it together. */
async function program() {
  const time = new FakeTime();
  const host = quickHost(time);
  const settings = folder.open();
  const sink = new KeptOutcomes();
  const stationName = (id: string, station: string) => settings.stationName(id, station);
  const lab = new Lab([hostEntry('lab', host, time)], { time, sink, stationName });
  const told: ConsoleState['preferences'][] = [];
  /** Days of both books with which History was pruned. */
  const pruned: (readonly [actions: number, events: number])[] = [];
  const prune = () => pruned.push([settings.preferences.actionDays, settings.preferences.eventDays]);
  const labInView = { simulatedInstead: false, computersGiven: false, onWindows: false } as LabInView;
  const handlers = callHandlers({
    environment: { version: '1', electronVersion: '1', testRuntime: false, systemLanguage: 'en' },
    lab,
    labInView,
    settings,
    stories: new SessionStories(time),
    consoleChanged: () => told.push(settings.preferences),
    copyText: () => {},
    history: { trouble: null, prune } as unknown as History,
    painted: () => {},
    quit: () => {},
    askForFile: () => Promise.resolve(null),
    askForImport: () => Promise.resolve(null),
    askForReport: () => Promise.resolve(null),
    about: () => Promise.reject(new Error('not asked for here')),
    computers: new ComputerList(settings, labInView),
    testComputer: () => Promise.resolve({ ok: true, name: null, sessions: 0 }),
  });
  lab.start();
  await time.pass(1000);
  const stations = () => lab.snapshot().stations.map(({ id, friendlyName }) => `${id} ${friendlyName}`);
  return { time, host, settings, sink, lab, handlers, told, pruned, stations };
}

describe('renameStation', () => {
  test('shows at once and after every later reading, and in what is asked then', async () => {
    const { time, host, sink, lab, handlers, stations } = await program();
    const deltas: LabDelta[] = [];
    lab.onDelta((delta) => deltas.push(delta));
    const answer = handlers.renameStation({ host: 'lab', station: '2', name: 'Window' });
    expect(stations()).toEqual(['1 null', '2 Window', '3 null']);
    host.logOn('ann', '2');
    await time.pass(1000);
    expect(stations()).toEqual(['1 null', '2 Window', '3 null']);
    await answer;
    const [session] = lab.snapshot().sessions;
    if (session === undefined) throw new Error('nobody is there');
    lab.ask({ ...plainAsk, action: 'lock', force: false, sessions: [session.key], ownConfirmed: false, text: null });
    expect(sink.acceptedRequests[0]?.subject.station).toEqual({
      kind: 'simulated',
      name: 'Station 2',
      friendlyName: 'Window',
    });
    await handlers.renameStation({ host: 'lab', station: '2', name: null });
    expect(stations()).toEqual(['1 null', '2 null', '3 null']);
    await time.pass(1000);
    expect(stations()).toEqual(['1 null', '2 null', '3 null']);
    expect(new Set(deltas.flatMap(({ stations }) => stations.put.map(({ id }) => id)))).toEqual(new Set(['2']));
  });

  test('holds for a reading that is under way', async () => {
    const { time, host, lab, handlers, stations } = await program();
    let answer = () => {};
    host.faults = { spoilReading: (reading) => new Promise((resolve) => (answer = () => resolve(reading))) };
    lab.reconnect('lab');
    await time.pass(10);
    const renamed = handlers.renameStation({ host: 'lab', station: '1', name: 'Door' });
    answer();
    await time.pass(10);
    expect(stations()).toEqual(['1 Door', '2 null', '3 null']);
    await renamed;
  });

  test('is kept for the next start, also while the station is not listed; two may have the same name', async () => {
    const { lab, handlers } = await program();
    await handlers.renameStation({ host: 'lab', station: '1', name: 'Door' });
    await handlers.renameStation({ host: 'lab', station: '3', name: 'Door' });
    await lab.close();
    const next = await program();
    expect(next.stations()).toEqual(['1 Door', '2 null', '3 Door']);
    next.host.faults = { spoilReading: (reading) => ({ ...reading, stations: reading.stations.slice(1) }) };
    next.lab.reconnect('lab');
    await next.time.pass(100);
    expect(next.stations()).toEqual(['2 null', '3 Door']);
    await next.handlers.renameStation({ host: 'lab', station: '2', name: 'Wall' });
    next.host.faults = {};
    next.lab.reconnect('lab');
    await next.time.pass(100);
    expect(next.stations().sort()).toEqual(['1 Door', '2 Wall', '3 Door']);
  });

  test('the name that it has already changes nothing', async () => {
    const { time, lab, handlers } = await program();
    await handlers.renameStation({ host: 'lab', station: '1', name: 'Door' });
    await time.pass(100);
    const deltas: LabDelta[] = [];
    lab.onDelta((delta) => deltas.push(delta));
    await handlers.renameStation({ host: 'lab', station: '1', name: 'Door' });
    await time.pass(100);
    expect(deltas).toEqual([]);
  });

  test.each([
    ['nowhere', '1', 'no computer "nowhere"'],
    ['lab', '9', 'no station "9" of "lab"'],
    ['lab', '1', 'station "1" of "lab" can\'t be given a name'],
  ])('%s, %s: an error that names it, and nothing is kept', async (host, station, message) => {
    const { time, host: simulated, lab, settings, handlers } = await program();
    simulated.faults = {
      spoilReading: (reading) => ({ ...reading, stations: reading.stations.map((at) => ({ ...at, kind: 'ssh' })) }),
    };
    lab.reconnect('lab');
    await time.pass(100);
    await expect(handlers.renameStation({ host, station, name: 'Door' })).rejects.toThrow(message);
    expect(settings.stationName(host, station)).toBeNull();
    await settings.written();
    expect(folder.names).toEqual([]);
  });

  test('what could not be written is an error, and used all the same', async () => {
    const { handlers, stations } = await program();
    mkdirSync(`${folder.file}.new`, { recursive: true });
    await expect(handlers.renameStation({ host: 'lab', station: '1', name: 'Door' })).rejects.toThrow('settings.json');
    expect(stations()).toEqual(['1 Door', '2 null', '3 null']);
  });
});

describe('changePreferences', () => {
  const dark = { ...usualPreferences, theme: 'dark' } as const;

  test('two changes at once: neither undoes the other', async () => {
    const { handlers, settings } = await program();
    await Promise.all([
      handlers.changePreferences({ ...noPreferenceChanges, theme: 'dark' }),
      handlers.changePreferences({ ...noPreferenceChanges, language: 'ja' }),
      handlers.changePreferences({ ...noPreferenceChanges, columnWidths: { user: 200 } }),
    ]);
    expect(settings.preferences).toEqual({
      ...usualPreferences,
      language: 'ja',
      theme: 'dark',
      columnWidths: { user: 200 },
    });
  });

  test('the window is told at once, before the disk is done, and asks for nothing older', async () => {
    const { handlers, told } = await program();
    const answer = handlers.changePreferences(dark);
    expect(told).toEqual([dark]);
    expect(handlers.getConsole({})).toMatchObject({ preferences: dark });
    expect(folder.names).toEqual([]);
    await expect(answer).resolves.toBeNull();
    expect(folder.content).toMatchObject({ theme: 'dark' });
  });

  test('other days of History: it is pruned at once with them, and with nothing else that changes', async () => {
    const { handlers, pruned } = await program();
    await handlers.changePreferences({ ...noPreferenceChanges, theme: 'dark', keepMessageTexts: true });
    expect(pruned).toEqual([]);
    const answer = handlers.changePreferences({ ...noPreferenceChanges, actionDays: 90 });
    expect(pruned).toEqual([[90, 30]]);
    await answer;
    await handlers.changePreferences({ ...noPreferenceChanges, eventDays: 7 });
    expect(pruned.slice(1)).toEqual([[90, 7]]);
  });

  test('what could not be written is an error, and used all the same', async () => {
    const { handlers, told } = await program();
    mkdirSync(`${folder.file}.new`, { recursive: true });
    await expect(handlers.changePreferences(dark)).rejects.toThrow('settings.json');
    expect(told).toEqual([dark]);
    expect(handlers.getConsole({})).toMatchObject({ preferences: dark });
  });
});
