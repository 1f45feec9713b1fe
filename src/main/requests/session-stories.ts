import type { SeenEvent } from '../../shared/lab/seen-event';
import { mostEntriesKept, type StoryEntry } from '../../shared/lab/story';
import type { RequestRecord } from '../../shared/requests/request';
import type { Time } from '../time';
import type { OutcomeSink } from './outcome-sink';

/** What happened to each listed session while this console looked on. */
export class SessionStories implements OutcomeSink {
  readonly #time: Pick<Time, 'now'>;
  readonly #stories = new Map<string, StoryEntry[]>();

  constructor(time: Pick<Time, 'now'>) {
    this.#time = time;
  }

  /** The story of a session, the oldest entry first; empty where nothing is known. */
  of(session: string): readonly StoryEntry[] {
    return this.#stories.get(session) ?? [];
  }

  accepted({ session, acceptedAt: at, action, force }: RequestRecord): void {
    this.#goOn(session, { at, kind: 'asked', action, force });
  }

  settled({ session, settledAt, action, force, outcome }: RequestRecord): void {
    // That it was suspended, locked or ended is told by the reading that showed it; no reading shows a message.
    if (outcome === null || (outcome.kind === 'done' && action !== 'message')) return;
    this.#goOn(session, { at: settledAt ?? this.#time.now(), kind: 'outcome', action, force, outcome });
  }

  seen(events: readonly SeenEvent[]): void {
    const at = this.#time.now();
    for (const { type: event, session } of events) {
      // Perhaps only left out once: not worth telling.
      if (event === 'missing') continue;
      const entry: StoryEntry = { at, kind: 'seen', event, station: session.station };
      if (this.#stories.has(session.key)) this.#goOn(session.key, entry);
      else this.#stories.set(session.key, [entry]);
    }
  }

  /** To be told which sessions are no longer listed. */
  forget(sessions: readonly string[]): void {
    for (const session of sessions) this.#stories.delete(session);
  }

  /** Only what a reading has shown has a story: a request may be for a session that is gone. */
  #goOn(session: string, entry: StoryEntry): void {
    const story = this.#stories.get(session);
    if (story === undefined) return;
    story.push(entry);
    if (story.length > mostEntriesKept + 1) story.splice(1, 1);
  }
}
