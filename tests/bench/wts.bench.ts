import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWtsApi } from '../../src/main/hosts/wts/windows-api';
import { WtsBackend } from '../../src/main/hosts/wts/wts-backend';
import { readMoment } from '../../src/main/hosts/wts/wts-moment';
import { readChecked } from '../../src/main/lab/read-checked';
import { asHostError } from '../../src/main/lab/within-limit';
import { systemTime } from '../../src/main/time';
import { FakeWts } from '../contract/fake-wts';
import { FakeWtsWorkers } from '../contract/fake-wts-workers';
import { percentiles } from './figures';

const sessions = 500;
const rounds = 100;
const readingsForLeaks = 10_000;
/** Computers that are read while others block. */
const computers = 12;
const blocking = 3;
const blockedFor = 10_000;

const never = new AbortController().signal;
const listener = { hint() {}, lost() {} };
let ground: FakeWtsWorkers;

beforeAll(async () => {
  ground = await FakeWtsWorkers.open();
});
afterAll(() => ground?.close());

/** A computer with so many sessions of the ground.fake. */
function computer(name: string, count: number, of = ground.fake): string {
  const host = of.host(name);
  for (let at = 0; at < count; at++) {
    host.logOn(host.client(`THIN-${at}`, 2, [10, 0, at >> 8, at & 0xff]), `学生${at}`, 'LAB');
  }
  return name;
}

async function connected(server: string): Promise<WtsBackend> {
  const backend = new WtsBackend({ kind: 'wts', server, pool: ground.pool }, systemTime, { lookUp: async () => {} });
  await backend.connect(listener, never);
  return backend;
}

/** How long (ms) a checked reading takes. */
async function readingOf(backend: WtsBackend, count: number): Promise<number> {
  const began = performance.now();
  const reading = await readChecked(backend, systemTime, never);
  expect(reading.sessions).toHaveLength(count);
  return performance.now() - began;
}

test(`reading ${sessions} fake sessions`, async () => {
  const backend = await connected(computer('large', sessions));
  const figures: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const figure = await readingOf(backend, sessions);
    // The first fills caches.
    if (round > 0) figures.push(figure);
  }
  await backend.close();
  console.log(`${sessions} fake Windows sessions, read through a worker and checked: ${percentiles(figures)}`);
});

/** Reads every computer about once in 100 ms for some time; answers with how long each reading took. */
async function readAll(backends: readonly WtsBackend[], duration: number): Promise<number[]> {
  const figures: number[] = [];
  const end = performance.now() + duration;
  await Promise.all(
    backends.map(async (backend) => {
      while (performance.now() < end) {
        figures.push(await readingOf(backend, 20));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }),
  );
  return figures;
}

test(`${blocking} of ${computers + blocking} computers block: the others`, async () => {
  const names = Array.from({ length: computers + blocking }, (_, at) => computer(`lab-${at}`, 20));
  const backends = await Promise.all(names.map(connected));
  const [dead, alive] = [backends.slice(0, blocking), backends.slice(blocking)];
  await readAll(alive, 1000);
  const before = await readAll(alive, blockedFor);
  for (const name of names.slice(0, blocking)) ground.fake.host(name).setHost('blocked', 1);
  const blocked = dead.map((backend) => readChecked(backend, systemTime, never).catch(asHostError));
  const during = await readAll(alive, blockedFor);
  expect((await Promise.all(blocked)).map((error) => 'problem' in error && error.problem)).toEqual(
    new Array(blocking).fill('time-limit'),
  );
  console.log(`reading of ${computers} computers, 20 fake sessions each, all answer: ${percentiles(before)}`);
  console.log(`the same while ${blocking} others block for ever: ${percentiles(during)}`);
  // Each is held up once at the most, for as long as the pool has patience.
  expect(Math.max(...during)).toBeLessThan(2000);
  for (const name of names.slice(0, blocking)) ground.fake.host(name).setHost('blocked', 0);
  for (const backend of backends) await backend.close();
});

test(`memory and handles after ${readingsForLeaks} readings`, async () => {
  const own = FakeWts.open();
  const api = openWtsApi(own.libraries);
  computer('leaks', 20, own);
  const server = api.open('leaks');
  for (let reading = 0; reading < readingsForLeaks; reading++) {
    expect(readMoment(api, server, false).sessions).toHaveLength(21);
  }
  await api.close(server);
  const { blocks, handles } = own.leaks;
  own.remove();
  console.log(
    `after ${readingsForLeaks} readings of 21 sessions: ${blocks} blocks and ${handles} handles not given back`,
  );
  expect({ blocks, handles }).toEqual({ blocks: 0, handles: 0 });
});
