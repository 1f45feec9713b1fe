import type { Time } from '../../time';

/** What was read of an account is believed for so long (ms), and what could not be read is not tried again before. */
export const believedFor = 5 * 60_000;

/**
 * Which accounts of a host administer it. It is asked beside the readings, for it can take Windows long: a domain has to be
 * asked. Until it is known of every account, it is not known.
 */
export class KnownAdministrators {
  readonly #ask: (accounts: readonly string[]) => Promise<readonly (boolean | null)[]>;
  readonly #time: Time;
  readonly #changed: () => void;
  readonly #known = new Map<string, { readonly administrator: boolean; readonly at: number }>();
  /** Monotonic time before which nothing is asked. */
  #notBefore = Number.NEGATIVE_INFINITY;
  #asking = false;

  /** `ask`: null for an account that is not found. `changed`: more is known. */
  constructor(
    ask: (accounts: readonly string[]) => Promise<readonly (boolean | null)[]>,
    time: Time,
    changed: () => void,
  ) {
    this.#ask = ask;
    this.#time = time;
    this.#changed = changed;
  }

  /** Which of these accounts administer it; null: it is not known of all. What is missing or old is asked for meanwhile. */
  of(accounts: readonly string[]): ReadonlySet<string> | null {
    const now = this.#time.monotonic();
    const old = accounts.filter((account) => now - (this.#known.get(account)?.at ?? -believedFor) >= believedFor);
    if (old.length > 0 && !this.#asking && now >= this.#notBefore) void this.#read([...new Set(old)]);
    if (!accounts.every((account) => this.#known.has(account))) return null;
    return new Set(accounts.filter((account) => this.#known.get(account)?.administrator));
  }

  async #read(accounts: readonly string[]): Promise<void> {
    this.#asking = true;
    try {
      const answers = await this.#ask(accounts);
      const at = this.#time.monotonic();
      // One that is not found may be one.
      for (const [place, account] of accounts.entries()) {
        this.#known.set(account, { administrator: answers[place] ?? true, at });
      }
      this.#changed();
    } catch {
      // Not known any more, rather than as it was.
      for (const account of accounts) this.#known.delete(account);
      this.#notBefore = this.#time.monotonic() + believedFor;
    } finally {
      this.#asking = false;
    }
  }
}
