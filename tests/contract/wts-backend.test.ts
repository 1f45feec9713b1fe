import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WtsBackend, type WtsParts } from '../../src/main/hosts/wts/wts-backend';
import { connectState } from '../../src/main/hosts/wts/wts-moment';
import { WtsPool } from '../../src/main/hosts/wts/wts-pool';
import { withinLimit } from '../../src/main/lab/within-limit';
import { systemTime } from '../../src/main/time';
import { ConsoleUnderTest, never, problemOf } from './console-under-test';
import { sessionIn } from './contract-case';
import { type FakeWtsHost, layouts } from './fake-wts';
import { FakeWtsWorkers } from './fake-wts-workers';
import { ForkedWtsWorkers } from './forked-wts-workers';
import { errorOf, until } from './logind-ground';

let ground: FakeWtsWorkers;
let hosts = 0;
let name: string;
let host: FakeWtsHost;
const consoles: ConsoleUnderTest[] = [];

beforeAll(async () => {
  ground = await FakeWtsWorkers.open();
}, 60_000);
afterAll(() => ground?.close());
beforeEach(() => {
  name = `lab-${++hosts}`;
  host = ground.fake.host(name);
});
afterEach(async () => {
  for (const console of consoles.splice(0)) await console.backend.close();
});

function consoleOf(server: string | null, parts: WtsParts = {}): ConsoleUnderTest {
  const usual = { lookUp: async () => {}, account: 'teacher', computer: 'CONSOLE-PC' };
  const backend = new WtsBackend({ kind: 'wts', server, pool: ground.pool }, systemTime, { ...usual, ...parts });
  const console = new ConsoleUnderTest(backend, (duration) => sleep(duration));
  consoles.push(console);
  return console;
}

async function connected(server: string | null = name): Promise<ConsoleUnderTest> {
  const console = consoleOf(server);
  await console.connect();
  return console;
}

describe('whom a command reaches', () => {
  test('not another session that has the id of the one that was read', async () => {
    const console = await connected();
    const id = host.logOn(host.screenAt(''), 'ann');
    const ann = sessionIn(await console.read(), String(id));
    host.end(id);
    // The log-on screen of the console has another id by now; the next one that is made gets hers.
    host.setHost('nextId', id);
    expect(host.logOn(host.client('PC-2', 2, [10, 0, 0, 2]), 'ann')).toBe(id);
    for (const action of ['end', 'suspend', 'message'] as const) {
      expect(await problemOf(console.act(action, ann, 'unknown', { text: 'x' }))).toBe('no-such-session');
    }
    const now = sessionIn(await console.read(), String(id));
    expect(now.user).toBe(ann.user);
    expect(now.logon).not.toBe(ann.logon);
    expect(now.station).toBe('client:PC-2');
    expect(host.messages).toEqual([]);
  });

  test('nobody, where the boot is another one', async () => {
    const console = await connected();
    const id = host.logOn(host.screenAt(''), 'ann');
    const ann = sessionIn(await console.read(), String(id));
    expect(await problemOf(console.act('end', ann, 'other'))).toBe('no-such-session');
  });

  test('a brief message goes by itself, another one stays', async () => {
    const console = await connected();
    const id = host.logOn(host.screenAt(''), 'ann');
    const ann = sessionIn(await console.read(), String(id));
    await console.act('message', ann, 'unknown', { text: 'This is Seat 1', brief: true, title: '名前' });
    await console.act('message', ann, 'unknown', { text: 'Please save', title: 'Message' });
    expect(host.messages).toEqual([
      { session: id, title: '名前', text: 'This is Seat 1', seconds: 10 },
      { session: id, title: 'Message', text: 'Please save', seconds: 0 },
    ]);
  });
});

