import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AlreadyListedError,
  ComputerList,
  largestImport,
  mostLeftTold,
} from '../../../../src/main/computers/computer-list';
import { NotKeptError } from '../../../../src/main/files/whole-file';
import { type Computer, mostComputers } from '../../../../src/shared/settings/computer';
import { SettingsFolder } from '../settings/settings-folder';

let folder: SettingsFolder;
beforeEach(() => {
  folder = new SettingsFolder();
});
afterEach(() => folder.remove());

const remote = (address: string, name = 'Lab'): Computer => ({ kind: 'ssh', name, room: null, address });
const here: Computer = { kind: 'local', room: null };

/** The list over settings in a folder; `followed` has what the lab was told, and what the list was then. */
function open({ computersGiven = false } = {}) {
  const settings = folder.open();
  const followed: [string, number][] = [];
  const tell = (what: string) => async () => void followed.push([what, settings.computers.length]);
  const list = new ComputerList(settings, {
    computersGiven,
    computersAdded: tell('added'),
    computersChanged: tell('changed'),
  });
  const computers = () => settings.computers.map(({ computer }) => computer);
  return { settings, list, followed, computers };
}

test('add, change and remove: the lab is told when the list is as it is to be, and it is kept on disk', async () => {
  const { list, followed, computers } = open();
  const first = await list.add(remote('lab-a'));
  const second = await list.add(remote('lab-b'));
  expect(first).not.toBe(second);
  await list.change(first, remote('lab-c', 'Lab C'));
  await list.change('local', { kind: 'local', room: 'Hall' });
  await list.remove(second);
  expect(followed).toEqual([
    ['added', 2],
    ['added', 3],
    ['changed', 3],
    ['changed', 3],
    ['changed', 2],
  ]);
  expect(computers()).toEqual([{ kind: 'local', room: 'Hall' }, remote('lab-c', 'Lab C')]);
  expect(folder.open().computers.map(({ id }) => id)).toEqual(['local', first]);
});

test('this computer can be removed and added again; its id stays', async () => {
  const { list, computers } = open();
  await list.remove('local');
  expect(computers()).toEqual([]);
  await expect(list.add({ kind: 'local', room: 'Hall' })).resolves.toBe('local');
});

describe('rejected, and nothing changes', () => {
  test.each<[string, (list: ComputerList, id: string) => Promise<unknown>, string | Error]>([
    ['the same address', (list) => list.add(remote('lab-a', 'Other')), new AlreadyListedError('Lab A')],
    ['this computer twice', (list) => list.add(here), new AlreadyListedError(hostname())],
    ['an address that another has', (list) => list.change('two', remote('lab-a')), new AlreadyListedError('Lab A')],
    ['another kind', (list) => list.change('local', remote('lab-z')), 'the kind of a computer stays'],
    ['a computer that is not there', (list) => list.change('x', remote('lab-z')), 'no computer "x" on the list'],
    ['removing one that is not there', (list) => list.remove('x'), 'no computer "x" on the list'],
  ])('%s', async (_, act, why) => {
    const { settings, list, followed } = open();
    const before = [
      { id: 'local', computer: here },
      { id: 'one', computer: remote('lab-a', 'Lab A') },
      { id: 'two', computer: remote('lab-b') },
    ];
    await settings.setComputers(before);
    await expect(act(list, 'x')).rejects.toThrow(why);
    expect(settings.computers).toEqual(before);
    expect(followed).toEqual([]);
  });

  test('in a run with --host', async () => {
    const { list, computers } = open({ computersGiven: true });
    writeFileSync(join(folder.path, '..', 'list.csv'), 'name,address\nLab,lab-a');
    for (const act of [
      list.add(remote('lab-a')),
      list.change('local', here),
      list.remove('local'),
      list.importFrom(join(folder.path, '..', 'list.csv')),
    ]) {
      await expect(act).rejects.toThrow('--host');
    }
    expect(computers()).toEqual([here]);
  });

  test('one more than the list takes', async () => {
    const { settings, list } = open();
    const full = Array.from({ length: mostComputers }, (_, at) => ({ id: `c${at}`, computer: remote(`lab-${at}x`) }));
    await settings.setComputers(full);
    await expect(list.add(here)).rejects.toThrow(`${mostComputers}`);
    // Changing one is no adding.
    await list.change('c1', remote('lab-z'));
  });
});

