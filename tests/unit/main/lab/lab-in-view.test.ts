import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LogindPlace } from '../../../../src/main/hosts/logind/logind-place';
import type { Lab } from '../../../../src/main/lab/lab';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { SessionKey } from '../../../../src/shared/session/identity';
import { FakeLogind } from '../../../contract/fake-logind';
import { closeAll, hosts, open, simulation, three } from './lab-in-view-ground';

const computers: FakeLogind[] = [];
/** Enough for a loaded computer; what does not come fails all the same. */
const soon = { timeout: 20_000 };

/** This computer, with a systemd-logind that can be taken away. */
async function computer(): Promise<{ logind: FakeLogind; place: LogindPlace }> {
  const logind = await FakeLogind.start('seat0');
  computers.push(logind);
  return { logind, place: { address: logind.address, uid: 4242, sessionId: null } };
}

const ids = (lab: Lab) => lab.snapshot().hosts.map(({ id }) => id);
const become = (lab: Lab, expected: readonly string[]) => vi.waitFor(() => expect(hosts(lab)).toEqual(expected), soon);

afterEach(async () => {
  await closeAll();
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
    const { lab } = open({ hosts: ['local'] });
    await become(lab, ['local unreachable']);
  });

  test('--simulate: only simulated computers', async () => {
    const { lab, labInView } = open({ simulate: simulation });
    await become(lab, three);
    expect(lab.snapshot().stations).toHaveLength(9);
    expect(labInView.simulatedInstead).toBe(false);
  });

  test('--simulate --host local: both', async () => {
    const { lab } = open({ hosts: ['local'], simulate: { ...simulation, hosts: 1 } });
    await become(lab, ['local unreachable', 'lab-a connected']);
  });

  test('--no-local: nothing real is left to read, so the simulated lab opens', async () => {
    const { lab } = open({ noLocal: true });
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
  test.each([[['local'] as const], [[]]])(
    'takes the place of this computer, which comes back (hosts: %j)',
    async (hosts) => {
      const { place } = await computer();
      const { lab, labInView, told } = open({ hosts }, place);
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
    const { lab, labInView } = open({ noLocal: true, simulate: simulation });
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
    const { lab, labInView } = open({ hosts: ['local'], simulate: simulation }, place);
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
    const { lab, labInView } = open({ noLocal: true, simulate: simulation });
    await become(lab, three);
    const [session] = lab.snapshot().sessions;
    lab.ask({
      ...plainAsk,
      action: 'end',
      sessions: [session?.key as SessionKey],
      force: true,
      ownConfirmed: true,
      text: null,
    });
    await Promise.all([labInView.leaveSimulated(), labInView.openSimulated()]);
    await become(lab, three);
    const { stations, sessions } = lab.snapshot();
    expect(stations).toHaveLength(9);
    expect(sessions.map(({ identity }) => identity.user)).toContain(session?.identity.user);
  });
});
