import { afterEach, describe, expect, test } from 'vitest';
import type { SimulateSettings } from '../../../../src/main/hosts/simulated/simulate-option';
import type { Lab } from '../../../../src/main/lab/lab';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { SessionKey } from '../../../../src/shared/session/identity';
import type { Station } from '../../../../src/shared/session/session';
import { FakeTime } from '../../../fake-time';
import { closeAll, hosts, nowhere, open, simulation, three } from './lab-in-view-ground';

afterEach(closeAll);

describe('the life of the simulated lab', () => {
  const onFakeTime = async (settings: Partial<SimulateSettings>) => {
    const time = new FakeTime();
    const all = open({ noLocal: true, simulate: { ...simulation, ...settings } }, nowhere, time);
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
    expect(lab.snapshot()).toEqual({ ...before, monotonic: time.monotonic() });
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

  test('people can make trouble in it: cut off, connected again, restarted', async () => {
    const { time, lab, labInView } = await onFakeTime({});
    const before = whoIsThere(lab);
    labInView.troubleHost('lab-b', 'cut-off');
    // Long enough for the pauses between tries to have grown.
    await time.pass(120_000);
    expect(hosts(lab)).toEqual(['lab-a connected', 'lab-b unreachable', 'lab-c connected']);
    expect(whoIsThere(lab)).toEqual(before);
    labInView.troubleHost('lab-b', 'restore');
    await time.pass(1000);
    expect(hosts(lab)).toEqual(three);
    expect(whoIsThere(lab)).toEqual(before);
    // A restart also mends what a person cut.
    labInView.troubleHost('lab-b', 'cut-off');
    labInView.troubleHost('lab-b', 'restart');
    await time.pass(1000);
    expect(hosts(lab)).toEqual(three);
    const elsewhere = lab.snapshot().sessions.map(({ identity }) => identity.host);
    expect(elsewhere).not.toContain('lab-b');
    expect(elsewhere).toContain('lab-a');
  });

  test('what came of requests in it goes with it', async () => {
    const { time, lab, labInView } = await onFakeTime({});
    const keys = lab.snapshot().sessions.flatMap(({ key, own }) => (own ? [] : [key]));
    lab.ask({ ...plainAsk, action: 'end', force: false, sessions: keys, ownConfirmed: false, text: null });
    await time.pass(5000);
    expect(lab.snapshot().requests).not.toEqual([]);
    lab.ask({ ...plainAsk, action: 'lock', force: false, sessions: keys.slice(0, 1), ownConfirmed: false, text: null });
    await labInView.leaveSimulated();
    expect(lab.snapshot().requests).toEqual([]);
  });

  test('nobody can act where there is no simulated computer', async () => {
    const { lab, labInView } = await onFakeTime({});
    const key = lab.snapshot().sessions.find(({ identity }) => identity.host === 'lab-a')?.key as SessionKey;
    await labInView.leaveSimulated();
    for (const act of [
      () => labInView.simulatedUsers('lab-a'),
      () => labInView.logOnAs('lab-a', '1', 'ann'),
      () => labInView.actAsUser(key, 'lock'),
      () => labInView.troubleHost('lab-a', 'restart'),
    ]) {
      expect(act).toThrow('there is no simulated computer "lab-a"');
    }
    expect(() => labInView.actAsUser('x' as SessionKey, 'lock')).toThrow('not a session: x');
  });
});
