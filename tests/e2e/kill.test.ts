import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, expect, type Page, test } from 'playwright/test';
import type { HistoryAction } from '../../src/shared/history/history-item';
import { wholeHistory } from '../../src/shared/history/history-query';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { FakeLogind } from '../contract/fake-logind';
import { processesOf, programArgs, programEnvironment } from './program';

/** How often the program is killed. `npm run test:kill -- --runs N` says otherwise. */
const runs = Number(process.env.KILL_RUNS ?? 20);
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Sessions in each bulk end. */
const sessionsEach = 30;
/** The program is killed at most so many ms after it was asked. */
const latestKill = 700;

/** Numbers in [0, 1) that follow from the seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What is left of the host's word after the program was killed: whom its commands reached. */
interface Run {
  readonly kind: 'end' | 'warned end' | 'end of a countdown';
  readonly ids: ReadonlySet<string>;
  readonly reached: ReadonlySet<string>;
}

test('killed at any moment: History has every request with one outcome that is true, and nothing goes on', async () => {
  test.setTimeout(60_000 + runs * 20_000);
  const random = randomFrom(seed);
  console.log(`kill: seed ${seed}, ${runs} runs`);
  const fake = await FakeLogind.start();
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'stationmaster-kill-'));
  const tally = new Map<string, number>();
  let run: Run | null = null;
  try {
    for (let number = 0; number <= runs; number++) {
      const { app, page } = await start(dataFolder, fake.address);
      if (run !== null) await checkRun(page, fake, run, tally);
      if (number === runs) {
        await app.close();
        break;
      }
      run = await killDuring(app, page, fake, random);
      await expect.poll(() => processesOf(dataFolder), { message: 'processes left over' }).toEqual([]);
    }
  } finally {
    await fake.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  console.log(
    `kill: ${[...tally]
      .toSorted()
      .map(([what, count]) => `${what}: ${count}`)
      .join(', ')}`,
  );
  expect(existsSync(dataFolder)).toBe(false);
});

async function start(dataFolder: string, busAddress: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await electron.launch({
    args: programArgs(dataFolder, { args: ['--host', 'local'] }),
    env: programEnvironment(busAddress),
  });
  const page = await app.firstWindow();
  // Its first reading settles what was open.
  await expect.poll(() => connected(page)).toBe(true);
  return { app, page };
}

function connected(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const lab = await window.stationmaster.getLab({});
    return lab.ok && lab.value.hosts.every(({ connection }) => connection.state === 'connected');
  });
}

/** Asks for something with many at once, and kills the program soon after. */
async function killDuring(app: ElectronApplication, page: Page, fake: FakeLogind, random: () => number): Promise<Run> {
  for (const session of [...fake.sessions.values()]) fake.remove(session, 0);
  const kind = (['end', 'end', 'end', 'warned end', 'end of a countdown'] as const)[Math.floor(random() * 5)] ?? 'end';
  const sessions = Array.from({ length: sessionsEach }, (_, place) => {
    const session = fake.add({ uid: 2000 + place, name: `student${place}`, tty: `pts/${place}` });
    session.stays = random() < 0.1;
    return session;
  });
  // The host takes its time for each, so that the moments differ.
  fake.intercept = async (call) => {
    if (call.member !== 'TerminateSession') return undefined;
    await new Promise((go) => setTimeout(go, random() * 60));
    return undefined;
  };
  const ids = new Set(sessions.map(({ id }) => id));
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const lab = await window.stationmaster.getLab({});
        return lab.ok ? lab.value.sessions.map(({ identity }) => identity.id).sort() : [];
      }),
    )
    .toEqual([...ids].sort());
  const before = fake.commands.length;
  const asked = page.evaluate(
    async ({ plainAsk, kind }) => {
      const lab = await window.stationmaster.getLab({});
      if (!lab.ok) return;
      const warn = kind === 'warned end' || kind === 'end of a countdown' ? 30_000 : null;
      await window.stationmaster.ask({
        ...plainAsk,
        action: 'end',
        sessions: lab.value.sessions.map(({ key }) => key),
        warn,
      });
      if (kind !== 'end of a countdown') return;
      const now = await window.stationmaster.getLab({});
      const requests = now.ok ? now.value.requests.flatMap(({ id, endsAt }) => (endsAt === null ? [] : [id])) : [];
      await window.stationmaster.changeCountdowns({ requests, change: 'end-now' });
    },
    { plainAsk: { ...plainAsk }, kind },
  );
  // The page goes with the program, perhaps before it has its answer.
  asked.catch(() => {});
  await new Promise((go) => setTimeout(go, random() * latestKill));
  const closed = app.waitForEvent('close');
  process.kill(app.process().pid ?? 0, 'SIGKILL');
  await closed;
  const reached = new Set(fake.commands.slice(before).map((command) => command.split(' ')[1] ?? ''));
  return { kind, ids, reached };
}

/** Compares what History says of the run that was killed with what its host saw. */
async function checkRun(page: Page, fake: FakeLogind, { kind, ids, reached }: Run, tally: Map<string, number>) {
  const commands = fake.commands.length;
  await expect.poll(async () => (await history(page, 'open')).length, { message: 'open requests' }).toBe(0);
  const actions = (await history(page, null)).filter(({ session }) => ids.has(idOf(session)));
  const byId = new Map<string, HistoryAction[]>();
  for (const action of actions) byId.set(idOf(action.session), [...(byId.get(idOf(action.session)) ?? []), action]);
  for (const id of reached)
    expect(byId.get(id), `the host was told about ${id}; History knows nothing`).toHaveLength(1);
  for (const [id, [action]] of byId) {
    const here = fake.sessions.get(id);
    const what = `${kind} of ${id}: ${action?.outcome?.kind}`;
    tally.set(`${kind}: ${action?.outcome?.kind}`, (tally.get(`${kind}: ${action?.outcome?.kind}`) ?? 0) + 1);
    switch (action?.outcome?.kind) {
      case 'done':
        expect(here, what).toBeUndefined();
        expect(reached, what).toContain(id);
        break;
      // The host shows nothing of it, or was never told.
      case 'interrupted':
        expect(here, what).toBeDefined();
        break;
      default:
        throw new Error(`unexpected: ${what}`);
    }
  }
  if (byId.size > 0) expect(byId.size, 'all of one ask or none').toBe(ids.size);
  const verdict = await page.evaluate(async () => window.stationmaster.verifyHistory({}));
  expect(verdict).toMatchObject({ ok: true, value: [{ broken: null }, { broken: null }] });
  expect(fake.commands.length, 'something went on by itself').toBe(commands);
}

/** Everything that administrators did. */
async function history(page: Page, outcome: 'open' | null): Promise<HistoryAction[]> {
  const query = { ...wholeHistory, book: 'actions' as const, outcome };
  return page.evaluate(async (query) => {
    const items: HistoryAction[] = [];
    let before: number | null = null;
    do {
      const answer = await window.stationmaster.searchHistory({ query, before });
      if (!answer.ok) throw new Error(answer.detail);
      for (const item of answer.value.items) if (item.kind === 'action') items.push(item);
      before = answer.value.before;
      // One run is far less than this.
    } while (before !== null && items.length < 500);
    return items;
  }, query);
}

/** The host's own id in an identity. */
function idOf(session: string): string {
  return (JSON.parse(session) as string[])[2] ?? '';
}
