import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LogindPlace } from '../../../../src/main/hosts/logind/logind-backend';
import type { SimulateSettings } from '../../../../src/main/hosts/simulated/simulate-option';
import { Lab } from '../../../../src/main/lab/lab';
import { LabInView } from '../../../../src/main/lab/lab-in-view';
import type { Options } from '../../../../src/main/options';
import { systemTime, type Time } from '../../../../src/main/time';
import type { SessionKey } from '../../../../src/shared/session/identity';
import type { Station } from '../../../../src/shared/session/session';
import { FakeLogind } from '../../../contract/fake-logind';
import { FakeTime } from '../../../fake-time';
import { KeptOutcomes } from '../../../lab-on-fake-time';

const nowhere: LogindPlace = { address: 'unix:path=/nonexistent/bus', uid: 1000, sessionId: null };
const simulation: SimulateSettings = { hosts: 3, stations: 9, seed: 1, still: true };
const opened: { lab: Lab; labInView: LabInView }[] = [];
const computers: FakeLogind[] = [];
/** Enough for a loaded computer; what does not come fails all the same. */
const soon = { timeout: 20_000 };

function open(options: Partial<Options>, place = nowhere, time: Time = systemTime) {
  const lab: Lab = new Lab([], {
    time,
    sink: new KeptOutcomes(),
    connectionChanged: (host, connection) => labInView.connectionChanged(host, connection),
  });
  const all = { local: 'auto', simulate: null, screenshot: null, ...options } as const;
  const told: boolean[] = [];
  const labInView: LabInView = new LabInView(lab, all, place, time, () => told.push(labInView.simulatedInstead));
  lab.start();
  opened.push({ lab, labInView });
  return { lab, labInView, told };
}

/** This computer, with a systemd-logind that can be taken away. */
async function computer(): Promise<{ logind: FakeLogind; place: LogindPlace }> {
  const logind = await FakeLogind.start('seat0');
  computers.push(logind);
  return { logind, place: { address: logind.address, uid: 4242, sessionId: null } };
}

const hosts = (lab: Lab) => lab.snapshot().hosts.map(({ id, connection }) => `${id} ${connection.state}`);
const ids = (lab: Lab) => lab.snapshot().hosts.map(({ id }) => id);
const become = (lab: Lab, expected: readonly string[]) => vi.waitFor(() => expect(hosts(lab)).toEqual(expected), soon);
const three = ['lab-a connected', 'lab-b connected', 'lab-c connected'];

afterEach(async () => {
  for (const { lab, labInView } of opened.splice(0)) {
    await labInView.leaveSimulated();
    await lab.close();
  }
  await Promise.all(computers.splice(0).map((logind) => logind.stop()));
});

describe('at the start', () => {
  test('without options: this computer; where it cannot be read, the simulated lab as well', async () => {
    const { lab, labInView, told } = open({});
    expect(hosts(lab)).toEqual(['local connecting']);
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    expect(labInView.simulatedInstead).toBe(true);
    expect(told).toEqual([true]);
  });

  test('without options, where this computer can be read: only this computer', async () => {
    const { place } = await computer();
    const { lab, told } = open({}, place);
    await become(lab, ['local connected']);
    expect(told).toEqual([]);
  });

  test('--host local: only this computer, also where it cannot be read', async () => {
    const { lab } = open({ local: 'yes' });
    await become(lab, ['local unreachable']);
  });

  test('--simulate: only simulated computers', async () => {
    const { lab, labInView } = open({ simulate: simulation });
    await become(lab, three);
    expect(lab.snapshot().stations).toHaveLength(9);
    expect(labInView.simulatedInstead).toBe(false);
  });

  test('--simulate --host local: both', async () => {
    const { lab } = open({ local: 'yes', simulate: { ...simulation, hosts: 1 } });
    await become(lab, ['local unreachable', 'lab-a connected']);
  });

  test('--no-local: nothing real is left to read, so the simulated lab opens', async () => {
    const { lab } = open({ local: 'no' });
    await become(lab, ['lab-a connected', 'lab-b connected']);
  });
});

