import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { History } from '../../src/main/history/history';
import { startStore } from '../../src/main/history/store-client';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { openBusSocket, SystemBus } from '../../src/main/hosts/logind/system-bus';
import { Lab } from '../../src/main/lab/lab';
import { systemTime } from '../../src/main/time';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { usualPreferences } from '../../src/shared/settings/preferences';
import { RealHost } from '../host/real-host';
import { KeptOutcomes } from '../lab-on-fake-time';
import { comparison } from './figures';
import { logOnMany } from './many-sessions';

const sessions = 150;
const rounds = 3;
/** The image may have to be built first. */
const longestSetUp = 15 * 60_000;

const never = new AbortController().signal;
const manager = {
  destination: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
} as const;
const obstacle = realHostObstacle();
const folder = mkdtempSync(path.join(tmpdir(), 'end-all-bench-'));
const worker = path.resolve(import.meta.dirname, '../../out/main/history-worker.cjs');
let host: RealHost;

beforeAll(async () => {
  if (obstacle === null) host = await RealHost.boot();
}, longestSetUp);

afterAll(async () => {
  await host?.stop();
  rmSync(folder, { recursive: true });
}, longestSetUp);

/** Hears which sessions logind removes. */
class Witness {
  readonly bus: SystemBus;
  readonly #removed: Set<string>;

  private constructor(bus: SystemBus, removed: Set<string>) {
    this.bus = bus;
    this.#removed = removed;
  }

  static async listen(address: string): Promise<Witness> {
    const removed = new Set<string>();
    const listener = {
      signal: ({ member, body: [id] }: { readonly member: string; readonly body: readonly unknown[] }) => {
        if (member === 'SessionRemoved') removed.add(String(id));
      },
      lost() {},
    };
    const bus = await SystemBus.over(await openBusSocket(address, never), listener, never);
    await bus.addMatch(`type='signal',interface='${manager.interface}',member='SessionRemoved'`, never);
    return new Witness(bus, removed);
  }

  /** Resolves when all of these are gone. */
  async allGone(ids: readonly string[]): Promise<void> {
    while (!ids.every((id) => this.#removed.has(id))) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const contenders = {
  'loginctl terminate-session in a loop': async (_: Witness, ids: readonly string[]) => {
    await host.script('for id; do loginctl terminate-session "$id"; done', ...ids);
  },
  'TerminateSession one after the other': async ({ bus }: Witness, ids: readonly string[]) => {
    for (const id of ids) await bus.call({ ...manager, member: 'TerminateSession', signature: 's', body: [id] }, never);
  },
};

/** How long (ms) it takes until no session is left. */
async function endBy(end: (witness: Witness, ids: readonly string[]) => Promise<void>): Promise<number> {
  const ids = await logOnMany(host, sessions);
  const witness = await Witness.listen(host.busAddress);
  const start = performance.now();
  await end(witness, ids);
  await witness.allGone(ids);
  const taken = performance.now() - start;
  await witness.bus.close();
  expect(await host.loginctlSessions()).toEqual([]);
  return taken;
}

/** How long (ms) it takes the lab until every request is settled, each written to History before it is sent. */
async function endByLab(): Promise<number> {
  const ids = await logOnMany(host, sessions);
  const history = new History({
    folder,
    time: systemTime,
    log: { info() {}, warn: (text) => console.warn(text) },
    who: { by: 'carol', from: 'desk' },
    run: 'bench',
    limits: () => usualPreferences,
    isSimulated: () => false,
    store: () => startStore(worker),
    changed() {},
    troubleChanged() {},
  });
  await history.leftOpen();
  const place = { address: host.busAddress, uid: 0, sessionId: null };
  const backend = new LogindBackend({ kind: 'logind', place }, systemTime);
  const sink = new KeptOutcomes();
  const entry = { id: 'lab-a', name: 'lab-a', room: null, address: null, backend };
  const lab = new Lab([entry], { time: systemTime, sink, recorder: history, run: `${performance.now()}-` });
  lab.start();
  await host.waitUntil('all are listed', async () => lab.snapshot().sessions.length === ids.length);
  const start = performance.now();
  lab.ask({ ...plainAsk, action: 'end', sessions: lab.snapshot().sessions.map(({ key }) => key) });
  while (sink.settledRequests.length < ids.length) await new Promise((resolve) => setTimeout(resolve, 1));
  const taken = performance.now() - start;
  expect(new Set(sink.settledRequests.map(({ outcome }) => outcome?.kind))).toEqual(new Set(['done']));
  expect(await host.loginctlSessions()).toEqual([]);
  await lab.close();
  await history.close();
  return taken;
}

it(`End all of ${sessions} sessions`, async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const theirs = Object.entries(contenders).map(([name, end]) => ({ name, end, figures: [] as number[] }));
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { end, figures } of theirs) figures.push(await endBy(end));
    ours.push(await endByLab());
  }
  for (const { name, figures } of theirs) {
    console.log(comparison(`End all of ${sessions} real sessions`, 'ms', { [name]: figures, Stationmaster: ours }));
  }
});
