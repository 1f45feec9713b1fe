import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ComputerClaims } from '../../src/main/hosts/logind/computer-claims';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import { copyOf } from '../../src/shared/lab/snapshot';
import { whoIsHit } from '../../src/shared/lab/who-is-hit';
import { LabOnRealHost } from './lab-on-real-host';
import { describeOnThreeHosts } from './on-real-host';
import type { RealHost } from './real-host';
import { type SshClient, sshClient } from './ssh-client';

/** The console on this computer, and three that it reaches by ssh only. Witness: loginctl on each of them. */
describeOnThreeHosts('a lab of three computers that are reached by ssh', (hosts) => {
  const usualPath = process.env.PATH;
  let client: SshClient;
  let lab: LabOnRealHost;

  beforeAll(async () => {
    const [keys, addresses] = [hosts().map(({ keyFile }) => keyFile), hosts().map(({ cable }) => cable.inner)];
    client = await sshClient(keys, ...addresses);
    // The ssh that the program finds.
    process.env.PATH = client.environment.PATH;
  });

  afterAll(async () => {
    process.env.PATH = usualPath;
    await client.remove();
  });

  beforeEach(async () => {
    const of = new ComputerClaims();
    const backendOf = (name: string, { cable }: RealHost) => {
      const ssh = { user: 'root', host: cable.inner, port: null };
      return new LogindBackend({ kind: 'logind', ssh, claims: { of, name: () => name } }, systemTime);
    };
    const [a, b, c] = hosts();
    lab = await LabOnRealHost.openAll({ a: backendOf('a', a), b: backendOf('b', b), c: backendOf('c', c) });
  });

  afterEach(async () => {
    for (const host of hosts()) await host.mendNetwork();
    await lab.close();
    for (const host of hosts()) await host.endAllSessions();
  });

  const connectionOf = (name: string) => lab.lab.snapshot().hosts.find(({ id }) => id === name)?.connection;
  const rowsOf = (name: string) => lab.lab.snapshot().sessions.filter(({ identity }) => identity.host === name);
  /** Who an End of all would hit now, as its dialog says, and which computers it names as not included. */
  const all = () => {
    const scope = { kind: 'all', simulated: false } as const;
    const { groups, unreachable } = whoIsHit(copyOf(lab.lab.snapshot()), 'end', scope, Date.now());
    return {
      hit: groups.flatMap(({ hits }) => hits.map(({ session }) => session)),
      without: unreachable.map(({ host, sessions }) => `${host.id}: ${sessions}`),
    };
  };
  /** Who is at the seats of each computer, as loginctl says. */
  const witnessed = () =>
    Promise.all(
      hosts().map(async (host) => {
        const sessions = await host.loginctlSessions();
        return sessions.flatMap(({ seat, user }) => (seat === '' ? [] : [user])).toSorted();
      }),
    );

  it('goes on with the others while one is cut off, and finds its sessions again when it is back', async () => {
    const [a, b, c] = hosts();
    const stays = await b.logOnAtSeat('student1', 'seat-st2');
    const leaves = await b.logOnAtSeat('student2', 'seat-st3');
    await lab.row(await a.logOnAtSeat('student3', 'seat-st2'), 'active', 'a');
    await lab.row(await c.logOnAtSeat('student4', 'seat-st2'), 'active', 'c');
    await lab.row(leaves, 'active', 'b');
    const row = await lab.row(stays, 'active', 'b');
    const before = rowsOf('b');
    // Two to each.
    expect(await client.running()).toHaveLength(6);

    const { hit, without } = all();
    expect([hit.length, without]).toEqual([4, []]);
    await b.cutNetwork();
    const outcomes = await lab.askAll('end', hit);
    // The two did not wait for the one.
    expect(outcomes.slice(0, 2).toSorted()).toEqual(['end student3: done', 'end student4: done']);
    expect(outcomes.slice(2).toSorted()).toEqual([
      'end student1: refused computer-not-reachable',
      'end student2: refused computer-not-reachable',
    ]);
    expect(await witnessed()).toEqual([[], ['student1', 'student2'], []]);
    await lab.until('ssh says why', () => {
      const connection = connectionOf('b');
      return connection?.state === 'unreachable' && connection.problem === 'computer-down';
    });
    expect(connectionOf('b')).toMatchObject({ detail: expect.stringMatching(/^ssh: connect to host .+ port 22: /) });
    expect(rowsOf('b')).toEqual(before);

    await b.signOut(leaves);
    const late = await lab.row(await c.logOnAtSeat('student3', 'seat-st3'), 'active', 'c');
    expect([connectionOf('a'), connectionOf('c')]).toEqual([{ state: 'connected' }, { state: 'connected' }]);
    expect(all()).toEqual({ hit: [late], without: ['b: 2'] });
    expect(await lab.ask('end', late)).toBe('end student3: done');
    expect(await lab.ask('end', row)).toBe('end student1: refused computer-not-reachable');
    expect(await witnessed()).toEqual([[], ['student1'], []]);
    // Also what is no longer true.
    expect(rowsOf('b')).toEqual(before);

    await b.mendNetwork();
    await lab.until('it is back, by itself', () => connectionOf('b')?.state === 'connected');
    await lab.until('who left is gone', () => rowsOf('b').length === 1);
    expect(rowsOf('b')).toEqual([row]);
    expect(await lab.ask('end', row)).toBe('end student1: done');
    expect(await witnessed()).toEqual([[], [], []]);
    expect(await client.running()).toHaveLength(6);
  });
});
