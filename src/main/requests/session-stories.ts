import type { LabEvent } from '../../shared/lab/host-memory';
import type { StoryEntry } from '../../shared/lab/story';
import type { RequestRecord } from '../../shared/requests/request';
import type { SessionKey } from '../../shared/session/identity';
import type { OutcomeSink } from './outcome-sink';

/** What happened to each listed session while this console looked on. */
export class SessionStories implements OutcomeSink {
  readonly #stories = new Map<SessionKey, StoryEntry[]>();

  /** The story of a session, the oldest entry first; empty where nothing is known. */
  of(key: SessionKey): readonly StoryEntry[] {
    return this.#stories.get(key) ?? [];
  }

  accepted(_request: RequestRecord): void {}

  settled(_request: RequestRecord): void {}

  seen(_computer: string, _events: readonly LabEvent[]): void {}
}