describe('the simulated lab that opened because this computer cannot be read', () => {
  test('is not kept from opening by somebody who leaves it before', async () => {
    const { lab, labInView } = open({});
    await labInView.leaveSimulated();
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
  });

  test('makes way when this computer can be read after all', async () => {
    const { logind, place } = await computer();
    await logind.breakLink();
    const { lab, labInView, told } = open({}, place);
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    await logind.restoreLink();
    lab.reconnect('local');
    await become(lab, ['local connected']);
    expect(labInView.simulatedInstead).toBe(false);
    expect(told).toEqual([true, false]);
  });

  test('is left: this computer stays, is tried at once and by itself, and no simulated lab opens again', async () => {
    const { logind, place } = await computer();
    await logind.breakLink();
    const { lab, labInView, told } = open({}, place);
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    const left = labInView.leaveSimulated();
    expect(ids(lab)).toEqual(['local']);
    expect(labInView.simulatedInstead).toBe(false);
    await left;
    await become(lab, ['local unreachable']);
    expect(ids(lab)).toEqual(['local']);
    await logind.restoreLink();
    await become(lab, ['local connected']);
    expect(told).toEqual([true, false]);
  });

  test('is not opened once more, and left only once', async () => {
    const { lab, labInView, told } = open({});
    await become(lab, ['local unreachable', 'lab-a connected', 'lab-b connected']);
    await labInView.openSimulated();
    expect(ids(lab)).toEqual(['local', 'lab-a', 'lab-b']);
    await Promise.all([labInView.leaveSimulated(), labInView.leaveSimulated()]);
    expect(ids(lab)).toEqual(['local']);
    expect(told).toEqual([true, false]);
  });
});

describe('the simulated lab that somebody opens', () => {
  test.each(['yes', 'auto'] as const)(
    'takes the place of this computer, which comes back (local: %s)',
    async (local) => {
      const { place } = await computer();
      const { lab, labInView, told } = open({ local }, place);
      await become(lab, ['local connected']);
      const clicks = [labInView.openSimulated(), labInView.openSimulated()];
      expect(ids(lab)).toEqual(['lab-a', 'lab-b']);
      await Promise.all(clicks);
      await become(lab, ['lab-a connected', 'lab-b connected']);
      expect(labInView.simulatedInstead).toBe(false);
      await Promise.all([labInView.leaveSimulated(), labInView.leaveSimulated()]);
      expect(ids(lab)).toEqual(['local']);
      await become(lab, ['local connected']);
      expect(lab.snapshot().stations.map(({ host, id }) => `${host} ${id}`)).toEqual(['local seat0']);
      expect(told).toEqual([]);
    },
  );

  test('before this computer has been read, is not joined by another one, nor is it after that', async () => {
    const { lab, labInView, told } = open({});
    await labInView.openSimulated();
    await become(lab, ['lab-a connected', 'lab-b connected']);
    await labInView.leaveSimulated();
    await become(lab, ['local unreachable']);
    expect(told).toEqual([]);
  });

  test('after --simulate, and leaving: this computer is read, and the same settings hold', async () => {
    const { place } = await computer();
    const { lab, labInView } = open({ simulate: simulation }, place);
    await become(lab, three);
    await labInView.leaveSimulated();
    await become(lab, ['local connected']);
    await labInView.openSimulated();
    await become(lab, three);
    expect(lab.snapshot().stations).toHaveLength(9);
  });

  test('after --no-local, and leaving: the list was empty', async () => {
    const { lab, labInView } = open({ local: 'no', simulate: simulation });
    await become(lab, three);
    await labInView.leaveSimulated();
    expect(lab.snapshot()).toMatchObject({ hosts: [], stations: [], sessions: [] });
    await labInView.openSimulated();
    await become(lab, three);
    await labInView.leaveSimulated();
    expect(ids(lab)).toEqual([]);
  });

  test('after --host local --simulate, and leaving: this computer was not let go of, and stays beside it', async () => {
    const { logind, place } = await computer();
    const { lab, labInView } = open({ local: 'yes', simulate: simulation }, place);
    await become(lab, ['local connected', ...three]);
    const { connections } = logind;
    const [local] = lab.snapshot().hosts;
    await labInView.leaveSimulated();
    expect(lab.snapshot().hosts).toEqual([local]);
    expect(lab.snapshot().hosts[0]).toBe(local);
    await labInView.openSimulated();
    await become(lab, ['local connected', ...three]);
    expect(lab.snapshot().hosts[0]).toBe(local);
    expect(logind.connections).toBe(connections);
  });

  test('the moment it was left, is a fresh one', async () => {
    const { lab, labInView } = open({ local: 'no', simulate: simulation });
    await become(lab, three);
    const [session] = lab.snapshot().sessions;
    lab.ask({ action: 'end', sessions: [session?.key as SessionKey], force: true, ownConfirmed: true, text: null });
    await Promise.all([labInView.leaveSimulated(), labInView.openSimulated()]);
    await become(lab, three);
    const { stations, sessions } = lab.snapshot();
    expect(stations).toHaveLength(9);
    expect(sessions.map(({ identity }) => identity.user)).toContain(session?.identity.user);
  });
});

