import { beforeEach, expect, test } from 'vitest';
import { emptyHistoryList, HistoryList, type HistoryListState } from '../../../../src/renderer/history/history-list';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { anAction, anEvent } from './builders';
import { ScriptedSearch } from './scripted-search';

let search: ScriptedSearch;
let list: HistoryList;
let state: HistoryListState;
const places = () => state.rows.map(({ item }) => item.place);
const look = (first: number, last: number, atTop = first === 0) => list.look({ first, last, atTop });
const all = { ...wholeHistory };
const ofBob = { ...wholeHistory, text: 'bob' };
const subject = (user: string) => ({ ...anEvent().subject, user });

/** Entries at these places, the newest first; every third is bob's. */
function entries(...at: readonly number[]) {
  return at.map((place) => anEvent({ place, subject: subject(place % 3 === 0 ? 'bob' : 'ann') }));
}

/** Reads what is asked for, looking at the last row each time, until all is known. */
async function readAll() {
  while (state.next !== null || search.waiting > 0) {
    await search.answerAll();
    look(0, state.rows.length - 1);
  }
}

beforeEach(() => {
  search = new ScriptedSearch();
  state = emptyHistoryList;
  list = new HistoryList(search.search, (shown) => {
    state = shown;
  });
});

test('reads page after page while the end comes near, and each once', async () => {
  search.items = entries(9, 8, 7, 5, 2);
  list.find(all);
  expect(state).toMatchObject({ query: null, searching: true });
  await readAll();
  expect(places()).toEqual([9, 8, 7, 5, 2]);
  expect(search.asked).toEqual([null, 8, 5]);
  expect(state).toMatchObject({ query: all, next: null, searching: false, newer: false, why: null });
});

test('asks one question at a time, and after it only for what is typed last', async () => {
  search.items = entries(4, 3, 2, 1);
  for (const text of ['a', 'an', 'ann', 'bo', 'bob']) list.find({ ...wholeHistory, text });
  expect(search.waiting).toBe(1);
  await search.answer();
  expect(state.query).toBeNull();
  await search.answerAll();
  expect(places()).toEqual([3]);
  expect(search.asked).toEqual([null, null]);
});

test('the answer to an older query never takes the place of a newer one', async () => {
  search.items = entries(9, 8, 7, 6, 5);
  list.find(all);
  await search.answer();
  // The next page of everything is on its way when bob is looked for.
  list.find(ofBob);
  await search.answer();
  expect(places()).toEqual([9, 8]);
  expect(state.searching).toBe(true);
  await search.answerAll();
  expect(places()).toEqual([9, 6]);
  expect(state).toMatchObject({ query: ofBob, searching: false });
});

test('the same query is not asked again', async () => {
  search.items = entries(2, 1);
  list.find(all);
  await search.answerAll();
  list.find({ ...wholeHistory });
  expect(search.asked).toEqual([null]);
});

test('at the top, new entries show up by themselves', async () => {
  search.items = entries(2, 1);
  list.find(all);
  await search.answerAll();
  search.items = entries(4, 2, 1);
  list.changed();
  await search.answerAll();
  expect(places()).toEqual([4, 2, 1]);
  expect(state.newer).toBe(false);
});

test('further down they wait, and nothing moves, until the top is looked at', async () => {
  search.items = entries(9, 8, 7, 6, 5, 4);
  list.find(all);
  await readAll();
  look(2, 5);
  search.items = entries(11, 10, 9, 8, 7, 6, 5, 4);
  list.changed();
  await search.answerAll();
  expect(places()).toEqual([9, 8, 7, 6, 5, 4]);
  expect(state.newer).toBe(true);
  // It is known that there are some: more of them ask nothing.
  const before = search.asked.length;
  list.changed();
  expect(search.asked.length).toBe(before);
  look(0, 3);
  await search.answerAll();
  expect(places().slice(0, 2)).toEqual([11, 10]);
  expect(state.newer).toBe(false);
});

test('where more came than a page holds, no gap is passed over', async () => {
  search.items = entries(3, 2, 1);
  list.find(all);
  await readAll();
  search.items = entries(9, 8, 7, 6, 5, 3, 2, 1);
  list.changed();
  await readAll();
  expect(places()).toEqual([9, 8, 7, 6, 5, 3, 2, 1]);
});

test('what is removed for its age leaves the end of the list when that is read again', async () => {
  search.items = entries(3, 2, 1);
  list.find(all);
  await readAll();
  search.items = entries(3);
  list.changed();
  await readAll();
  expect(places()).toEqual([3]);
});

test('an outcome that comes later shows where it is in view, further down too', async () => {
  const open = anAction({ place: 5, outcome: null, settledAt: null });
  search.items = [...entries(9, 8, 7, 6), open, ...entries(4, 3)];
  list.find(all);
  await readAll();
  look(3, 5);
  search.items = [...entries(9, 8, 7, 6), anAction({ place: 5 }), ...entries(4, 3)];
  list.changed();
  await search.answerAll();
  expect(state.rows.find(({ item }) => item.place === 5)?.item).toEqual(anAction({ place: 5 }));
  expect(places()).toEqual([9, 8, 7, 6, 5, 4, 3]);
});

test('an outcome out of view is asked for when it comes into view', async () => {
  const open = anAction({ place: 1, outcome: null, settledAt: null });
  search.items = [...entries(9, 8, 7), open];
  list.find(all);
  await readAll();
  look(0, 1);
  search.items = [...entries(9, 8, 7), anAction({ place: 1 })];
  list.changed();
  await search.answerAll();
  expect(state.rows.at(-1)?.item).toEqual(open);
  look(2, 3);
  await search.answerAll();
  expect(state.rows.at(-1)?.item).toEqual(anAction({ place: 1 }));
  // It has been asked for: not again and again.
  const before = search.asked.length;
  look(1, 3);
  expect(search.asked.length).toBe(before);
});

test('what could not be read says why, keeps what was read, and is asked for again on demand only', async () => {
  search.items = entries(9, 8, 7, 6);
  list.find(all);
  await search.answer();
  await search.fail('disk');
  expect(state).toMatchObject({ why: 'Error: disk', next: 8 });
  expect(places()).toEqual([9, 8]);
  look(0, 1);
  expect(search.waiting).toBe(0);
  list.retry();
  await readAll();
  expect(places()).toEqual([9, 8, 7, 6]);
  expect(state.why).toBeNull();
});

test('where a query could not be read, what another one found is not shown for it', async () => {
  search.items = entries(2, 1);
  list.find(all);
  await search.answerAll();
  list.find(ofBob);
  await search.fail('disk');
  expect(state).toMatchObject({ rows: [], why: 'Error: disk', searching: false });
  list.retry();
  await search.answerAll();
  expect(state).toMatchObject({ query: ofBob, rows: [], why: null });
});
