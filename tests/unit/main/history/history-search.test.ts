import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WriteOp } from '../../../../src/main/history/history-database';
import { HistorySearch } from '../../../../src/main/history/history-search';
import type { Database } from '../../../../src/main/history/sqlite';
import type { HistoryItem } from '../../../../src/shared/history/history-item';
import { type HistoryQuery, searchedOutcomes, wholeHistory } from '../../../../src/shared/history/history-query';
import type { Outcome, RequestSubject } from '../../../../src/shared/requests/request';
import { HistoryFolder, now } from './history-folder';
import { eventOp, keyOf, outcomeOp, requestOp } from './ops';

/** All that a search finds, page by page. */
function found(db: Database, query: Partial<HistoryQuery>, size = 100, few?: number): HistoryItem[] {
  const items: HistoryItem[] = [];
  for (let before: number | null = null; ; ) {
    const page = new HistorySearch(db, { ...wholeHistory, ...query }, few).page(before, size);
    items.push(...page.items);
    if (page.before === null) return items;
    expect(page.items).toHaveLength(size);
    expect(page.before).toBe(page.items.at(-1)?.place);
    before = page.before;
  }
}

describe('a text is part of an account, a name, a station or a computer', () => {
  const folder = new HistoryFolder();
  afterAll(() => folder.remove());
  const { db, history } = folder.open();
  const subject = (user: string, fullName: string | null, name: string, friendlyName: string | null) => ({
    user,
    fullName,
    station: { kind: 'seat', name, friendlyName } as const,
    computer: 'LAB-West',
  });
  beforeAll(() => {
    const subjects: RequestSubject[] = [
      subject('tanaka', '田中 太郎', 'seat0', '窓側'),
      subject('suzuki', 'スズキ イチロウ', 'seat1', null),
      subject('O_Brien', 'Máire Ní Bhriain', 'seat2', '50% [door]'),
      { user: 'root', fullName: null, station: null, computer: 'lab-east' },
      subject('\ud800\0nul', 'two\nlines', 'seat4', null),
    ];
    history.write(subjects.map((subject, at) => eventOp({ subject, session: keyOf({ id: `${at}` }) })));
  });

  test.each([
    ['tanaka', ['tanaka']],
    ['ANAK', ['tanaka']],
    ['太', ['tanaka']],
    ['田中', ['tanaka']],
    ['窓', ['tanaka']],
    ['ｽｽﾞｷ', ['suzuki']],
    ['ＳＥＡＴ１', ['suzuki']],
    ['MÁIRE', ['O_Brien']],
    ['k', ['tanaka', 'suzuki']],
    ['%', ['O_Brien']],
    ['_', ['O_Brien']],
    ['[door', ['O_Brien']],
    ['lab-e', ['root']],
    ['nul', ['\ud800\0nul']],
    ['two lines', ['\ud800\0nul']],
    // The end of one and the beginning of the next are not one text.
    ['tanaka田中', []],
    ['tanaka 田中', []],
    ['tanaka\n田中', []],
    ['nobody', []],
    ["'; DROP TABLE item; --", []],
  ])('%j', (text, users) => {
    expect(found(db, { text }).map((item) => (item.kind === 'power' ? '' : item.subject.user))).toEqual(
      users.toReversed(),
    );
  });
});