test('what could not be written is an error, and used all the same', async () => {
  const { list, followed, computers } = open();
  mkdirSync(`${folder.file}.new`, { recursive: true });
  await expect(list.add(remote('lab-a'))).rejects.toThrow(NotKeptError);
  expect(computers()).toEqual([here, remote('lab-a')]);
  expect(followed).toEqual([['added', 2]]);
});

describe('files', () => {
  const file = () => join(folder.path, 'list');
  const put = (content: string) => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(file(), content);
  };

  test('exported and imported elsewhere: the same list', async () => {
    const { list } = open();
    await list.add(remote('lab-a', 'Lab, "A"'));
    await list.add({ ...remote('lab-b'), room: '=Room' } as Computer);
    for (const format of ['csv', 'json'] as const) {
      await expect(list.exportTo(file(), format)).resolves.toBe(3);
      const other = open();
      await other.settings.setComputers([]);
      await expect(other.list.importFrom(file())).resolves.toEqual({ ok: true, added: 3, left: [], moreLeft: 0 });
      expect(other.computers()).toEqual([here, remote('lab-a', 'Lab, "A"'), { ...remote('lab-b'), room: '=Room' }]);
      expect(folder.names).not.toContain('list.new');
    }
  });

  test('good lines are added, others named, and nothing that was on the list is lost', async () => {
    const { list, followed, computers } = open();
    await list.add(remote('lab-a', 'Lab A'));
    put('name,address\nLab A again,ssh://lab-a\nLab B,lab-b\n,lab-c\nLab B again,lab-b\nHere,local\nLab D,lab-d\n');
    await expect(list.importFrom(file())).resolves.toEqual({
      ok: true,
      added: 2,
      left: [
        { place: 2, problem: 'already-listed', what: 'Lab A again, ssh://lab-a' },
        { place: 4, problem: 'bad-name', what: 'lab-c' },
        { place: 5, problem: 'already-listed', what: 'Lab B again, lab-b' },
        { place: 6, problem: 'already-listed', what: 'Here, local' },
      ],
      moreLeft: 0,
    });
    expect(computers()).toEqual([here, remote('lab-a', 'Lab A'), remote('lab-b', 'Lab B'), remote('lab-d', 'Lab D')]);
    expect(followed.at(-1)).toEqual(['added', 4]);
    expect(folder.open().computers).toHaveLength(4);
  });

  test('of very many, as many as the list takes; those that are told one by one are few', async () => {
    const { list, computers } = open();
    const lines = Array.from({ length: mostComputers + 200 }, (_, at) => `Lab ${at},lab-${at}x`);
    put(`name,address\n${lines.join('\n')}`);
    const result = await list.importFrom(file());
    expect(result).toMatchObject({ ok: true, added: mostComputers - 1, moreLeft: 201 - mostLeftTold });
    expect(result.ok && result.left).toHaveLength(mostLeftTold);
    expect(result.ok && result.left[0]).toMatchObject({ place: mostComputers + 1, problem: 'list-full' });
    expect(computers()).toHaveLength(mostComputers);
  });

  test('nothing new in it: the lab is not told, and nothing is written', async () => {
    const { list, followed } = open();
    put('name,address\nHere,local\n');
    const names = folder.names;
    await expect(list.importFrom(file())).resolves.toMatchObject({ added: 0 });
    expect(followed).toEqual([]);
    expect(folder.names).toEqual(names);
  });

  test('too large, not there, or no file: it says so', async () => {
    const { list } = open();
    put('');
    truncateSync(file(), largestImport + 1);
    await expect(list.importFrom(file())).resolves.toMatchObject({ ok: false, problem: 'too-large' });
    await expect(list.importFrom(`${file()}2`)).resolves.toMatchObject({ ok: false, problem: 'unreadable' });
    await expect(list.importFrom(folder.path)).resolves.toMatchObject({ ok: false, problem: 'unreadable' });
    expect(readFileSync(file())).toHaveLength(largestImport + 1);
  });

  test('an export that can not be written leaves nothing behind', async () => {
    const { list } = open();
    mkdirSync(`${file()}.new`, { recursive: true });
    await expect(list.exportTo(file(), 'csv')).rejects.toThrow('list');
    expect(folder.names).not.toContain('list');
  });
});
