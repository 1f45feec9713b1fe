import { hostname } from 'node:os';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WtsPool } from '../../../../src/main/hosts/wts/wts-pool';
import type { Lab } from '../../../../src/main/lab/lab';
import { systemTime } from '../../../../src/main/time';
import type { ListedComputer } from '../../../../src/shared/settings/computer';
import { FakeLogind } from '../../../contract/fake-logind';
import { ScriptedWorkers } from '../hosts/wts/scripted-workers';
import { closeAll, hosts, nowhere, open, simulation, three } from './lab-in-view-ground';

const started: FakeLogind[] = [];
/** Enough for a loaded computer; what does not come fails all the same. */
const soon = { timeout: 20_000 };
const ids = (lab: Lab) => lab.snapshot().hosts.map(({ id }) => id);
const become = (lab: Lab, expected: readonly string[]) => vi.waitFor(() => expect(hosts(lab)).toEqual(expected), soon);

afterEach(async () => {
  await closeAll();
  await Promise.all(started.splice(0).map((logind) => logind.stop()));
});

describe('the list in the settings', () => {
  const here: ListedComputer = { id: 'local', computer: { kind: 'local', room: 'Hall' } };
  /** Nothing listens at port 1. */
  const lab1: ListedComputer = {
    id: 'one',
    computer: { kind: 'ssh', name: 'Lab 1', room: 'Room 1', address: 'teacher@127.0.0.1:1' },
  };
  const openWith = (
    computers: readonly ListedComputer[],
    options: Parameters<typeof open>[0] = {},
    place = nowhere,
  ) => {
    const settings = { computers };
    return { settings, ...open(options, place, systemTime, settings) };
  };
  const listed = (lab: Lab) =>
    lab.snapshot().hosts.map(({ id, name, room, address, kept }) => [id, name, room, address, kept]);

  test('is what is shown, and no simulated lab opens by itself beside several computers', async () => {
    const { lab, labInView, told } = openWith([here, lab1]);
    expect(listed(lab)).toEqual([
      ['local', hostname(), 'Hall', null, true],
      ['one', 'Lab 1', 'Room 1', 'teacher@127.0.0.1:1', true],
    ]);
    await become(lab, ['local unreachable', 'one unreachable']);
    expect(told).toEqual([]);
    expect(labInView.computersGiven).toBe(false);
  });

  test('with one remote computer that cannot be read: no simulated lab; with none at all, neither', async () => {
    const { lab } = openWith([lab1]);
    await become(lab, ['one unreachable']);
    expect(openWith([]).lab.snapshot().hosts).toEqual([]);
  });

  test('--no-local leaves this computer out of it', async () => {
    const { lab } = openWith([here, lab1], { noLocal: true });
    expect(ids(lab)).toEqual(['one']);
  });

  test('makes way for the simulated lab as a whole, and comes back', async () => {
    const { lab, labInView } = openWith([here, lab1], { simulate: simulation });
    await become(lab, three);
    await labInView.leaveSimulated();
    expect(ids(lab)).toEqual(['local', 'one']);
    await labInView.openSimulated();
    await become(lab, three);
  });

  test('another name and room: the rows stay, and what is asked then has the new name', async () => {
    const logind = await FakeLogind.start('seat0');
    started.push(logind);
    const place = { address: logind.address, uid: 4242, sessionId: null };
    const { settings, lab, labInView } = openWith([here], {}, place);
    await become(lab, ['local connected']);
    const before = lab.snapshot();
    settings.computers = [{ ...here, computer: { kind: 'local', room: 'Attic' } }];
    await labInView.computersChanged();
    const [host] = lab.snapshot().hosts;
    expect(host).toEqual({ ...before.hosts[0], room: 'Attic' });
    expect(lab.snapshot().stations).toEqual(before.stations);
  });

  test('another address: it is let go of and read anew', async () => {
    const { settings, lab, labInView } = openWith([lab1, here]);
    await become(lab, ['one unreachable', 'local unreachable']);
    settings.computers = [
      { id: 'one', computer: { kind: 'ssh', name: 'Lab 1', room: null, address: 'teacher@127.0.0.1:2' } },
      here,
    ];
    const changed = labInView.computersChanged();
    expect(hosts(lab)).toEqual(['local unreachable', 'one connecting']);
    expect(listed(lab)[1]).toEqual(['one', 'Lab 1', null, 'teacher@127.0.0.1:2', true]);
    await changed;
  });

  test('one more: it is shown, and the simulated lab that opened for want of another is left', async () => {
    const { settings, lab, labInView, told } = openWith([here]);
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    settings.computers = [here, lab1];
    await labInView.computersAdded();
    expect(ids(lab)).toEqual(['local', 'one']);
    expect(told).toEqual([true, false]);
    await become(lab, ['local unreachable', 'one unreachable']);
  });

  test('one more while somebody looks at the simulated lab: that is left', async () => {
    const { settings, lab, labInView } = openWith([here], { simulate: simulation });
    await become(lab, three);
    settings.computers = [here, lab1];
    await labInView.computersAdded();
    expect(ids(lab)).toEqual(['local', 'one']);
  });

  test('this computer is removed while the simulated lab stands in for it: that stays, and then the list is empty', async () => {
    const { settings, lab, labInView, told } = openWith([here]);
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    settings.computers = [];
    await labInView.computersChanged();
    await become(lab, ['lab-a connected', 'lab-b connected']);
    expect(told).toEqual([true, false]);
    await labInView.leaveSimulated();
    expect(ids(lab)).toEqual([]);
  });

  test('a Windows computer: elsewhere than on Windows it says so, and is another one than what ssh reaches', async () => {
    const windows: ListedComputer = {
      id: 'two',
      computer: { kind: 'windows', name: 'PC 12', room: null, address: '127.0.0.1' },
    };
    const { lab, labInView } = openWith([lab1, windows]);
    await become(lab, ['one unreachable', 'two unreachable']);
    const [, pc] = lab.snapshot().hosts;
    expect(pc).toMatchObject({ name: 'PC 12', kind: 'wts', address: '127.0.0.1' });
    expect(pc?.connection).toMatchObject({ problem: 'needs-windows' });
    expect(labInView.onWindows).toBe(false);
    const given = openWith([windows], { hosts: [{ user: null, host: '127.0.0.1', port: null }] });
    expect(ids(given.lab)).toEqual([expect.stringMatching(/^ssh-/)]);
  });

  test('on Windows this computer is read through WTS too; where that cannot be used, the simulated lab opens', async () => {
    const workers = new ScriptedWorkers();
    workers.slow = true;
    const pool = new WtsPool(workers.start, systemTime);
    const { lab, labInView } = open({}, nowhere, systemTime, { computers: [here] }, pool);
    expect(lab.snapshot().hosts[0]).toMatchObject({ id: 'local', kind: 'wts', address: null });
    expect(labInView.onWindows).toBe(true);
    await vi.waitFor(() => expect(workers.all).toHaveLength(1), soon);
    workers.all[0]?.die();
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    pool.close();
  });

  test('--host: exactly those, not kept; one that is listed too has its id, so that what is known of it holds', async () => {
    const given = [
      { user: 'teacher', host: '127.0.0.1', port: 1 },
      { user: null, host: 'elsewhere', port: null },
    ];
    const { settings, lab, labInView } = openWith([here, lab1], { hosts: given });
    const [first, second] = listed(lab);
    expect(first).toEqual(['one', '127.0.0.1', null, 'teacher@127.0.0.1:1', false]);
    expect(second).toEqual([expect.stringMatching(/^ssh-[0-9a-f]{16}$/), 'elsewhere', null, 'elsewhere', false]);
    expect(labInView.computersGiven).toBe(true);
    // The same id in the next run.
    expect(listed(openWith([], { hosts: given.slice(1) }).lab)[0]).toEqual(second);
    settings.computers = [];
    await labInView.computersChanged();
    expect(listed(lab).map(([, , , address]) => address)).toEqual(['teacher@127.0.0.1:1', 'elsewhere']);
  });
});