describe('whatever is in it and whatever is looked for', { timeout: 60_000 }, () => {
  const words = ['ann', 'Anna', 'bob', 'タロウ', 'ﾀﾛｳ', 'x'];
  const word = fc.constantFrom(...words);
  const subject = fc.record({
    user: word,
    fullName: fc.option(word),
    station: fc.option(fc.record({ kind: fc.constant('seat' as const), name: word, friendlyName: fc.option(word) })),
    computer: word,
  });
  const outcome: fc.Arbitrary<Outcome> = fc.constantFrom(
    { kind: 'done', reason: null },
    { kind: 'refused', reason: 'leaving', detail: '' },
    { kind: 'failed', reason: 'no-news', detail: 'x' },
    { kind: 'not-ending' },
    { kind: 'interrupted' },
  );
  // Clocks jump.
  const at = fc.integer({ min: now, max: now + 20 });
  const session = fc.constantFrom('1', '2', '3').map((id) => keyOf({ id }));
  const thing = fc.record({ subject, session, at, outcome: fc.option(outcome), isEvent: fc.boolean() });
  const query = fc.record({
    text: fc.oneof(word, fc.constantFrom('', '', 'a', 'ロ', 'nothing', 'N')),
    book: fc.option(fc.constantFrom('actions' as const, 'events' as const)),
    outcome: fc.option(fc.constantFrom(...searchedOutcomes)),
    from: fc.option(at),
    to: fc.option(at),
    session: fc.option(session),
  });

  test('it finds exactly what fits, the newest first, on pages of any size', () => {
    fc.assert(
      fc.property(
        fc.array(thing, { maxLength: 40 }),
        fc.array(query, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        (things, queries, size) => {
          const folder = new HistoryFolder();
          try {
            const { db, history } = folder.open();
            history.write(things.flatMap(toOps));
            const all = found(db, wholeHistory, 1000);
            expect(all.map(({ place }) => place)).toEqual(all.map(({ place }) => place).toSorted((a, b) => b - a));
            expect(all).toHaveLength(things.length);
            for (const one of queries) {
              const wanted = all.filter((item) => fits(item, one));
              // As in a small History, and as in a large one where most of it fits.
              expect(found(db, one, size)).toEqual(wanted);
              expect(found(db, one, size, 0)).toEqual(wanted);
              expect(found(db, one, size, 10)).toEqual(wanted);
            }
          } finally {
            folder.remove();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  function toOps({ subject, session, at, outcome, isEvent }: ThingOf<typeof thing>, number: number): WriteOp[] {
    if (isEvent) return [eventOp({ subject, session, at })];
    const id = `r${number}`;
    const request = requestOp(id, { subject, session, at });
    return outcome === null ? [request] : [request, outcomeOp(id, { outcome })];
  }
});

type ThingOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** The same rules once more, as plainly as can be. */
function fits(item: HistoryItem, { text, book, outcome, from, to, session }: HistoryQuery): boolean {
  if (item.kind === 'power') return false;
  const { user, fullName, station, computer } = item.subject;
  const fold = (part: string | null | undefined) => (part ?? '').normalize('NFKC').toLowerCase();
  const parts = [user, fullName, station?.name, station?.friendlyName, computer].map(fold);
  const has = item.kind === 'event' ? null : (item.outcome?.kind ?? 'open');
  return (
    parts.some((part) => part.includes(fold(text))) &&
    (book === null || (book === 'events') === (item.kind === 'event')) &&
    (outcome === null || outcome === has) &&
    (from === null || item.at >= from) &&
    (to === null || item.at < to) &&
    (session === null || item.session === session)
  );
}

test('an item has all that was written of it', () => {
  const folder = new HistoryFolder();
  try {
    const { db, history } = folder.open();
    const request = requestOp('r1', { reason: 'class is over', warn: 60_000, text: 'Bye', force: true });
    const outcome = { kind: 'called-off', reason: 'administrator' } as const;
    history.write([request, eventOp({ event: 'locked' }), outcomeOp('r1', { outcome, at: now + 7 })]);
    const { session, subject } = request;
    expect(found(db, {})).toEqual([
      { kind: 'event', place: 2, at: now, session, subject, simulated: true, event: 'locked' },
      {
        kind: 'action',
        place: 1,
        at: now,
        session,
        subject,
        simulated: true,
        by: 'carol',
        from: 'desk',
        action: 'end',
        force: true,
        reason: 'class is over',
        warn: 60_000,
        text: 'Bye',
        outcome,
        settledAt: now + 7,
      },
    ]);
  } finally {
    folder.remove();
  }
});
