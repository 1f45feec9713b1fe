/** What the live region says now. `id` differs for each announcement, also where the text is the same again. */
export interface Announcement {
  readonly id: number;
  readonly text: string;
}

/** Between two announcements there are at least so many ms. */
export const announcementPause = 1000;
/** So many ms after the last one the region is emptied, so that nobody comes upon old news in it. */
export const announcementStays = 10_000;

/**
 * Gathers what is to be read out: the first text is shown at once, what comes within the pause after it is shown
 * together when the pause is over, each text once.
 */
export class Announcements {
  readonly #show: (announcement: Announcement) => void;
  readonly #waiting = new Set<string>();
  #pause: ReturnType<typeof setTimeout> | null = null;
  #emptying: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;

  constructor(show: (announcement: Announcement) => void) {
    this.#show = show;
  }

  /** Has a text read out, now or a little later. */
  announce(text: string): void {
    this.#waiting.add(text);
    if (this.#pause === null) this.#say();
  }

  #say(): void {
    this.#put([...this.#waiting].join(' '));
    this.#waiting.clear();
    this.#pause = setTimeout(() => {
      this.#pause = null;
      if (this.#waiting.size > 0) this.#say();
    }, announcementPause);
    clearTimeout(this.#emptying);
    this.#emptying = setTimeout(() => this.#put(''), announcementStays);
  }

  #put(text: string): void {
    this.#show({ id: ++this.#lastId, text });
  }
}
