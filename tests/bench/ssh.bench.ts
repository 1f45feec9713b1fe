import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { HostError } from '../../src/main/hosts/host-backend';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { SystemBus } from '../../src/main/hosts/logind/system-bus';
import { openSshBus } from '../../src/main/hosts/ssh/ssh-bus';
import { SshCommands } from '../../src/main/hosts/ssh/ssh-commands';
import { ConnectTurns } from '../../src/main/lab/connect-turns';
import { Lab } from '../../src/main/lab/lab';
import { systemTime } from '../../src/main/time';
import type { SshAddress } from '../../src/shared/settings/ssh-address';
import { RealHost } from '../host/real-host';
import { run } from '../host/run-command';
import { type SshClient, sshClient } from '../host/ssh-client';
import { KeptOutcomes } from '../lab-on-fake-time';
import { percentiles } from './figures';
import { logOnMany } from './many-sessions';

const targets = 50;
/** Of the targets, those that do not answer. */
const dead = 10;
/** Sessions on the computer. */
const sessions = 10;
const rest = 30_000;
/** In a lab (ms). */
const longestConnecting = 120_000;
/** The image may have to be built first. */
const longestSetUp = 15 * 60_000;

const never = new AbortController().signal;
const listener = { signal() {}, lost() {} };
const obstacle = realHostObstacle();
const usualPath = process.env.PATH;
let host: RealHost;
let client: SshClient;
let addresses: SshAddress[];

beforeAll(async () => {
  if (obstacle !== null) return;
  host = await RealHost.boot();
  const { inner } = host.cable;
  // One computer with many addresses stands for many computers.
  const hosts = Array.from({ length: targets }, (_, i) => inner.replace(/\d+\.\d+$/, `200.${i + 1}`));
  for (const one of hosts) await host.exec('ip', 'address', 'add', `${one}/32`, 'dev', 'host0');
  await run('ip', ['route', 'add', inner.replace(/\d+\.\d+$/, '200.0/24'), 'dev', host.place.traces.name]);
  client = await sshClient(host.keyFile, ...hosts);
  process.env.PATH = client.environment.PATH;
  await logOnMany(host, sessions);
  // Or each connection would be a session that all the others read: on this one computer alone.
  await host.script("sed -i '/pam_systemd/d' /etc/pam.d/common-session");
  await host.script('printf "MaxStartups 200\\n" > /etc/ssh/sshd_config.d/a.conf; systemctl reload ssh');
  for (const [i, one] of hosts.slice(0, dead).entries()) {
    await host.exec('ip', 'address', 'delete', `${one}/32`, 'dev', 'host0');
    // Of the others it is soon known that nobody is there; these are silent.
    const device = host.place.traces.name;
    if (i % 2 === 0) await run('ip', ['neigh', 'replace', one, 'lladdr', '02:00:00:00:00:01', 'dev', device]);
  }
  addresses = hosts.map((one) => ({ user: 'teacher', host: one, port: null }));
}, longestSetUp);

afterAll(async () => {
  process.env.PATH = usualPath;
  await client?.remove();
  await host?.stop();
}, longestSetUp);

const openBus = async (address: SshAddress) =>
  SystemBus.over((await openSshBus(address, never, client.environment)).stream, listener, never, 'ANONYMOUS');

it(`${targets} computers by ssh, of which ${dead} do not answer`, async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const shells = addresses.map((address) => new SshCommands(address, systemTime, client.environment));
  const start = performance.now();
  const opened = await Promise.all(
    addresses.map(async (address, i) => {
      try {
        const bus = await openBus(address);
        await shells[i]?.run(':', never);
        return { bus, after: performance.now() - start };
      } catch (error) {
        return { error, after: performance.now() - start };
      }
    }),
  );
  const alive = opened.flatMap((one) => (one.bus === undefined ? [] : [one.bus]));
  const took = (ok: boolean) =>
    percentiles(opened.filter(({ bus }) => (bus !== undefined) === ok).map(({ after }) => after));
  console.log(`${alive.length} opened: ${took(true)}; ${targets - alive.length} given up: ${took(false)}`);
  expect(alive).toHaveLength(targets - dead);
  for (const { error } of opened.slice(0, dead)) expect(error).toMatchObject({ problem: 'computer-down' });
  expect(opened.some(({ error }) => error !== undefined && !(error instanceof HostError))).toBe(false);

  await measureRest();

  const closing = performance.now();
  await Promise.all([...alive, ...shells].map((one) => one.close()));
  console.log(`closed after ${(performance.now() - closing).toFixed(0)} ms`);
  expect(await client.running()).toEqual([]);
});

it(`a lab of ${targets} computers by ssh, of which ${dead} do not answer`, async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const connected = new Map<string, number>();
  const problems = new Map<string, string>();
  const turns = new ConnectTurns(systemTime);
  let start = 0;
  const entries = addresses.map((ssh, i) => {
    const backend = new LogindBackend({ kind: 'logind', ssh }, systemTime);
    return { id: `lab-${i}`, name: `lab-${i}`, room: null, address: ssh.host, backend, turns };
  });
  const lab = new Lab(entries, {
    time: systemTime,
    sink: new KeptOutcomes(),
    connectionChanged(id, connection) {
      if (connection.state !== 'connected')
        problems.set(id, connection.state === 'unreachable' ? connection.problem : '');
      else if (!connected.has(id)) connected.set(id, performance.now() - start);
    },
  });
  start = performance.now();
  lab.start();
  const live = entries.slice(dead).map(({ id }) => id);
  const end = start + longestConnecting;
  while (!live.every((id) => connected.has(id)) && performance.now() < end) await sleep(10);
  const missed = live.filter((id) => problems.has(id));
  console.log(
    `connected and read: ${percentiles([...connected.values()])}; ` +
      `${missed.length} of the ${live.length} live ones only after ${[...new Set(missed.map((id) => problems.get(id)))]}`,
  );
  expect(connected.size).toBe(live.length);
  expect(lab.snapshot().sessions).toHaveLength(live.length * sessions);
  await measureRest();
  await lab.close();
  expect(await client.running()).toEqual([]);
});

/** What the connections cost while nothing happens. The dead ones are tried again meanwhile. */
async function measureRest(): Promise<void> {
  const sshBefore = await client.processorTime();
  const before = process.cpuUsage();
  await sleep(rest);
  const { user, system } = process.cpuUsage(before);
  const processes = (await client.running()).length;
  const share = ((user + system) / 1000 / rest) * 100;
  const sshShare = (((await client.processorTime()) - sshBefore) / rest) * 100;
  const shares = `${share.toFixed(1)} % of a core in our own process, ${sshShare.toFixed(1)} % in those`;
  console.log(`at rest: ${processes} ssh processes; ${shares}`);
  expect(processes).toBeGreaterThanOrEqual(2 * (targets - dead));
  expect(processes).toBeLessThanOrEqual(100);
}