describe('rights', () => {
  test('a session that we may not ask about is shown, and a command to it says why not', async () => {
    const console = await connected();
    host.logOn(host.screenAt(''), 'ann');
    const id = host.logOn(host.client('PC-2', 2, [10, 0, 0, 2]), 'bob');
    const before = sessionIn(await console.read(), String(id));
    host.set(id, 'denied', 1);
    const reading = await console.read();
    expect(reading.sessions.map(({ user }) => user)).toEqual(['LAB\\ann', 'LAB\\bob']);
    expect(sessionIn(reading, String(id)).cannot.end).toBe('needs-administrator');
    expect(reading.abilities.end).toEqual({ can: 'no', reason: 'needs-administrator' });
    const error = await errorOf(console.act('end', before, 'unknown'));
    expect(error).toMatchObject({ problem: 'windows-refused', detail: expect.stringContaining('error 5') });
  });

  test('a computer that tells us nothing says so, here and elsewhere', async () => {
    host.setHost('denied', 1);
    expect(await problemOf(consoleOf(name).connect())).toBe('windows-refused');
    const here = ground.fake.host();
    here.setHost('denied', 1);
    expect(await problemOf(consoleOf(null).connect())).toBe('not-elevated');
    here.setHost('denied', 0);
  });
});

describe('who administers a computer', () => {
  test('is known shortly after somebody is there, and told by a hint', async () => {
    const console = await connected();
    host.set(host.logOn(host.screenAt(''), 'ann'), 'administrator', 1);
    host.logOn(host.client('PC-2', 2, [10, 0, 0, 2]), 'bob');
    expect((await console.read()).administratorsKnown).toBe(false);
    const known = await console.readUntil('administrators', ({ administratorsKnown }) => administratorsKnown);
    expect(known.sessions.map(({ user, administrator }) => [user, administrator])).toEqual([
      ['LAB\\ann', true],
      ['LAB\\bob', false],
    ]);
  });

  test('is not known where Windows does not say it, and all else is', async () => {
    const console = await connected();
    host.setHost('accountsError', 5);
    host.logOn(host.screenAt(''), 'ann');
    for (let reading = 0; reading < 3; reading++) {
      const { administratorsKnown, abilities, sessions } = await console.read();
      expect(administratorsKnown).toBe(false);
      expect(abilities['read-administrators']).toEqual({ can: 'no', reason: 'administrators-not-read' });
      expect(sessions).toHaveLength(1);
    }
  });
});

test('a session that goes while it is asked about is left out, and nothing else', async () => {
  const console = await connected();
  host.logOn(host.screenAt(''), 'ann');
  const id = host.logOn(host.client('PC-2', 2, [10, 0, 0, 2]), 'bob');
  host.set(id, 'vanishes', 1);
  expect((await console.read()).sessions.map(({ user }) => user)).toEqual(['LAB\\ann']);
});

test('an answer of another length than the documented one is no reading', async () => {
  const console = await connected();
  host.logOn(host.screenAt(''), 'ann');
  host.setHost('layout', layouts.short);
  expect(await errorOf(console.read())).toMatchObject({
    problem: 'bad-reading',
    detail: expect.stringContaining('232'),
  });
  host.setHost('layout', layouts.documented);
  expect((await console.read()).sessions).toHaveLength(1);
});

test('an account of more than twenty characters is read whole', async () => {
  const user = 'a.very.long.account.name.of.somebody';
  const console = await connected();
  host.logOn(host.screenAt(''), user, 'A-VERY-LONG-DOMAIN-NAME');
  expect((await console.read()).sessions[0]?.user).toBe(`A-VERY-LONG-DOMAIN-NAME\\${user}`);
});

test('on this computer the own session is the one in which the console runs', async () => {
  const here = ground.fake.host();
  const own = here.logOn(here.screenAt(''), 'teacher');
  const other = here.logOn(here.client('PC-2', 2, [10, 0, 0, 2]), 'teacher');
  const console = await connected(null);
  const before = console.hints.length;
  const reading = await console.read();
  // The fake runs every console in session 1.
  expect(own).toBe(1);
  expect(sessionIn(reading, String(own)).own).toBe(true);
  expect(sessionIn(reading, String(other)).own).toBe(false);
  await until('a wait', () => ground.fake.waits > 0);
  here.end(other);
  await console.until('a hint', () => console.hints.length > before);
});

