import { statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { History } from '../../src/main/history/history';
import { startStore } from '../../src/main/history/store-client';
import { systemTime } from '../../src/main/time';
import { type HistoryQuery, wholeHistory } from '../../src/shared/history/history-query';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import { usualPreferences } from '../../src/shared/settings/preferences';
import { ann, aRequest } from '../builders';
import { percentiles } from './figures';
import { seeded, seedHistory } from './seed-history';

// Prints what History takes with this many entries, in a process without anything else that could hold main up:
// FOLDER WORKER ENTRIES.
const [folder = '', worker = '', count = ''] = process.argv.slice(2);
const entries = Number(count);
const searches = 40;
const ask = { ...plainAsk, action: 'end', sessions: [ann] } as const;

/** Does something, and says how long main was held up meanwhile at the most, in ms. */
async function watched<T>(action: () => Promise<T>): Promise<{ result: T; block: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const result = await action();
  delay.disable();
  return { result, block: delay.max / 1e6 };
}

/** How long each of so many took, one after the other, in ms. */
async function times(count: number, action: (number: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let number = 0; number < count; number++) {
    const start = performance.now();
    await action(number);
    taken.push(performance.now() - start);
  }
  return taken;
}

const inMs = (figure: number) => `${figure.toFixed(1)} ms`;

async function measureWriting(history: History): Promise<void> {
  const one = (id: string) => aRequest({ id, acceptedAt: Date.now() });
  const { result, block } = await watched(() => times(1000, (number) => history.accepted([one(`s${number}`)], ask)));
  console.log(`one entry, on disk: ${percentiles(result)}; longest block of main ${inMs(block)}`);

  const many = Array.from({ length: 10_000 }, (_, number) => one(`m${number}`));
  const ofMany = await watched(() => times(1, () => history.accepted(many, ask)));
  console.log(`10,000 of one ask: ${inMs(ofMany.result[0] ?? 0)}; longest block of main ${inMs(ofMany.block)}`);
}

async function measureSearching(history: History): Promise<void> {
  const { first, last, session } = seeded(entries);
  const queries: Readonly<Record<string, Partial<HistoryQuery>>> = {
    everything: {},
    'a name that many have': { text: 'a' },
    'one account': { text: 'user1234.' },
    'two Japanese letters': { text: '田中' },
    'a computer': { text: 'lab-07' },
    'nothing found': { text: 'nobody has this' },
    'a rare outcome': { outcome: 'interrupted' },
    'a common outcome': { outcome: 'done' },
    open: { outcome: 'open' },
    'a common text with a rare outcome': { text: 'lab', outcome: 'interrupted' },
    'the oldest hour': { from: first, to: first + 3_600_000 },
    'the older half': { from: first, to: (first + last) / 2 },
    'common text and outcome in a time when there was none': {
      text: 'lab',
      outcome: 'not-ending',
      to: (first + last) / 2,
    },
    'before there was anything, with a common text': { text: 'lab', book: 'actions', to: first },
    'one session': { session },
    'one book': { book: 'events' },
  };
  const all: number[] = [];
  // Printed later, for printing is work of main too.
  const lines: string[] = [];
  const { block } = await watched(async () => {
    for (const [name, query] of Object.entries(queries)) {
      let items = 0;
      const taken = await times(searches, async () => {
        items = (await history.search({ ...wholeHistory, ...query }, null)).items.length;
      });
      all.push(...taken);
      lines.push(`search, ${name}: ${percentiles(taken)} (${items} items)`);
    }
  });
  for (const line of lines) console.log(line);
  console.log(`search, all of these: ${percentiles(all)}; longest block of main ${inMs(block)}`);
}

/** Long work, and writing meanwhile. */
async function measureLongWork(history: History): Promise<void> {
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    verify: () => history.verify(),
    'export as a table': () => history.exportTo(join(folder, 'all.csv'), wholeHistory, 'csv'),
  };
  for (const [name, work] of Object.entries(works)) {
    const start = performance.now();
    let isOver = false;
    const writes: number[] = [];
    const { result, block } = await watched(async () => {
      const worked = work().finally(() => {
        isOver = true;
      });
      for (let number = 0; !isOver; number++) {
        const id = `${name}${number}`;
        writes.push(...(await times(1, () => history.accepted([aRequest({ id, acceptedAt: Date.now() })], ask))));
      }
      return worked;
    });
    const took = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${name}: ${took} s; one entry meanwhile ${percentiles(writes)}; longest block of main ${inMs(block)}`);
    if (name === 'verify') console.log(JSON.stringify(result));
  }
}

const file = join(folder, 'history.sqlite');
seedHistory(file, entries);
const started = performance.now();
const history = new History({
  folder,
  time: systemTime,
  log: { info() {}, warn: (text) => console.warn(text) },
  who: { by: 'carol', from: 'desk' },
  run: 'bench',
  limits: () => ({ ...usualPreferences, actionDays: 3650, eventDays: 3650 }),
  isSimulated: () => true,
  store: () => startStore(worker),
  changed() {},
  troubleChanged() {},
});
await history.leftOpen();
const size = (statSync(file).size / 1e6).toFixed(0);
console.log(`History of ${entries} entries (${size} MB): open after ${inMs(performance.now() - started)}`);
await measureWriting(history);
await measureSearching(history);
await measureLongWork(history);
await history.close();
