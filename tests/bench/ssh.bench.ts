import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { HostError } from '../../src/main/hosts/host-backend';
import { SystemBus } from '../../src/main/hosts/logind/system-bus';
import { openSshBus } from '../../src/main/hosts/ssh/ssh-bus';
import { SshCommands } from '../../src/main/hosts/ssh/ssh-commands';
import { systemTime } from '../../src/main/time';
import type { SshAddress } from '../../src/shared/settings/ssh-address';
import { RealHost } from '../host/real-host';
import { run } from '../host/run-command';
import { type SshClient, sshClient } from '../host/ssh-client';
import { percentiles } from './figures';

const targets = 50;
/** Of the targets, those that do not answer. */
const dead = 10;
const rest = 10_000;
/** The image may have to be built first. */
const longestSetUp = 15 * 60_000;

const never = new AbortController().signal;
const listener = { signal() {}, lost() {} };
const obstacle = realHostObstacle();
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
  addresses = hosts.map((one) => ({ user: 'teacher', host: one, port: null }));
}, longestSetUp);

afterAll(async () => {
  await client?.remove();
  await host?.stop();
}, longestSetUp);

const openBus = async (address: SshAddress) =>
  SystemBus.over((await openSshBus(address, never, client.environment)).stream, listener, never, 'ANONYMOUS');

it(`${targets} computers by ssh, of which ${dead} do not answer`, async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const silent = addresses.slice(0, dead);
  for (const { host: one } of silent) await host.exec('ip', 'address', 'delete', `${one}/32`, 'dev', 'host0');
  await host.exec('sh', '-c', 'printf "MaxStartups 200\\n" > /etc/ssh/sshd_config.d/a.conf; systemctl reload ssh');
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

  const sshBefore = await client.processorTime();
  const before = process.cpuUsage();
  await sleep(rest);
  const { user, system } = process.cpuUsage(before);
  const processes = (await client.running()).length;
  const share = ((user + system) / 1000 / rest) * 100;
  const sshShare = (((await client.processorTime()) - sshBefore) / rest) * 100;
  const shares = `${share.toFixed(1)} % of a core in our own process, ${sshShare.toFixed(1)} % in those`;
  console.log(`at rest: ${processes} ssh processes; ${shares}`);
  expect(processes).toBe(2 * alive.length);
  expect(processes).toBeLessThanOrEqual(100);

  const closing = performance.now();
  await Promise.all([...alive, ...shells].map((one) => one.close()));
  console.log(`closed after ${(performance.now() - closing).toFixed(0)} ms`);
  expect(await client.running()).toEqual([]);
});