describe('the life of the simulated lab', () => {
  const onFakeTime = async (settings: Partial<SimulateSettings>) => {
    const time = new FakeTime();
    const all = open({ local: 'no', simulate: { ...simulation, ...settings } }, nowhere, time);
    await time.pass(1000);
    return { time, ...all };
  };
  const whoIsThere = (lab: Lab) => lab.snapshot().sessions.map(({ key, state, station }) => [key, state, station]);

  test('goes on while it is on the list, and ends with that', async () => {
    const { time, lab, labInView } = await onFakeTime({ still: false, stations: 60 });
    const before = whoIsThere(lab);
    await time.pass(600_000);
    expect(whoIsThere(lab)).not.toEqual(before);
    const { host, id } = lab.snapshot().stations.find(({ session }) => session === null) as Station;
    const user = labInView.simulatedUsers(host).find(({ presence }) => presence === 'logged-off')?.user ?? '';
    labInView.logOnAs(host, id, user);
    const left = labInView.leaveSimulated();
    // Until the last change is on its way to the window.
    await time.pass(20);
    await left;
    expect(time.pending).toBe(0);
    await labInView.openSimulated();
    await time.pass(1000);
    const again = whoIsThere(lab);
    await time.pass(600_000);
    expect(whoIsThere(lab)).not.toEqual(again);
  });

  test('is not there where it was asked to stand still', async () => {
    const { time, lab } = await onFakeTime({});
    const before = lab.snapshot();
    expect(before.sessions).not.toEqual([]);
    await time.pass(3_600_000);
    expect(lab.snapshot()).toEqual(before);
  });

  test('people can act in it as its users', async () => {
    const { time, lab, labInView } = await onFakeTime({});
    const user = labInView.simulatedUsers('lab-b').find(({ presence }) => presence === 'logged-off')?.user ?? '';
    const station = lab.snapshot().stations.find(({ host, session }) => host === 'lab-b' && session === null)?.id ?? '';
    labInView.logOnAs('lab-b', station, user);
    await time.pass(3000);
    const row = () => lab.snapshot().sessions.find(({ identity }) => identity.user === user);
    expect(row()).toMatchObject({ state: 'active', station });
    const key = row()?.key as SessionKey;
    for (const [act, state] of [
      ['lock', 'locked'],
      ['unlock', 'active'],
      ['disconnect', 'disconnected'],
    ] as const) {
      labInView.actAsUser(key, act);
      await time.pass(1000);
      expect(row()).toMatchObject({ key, state });
    }
    expect(labInView.simulatedUsers('lab-b').find((one) => one.user === user)?.presence).toBe('away');
    labInView.logOnAs('lab-b', station, user);
    labInView.actAsUser(key, 'sign-out');
    await time.pass(1000);
    expect(row()).toBeUndefined();
    expect(() => labInView.actAsUser(key, 'lock')).toThrow(`the session of ${user} on lab-b is gone`);
  });

  test('nobody can act where there is no simulated computer', async () => {
    const { lab, labInView } = await onFakeTime({});
    const key = lab.snapshot().sessions.find(({ identity }) => identity.host === 'lab-a')?.key as SessionKey;
    await labInView.leaveSimulated();
    for (const act of [
      () => labInView.simulatedUsers('lab-a'),
      () => labInView.logOnAs('lab-a', '1', 'ann'),
      () => labInView.actAsUser(key, 'lock'),
    ]) {
      expect(act).toThrow('there is no simulated computer "lab-a"');
    }
    expect(() => labInView.actAsUser('x' as SessionKey, 'lock')).toThrow('not a session: x');
  });
});
