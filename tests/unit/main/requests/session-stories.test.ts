import { describe, expect, test } from 'vitest';
import { Lab } from '../../../../src/main/lab/lab';
import { SessionStories } from '../../../../src/main/requests/session-stories';
import { mostEntriesKept, type StoryEntry } from '../../../../src/shared/lab/story';
import { plainAsk } from '../../../../src/shared/requests/plain-ask';
import type { Ask } from '../../../../src/shared/requests/request';
import { type SessionKey, sessionKey } from '../../../../src/shared/session/identity';
import { annIdentity, aSeenEvent, aSession } from '../../../builders';
import { FakeTime } from '../../../fake-time';
import { hostEntry, identityOf, quickHost } from '../../../lab-on-fake-time';
import { annAndBob } from './ann-and-bob';

/** A lab over one quick host called `lab` with ann and bob, and the stories as main wires them. */
async function labWithStories() {
  const time = new FakeTime();
  const host = quickHost(time);
  const stories = new SessionStories(time);
  const lab = new Lab([hostEntry('lab', host, time)], { time, sink: stories });
  lab.onDelta(({ sessions }) => stories.forget(sessions.gone));
  annAndBob(host);
  lab.start();
  await time.pass(1000);
  const keyOf = (id: string) => sessionKey(identityOf('lab', host, id));
  const story = (key: SessionKey) => stories.of(key).map(inShort);
  const ask = (action: Ask['action'], key: SessionKey) => {
    const text = action === 'message' ? 'Hello' : null;
    lab.ask({ ...plainAsk, action, sessions: [key], force: false, ownConfirmed: false, text });
  };
  return { time, host, lab, keyOf, story, ask, stories };
}

function inShort(entry: StoryEntry): string {
  if (entry.kind === 'seen') return `${entry.event} ${entry.station}`;
  return entry.kind === 'asked' ? `asked ${entry.action}` : `${entry.action}: ${entry.outcome.kind}`;
}

describe('the story of a session', () => {
  test('is what readings showed and what was asked; what a reading tells is not told twice', async () => {
    const { time, host, keyOf, story, ask } = await labWithStories();
    const ann = keyOf('1');
    for (const action of ['message', 'lock', 'suspend'] as const) {
      ask(action, ann);
      await time.pass(1000);
      if (action === 'lock') host.unlock('1');
      await time.pass(1000);
    }
    host.comeBack('1', '3');
    await time.pass(1000);
    expect(story(ann)).toEqual([
      'found 1',
      'asked message',
      'message: done',
      'asked lock',
      'locked 1',
      'unlocked 1',
      'asked suspend',
      'suspended null',
      'resumed 3',
    ]);
    expect(story(keyOf('2'))).toEqual(['found 2']);
  });

  test('has the time of each entry', async () => {
    const { time, host, keyOf, stories, ask } = await labWithStories();
    const ann = keyOf('1');
    const asked = time.now();
    host.faults = { spoilCommand: () => 'refuse' };
    ask('suspend', ann);
    await time.pass(1000);
    host.faults = {};
    host.lock('1');
    await time.pass(1000);
    const [found, ...rest] = stories.of(ann);
    expect(found?.at).toBeLessThan(asked);
    expect(rest).toMatchObject([
      { kind: 'asked', at: asked, force: false },
      { kind: 'outcome', action: 'suspend', force: false, outcome: { kind: 'failed' } },
      { kind: 'seen', event: 'locked' },
    ]);
    const times = stories.of(ann).map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThanOrEqual(asked + 1000);
  });

  test('does not tell of a session that was left out once', async () => {
    const { time, host, lab, keyOf, story } = await labWithStories();
    let times = 1;
    host.faults = { spoilReading: (reading) => (times-- > 0 ? { ...reading, sessions: [] } : reading) };
    lab.reconnect('lab');
    await time.pass(1000);
    expect(times).toBeLessThan(0);
    expect(story(keyOf('1'))).toEqual(['found 1']);
  });

  test('keeps how it was found and the newest entries', () => {
    const time = new FakeTime();
    const stories = new SessionStories(time);
    const session = aSession();
    stories.seen([aSeenEvent('found', session)]);
    for (let place = 1; place <= mostEntriesKept + 10; place++) {
      stories.seen([aSeenEvent('moved', { ...session, station: String(place) })]);
    }
    const story = stories.of(session.key).map(inShort);
    expect(story).toHaveLength(mostEntriesKept + 1);
    expect(story.slice(0, 2)).toEqual(['found A', 'moved 11']);
    expect(story.at(-1)).toBe(`moved ${mostEntriesKept + 10}`);
  });
});

describe('the story goes', () => {
  test('when the session has ended, whoever ended it', async () => {
    const { time, host, keyOf, story, ask } = await labWithStories();
    const [ann, bob] = [keyOf('1'), keyOf('2')];
    ask('end', ann);
    host.signOut('2');
    expect(story(ann)).toEqual(['found 1', 'asked end']);
    await time.pass(30_000);
    expect(story(ann)).toEqual([]);
    expect(story(bob)).toEqual([]);
  });

  test('when the computer was restarted', async () => {
    const { time, host, keyOf, story } = await labWithStories();
    const ann = keyOf('1');
    host.restart();
    await time.pass(60_000);
    expect(story(ann)).toEqual([]);
  });

  test('when the computer is taken off the list, with what was open there', async () => {
    const { time, host, lab, keyOf, story, ask } = await labWithStories();
    const ann = keyOf('1');
    host.setWhenEnded('1', 'stays');
    ask('end', ann);
    await time.pass(100);
    await lab.removeHost('lab');
    await time.pass(100);
    expect(story(ann)).toEqual([]);
  });

  test('and a request for a session that is gone leaves none behind', async () => {
    const { time, host, keyOf, story, ask } = await labWithStories();
    const ann = keyOf('1');
    host.signOut('1');
    await time.pass(30_000);
    ask('end', ann);
    await time.pass(1000);
    expect(story(ann)).toEqual([]);
  });
});

test('10,000 sessions: little memory for each, and no pause', () => {
  const time = new FakeTime();
  const stories = new SessionStories(time);
  const events = Array.from({ length: 10_000 }, (_, place) => {
    const key = sessionKey({ ...annIdentity, id: String(place) });
    return aSeenEvent('found', aSession({ key }));
  });
  const began = performance.now();
  stories.seen(events);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(events.map(({ session }) => stories.of(session.key).length)).toEqual(events.map(() => 1));
  stories.forget(events.map(({ session }) => session.key));
  expect(events.flatMap(({ session }) => stories.of(session.key))).toEqual([]);
});
