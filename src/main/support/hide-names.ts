/** What stands for the names of each kind. */
export type NameKind = 'user' | 'computer' | 'name';

/** Names that are known, by kind. Empty ones are none. */
export type KnownNames = Readonly<Record<NameKind, Iterable<string>>>;

/** How the log writes an account, and a computer. */
const accountInLog = /"user":"((?:[^"\\]|\\.)+)"/g;
const computerInLog = /\bseen "((?:[^"\\]|\\.)+)"/g;
const homeFolder = /[\\/]+(?:home|Users)[\\/]+([^\\/\s"':]+)/g;
/** `somebody@` before a computer. */
const accountAt = /([\p{L}\p{N}._-]+)@(?=[\p{L}\p{N}[])/gu;

/** Not of the times of day that stand in every line. */
const addresses =
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\p{L}\p{N}:.])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\p{L}\p{N}:])|(?<![\p{L}\p{N}:.])[0-9a-f:]*::[0-9a-f:]*(?![\p{L}\p{N}:])/giu;

/**
 * Replaces the names of people and computers in texts, each by the same stand-in everywhere: `user-1`, `computer-2`. Known
 * are those that are given, and what the texts themselves show to be one: accounts in the lines of the log, in paths and
 * before an `@`, and network addresses. A word that only happens to be somebody's name is replaced too.
 */
export class HiddenNames {
  /** By the name in lower case. */
  readonly #standIns = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(known: KnownNames, texts: readonly string[]) {
    for (const kind of ['user', 'computer', 'name'] as const) for (const name of known[kind]) this.#add(kind, name);
    for (const text of texts) {
      for (const pattern of [accountInLog, homeFolder, accountAt]) this.#addFound('user', text, pattern);
      this.#addFound('computer', text, computerInLog);
    }
  }

  /** The text without those names. */
  in(text: string): string {
    const names = [...this.#standIns.keys()].sort((a, b) => b.length - a.length).map(escaped);
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
    const named = names.length === 0 ? text : text.replace(whole, (name) => this.#standIn('name', name));
    return named.replace(addresses, (address) => this.#standIn('address', address));
  }

  #addFound(kind: NameKind, text: string, pattern: RegExp): void {
    for (const [, name = ''] of text.matchAll(pattern)) this.#add(kind, name);
  }

  #add(kind: NameKind, name: string): void {
    if (name.trim() === '') return;
    this.#standIn(kind, name);
    // As JSON writes it: so it stands in the log and in the settings.
    const written = JSON.stringify(name).slice(1, -1);
    if (written !== name) this.#standIns.set(written.toLowerCase(), this.#standIn(kind, name));
  }

  #standIn(kind: NameKind | 'address', name: string): string {
    const key = name.toLowerCase();
    let standIn = this.#standIns.get(key);
    if (standIn === undefined) {
      const count = (this.#counts.get(kind) ?? 0) + 1;
      this.#counts.set(kind, count);
      standIn = `${kind}-${count}`;
      this.#standIns.set(key, standIn);
    }
    return standIn;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