describe('a computer that can not be reached', () => {
  test('has no such name, or does not answer', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND nobody'), { code: 'ENOTFOUND' });
    expect(await problemOf(consoleOf('nobody', { lookUp: () => Promise.reject(unknown) }).connect())).toBe(
      'name-not-found',
    );
    expect(await problemOf(consoleOf('nobody').connect())).toBe('no-rpc');
    const later = Object.assign(new Error('later'), { code: 'EAI_AGAIN' });
    expect(await problemOf(consoleOf('nobody', { lookUp: () => Promise.reject(later) }).connect())).toBe('no-rpc');
  });

  test('without Windows here there is nothing to reach it with', async () => {
    const backend = new WtsBackend({ kind: 'wts', server: name, pool: null }, systemTime);
    expect(await problemOf(backend.connect({ hint() {}, lost() {} }, never))).toBe('needs-windows');
  });

  test('what is not loaded is told, not taken for an empty computer', async () => {
    const broken = await ForkedWtsWorkers.build({
      wtsapi32: '/nonexistent.so',
      kernel32: '/nonexistent.so',
      advapi32: '/nonexistent.so',
      netapi32: '/nonexistent.so',
    });
    const brokenPool = new WtsPool(broken.start, systemTime);
    const backend = new WtsBackend({ kind: 'wts', server: null, pool: brokenPool }, systemTime);
    try {
      const error = await errorOf(backend.connect({ hint() {}, lost() {} }, never));
      expect(error).toMatchObject({ problem: 'no-wts', detail: expect.stringMatching(/load/i) });
    } finally {
      brokenPool.close();
      broken.remove();
    }
  });
});

describe('a computer that blocks for ever', () => {
  test('is let go of at its limit, its worker killed, and others are read meanwhile', async () => {
    const [blocked, ...others] = await Promise.all([connected(), connected(otherHost()), connected(otherHost())]);
    for (const console of others) await console.read();
    const before = ground.workers.pids;
    host.setHost('blocked', 1);
    const limit = withinLimit(systemTime, 3000, never, (signal) => blocked.backend.read(signal));
    const problem = problemOf(limit);
    let read = 0;
    let settled = false;
    void problem.then(() => {
      settled = true;
    });
    while (!settled) {
      for (const console of others) await console.read();
      read++;
    }
    expect(await problem).toBe('time-limit');
    expect(read).toBeGreaterThan(2);
    await until('the worker is killed', () => before.some((pid) => !ground.workers.pids.includes(pid)));
    host.setHost('blocked', 0);
    await blocked.connect();
    expect((await blocked.read()).stations).toHaveLength(1);
  });

  test('when it is closed, nothing is left of it', async () => {
    const console = await connected();
    host.setHost('blocked', 1);
    const problem = problemOf(console.read());
    await console.backend.close();
    expect(await problem).toBe('connection-lost');
    host.setHost('blocked', 0);
  });
});

test('a worker that dies is another one at the next try', async () => {
  const console = await connected();
  host.logOn(host.screenAt(''), 'ann');
  host.setHost('blocked', 1);
  const problem = problemOf(console.read());
  await until('a worker', () => ground.workers.pids.length > 0);
  for (const pid of ground.workers.pids) process.kill(pid, 'SIGKILL');
  expect(await problem).toBe('connection-lost');
  host.setHost('blocked', 0);
  await until('all are gone', () => ground.workers.pids.length === 0);
  expect((await console.read()).sessions).toHaveLength(1);
});

test('where events cannot be waited for, it is read all the same', async () => {
  const console = await connected();
  host.setHost('waitError', 50);
  host.logOn(host.screenAt(''), 'ann');
  expect((await console.read()).sessions).toHaveLength(1);
  expect(console.losses).toEqual([]);
  host.setHost('waitError', 0);
});

test('states of Windows that no user brings about by hand', async () => {
  const console = await connected();
  const id = host.logOn(host.screenAt(''), 'ann');
  for (const [state, phase] of [
    [connectState.shadow, 'open'],
    [connectState.init, 'opening'],
    [connectState.reset, 'closing'],
  ] as const) {
    host.set(id, 'state', state);
    expect(sessionIn(await console.read(), String(id)).phase).toBe(phase);
  }
  host.set(id, 'state', connectState.active);
  host.set(id, 'idle', 600_000);
  const { sessions, hostTime } = await console.read();
  expect(sessions[0]?.idleSince).toBe(sessions[0]?.since);
  expect(hostTime).toBeGreaterThan(0);
});

/** Another host, with its console's log-on screen only. */
function otherHost(): string {
  const other = `lab-${++hosts}`;
  ground.fake.host(other);
  return other;
}
