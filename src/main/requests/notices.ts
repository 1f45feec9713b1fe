import type { SeenNotice, SeenNotices } from '../../shared/lab/notice';
import type { SeenEvent } from '../../shared/lab/seen-event';
import type { Time } from '../time';
import type { OutcomeSink } from './outcome-sink';

/** What is gathered is told so many ms after the first of it, so there is at most one telling in that time. */
export const noticePause = 1000;
/** Those of one telling that are told one by one; of more there is only the number. */
export const mostNoticesTold = 50;

/** Tells what happened without this console having asked for it, gathered so that a storm is as short as a breeze. */
export class Notices implements Pick<OutcomeSink, 'seen'> {
  readonly #time: Pick<Time, 'after'>;
  readonly #tell: (notices: SeenNotices) => void;
  #gathered: SeenNotice[] = [];
  #more = 0;

  constructor(time: Pick<Time, 'after'>, tell: (notices: SeenNotices) => void) {
    this.#time = time;
    this.#tell = tell;
  }

  seen(events: readonly SeenEvent[]): void {
    for (const { type, subject, ours } of events) {
      if (ours || type === 'found' || type === 'missing') continue;
      if (this.#gathered.length === 0) this.#time.after(noticePause, () => this.#tellGathered());
      if (this.#gathered.length < mostNoticesTold) this.#gathered.push({ type, subject });
      else this.#more++;
    }
  }

  #tellGathered(): void {
    const told = { notices: this.#gathered, more: this.#more };
    this.#gathered = [];
    this.#more = 0;
    this.#tell(told);
  }
}
