import { History, type HistoryDeps } from '../../../../src/main/history/history';
import type { HistoryItem } from '../../../../src/shared/history/history-item';
import { wholeHistory } from '../../../../src/shared/history/history-query';
import { usualPreferences } from '../../../../src/shared/settings/preferences';
import { FakeTime } from '../../../fake-time';
import type { HistoryFolder } from './history-folder';
import { type LocalStore, localStore } from './local-store';

/** A History on stores in this thread, with what it told. */
export class HistoryUnderTest {
  readonly time: FakeTime;
  readonly history: History;
  readonly stores: LocalStore[] = [];
  readonly logged: string[] = [];
  /** What the trouble was each time it was said to have changed. */
  readonly troubles: (string | null)[] = [];
  changes = 0;
  limits = usualPreferences;

  constructor(folder: Pick<HistoryFolder, 'path'>, parts: Partial<HistoryDeps> = {}) {
    this.time = (parts.time as FakeTime | undefined) ?? new FakeTime();
    this.history = new History({
      folder: folder.path,
      time: this.time,
      log: { info: (text) => this.logged.push(text), warn: (text) => this.logged.push(text) },
      who: { by: 'carol', from: 'desk' },
      run: 'run1',
      limits: () => this.limits,
      isSimulated: (host) => host === 'lab',
      store: () => {
        const store = localStore();
        this.stores.push(store);
        return store;
      },
      changed: () => {
        this.changes++;
      },
      troubleChanged: () => this.troubles.push(this.history.trouble?.kind ?? null),
      ...parts,
    });
  }

  /** The newest hundred. */
  async items(): Promise<readonly HistoryItem[]> {
    return (await this.history.search(wholeHistory, null)).items;
  }

  /** Each item in short, the oldest first: `end ann: done`, `restart lab: open`, `locked ann`. */
  async inShort(): Promise<string[]> {
    const items = await this.items();
    return items.toReversed().map((item) => {
      if (item.kind === 'event') return `${item.event} ${item.subject.user}`;
      const about = item.kind === 'power' ? item.subject.computer : item.subject.user;
      return `${item.action} ${about}: ${item.outcome?.kind ?? 'open'}`;
    });
  }
}
