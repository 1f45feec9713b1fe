import { join } from 'node:path';
import * as v from 'valibot';
import { parseSessionKey, type SessionKey, sessionKey } from '../../shared/session/identity';
import { keepFound, type NoContent, readFound } from '../files/found-file';
import { WholeFile } from '../files/whole-file';
import type { Log } from '../log';
import type { Time } from '../time';
import type { Marks } from './marks';

/** Marks kept on disk, the newest by their hosts' clocks: hosts may never be seen again. */
export const mostMarksKept = 10_000;
/** Greatest size of the file in bytes: no console has written a larger one. */
export const largestMarks = 50_000_000;
/** Bad entries that are named in the log. */
const mostNamed = 20;
const version = 1;

/** What the file is given from outside. */
export interface MarksFileDeps {
  readonly time: Pick<Time, 'now'>;
  readonly log: Pick<Log, 'warn'>;
  /** Whether the marks of this host are kept: those of a simulated one end with the program, as it does. */
  readonly isKept: (host: string) => boolean;
  /** Nothing is written, whatever is kept or wrong. */
  readonly readOnly?: boolean;
}

/**
 * Which sessions this console suspended, on disk: `marks.json`. Read whole at the start; of a damaged one the good
 * entries are used, and it is kept as it was. The window and the command line may both write it: each writes what it
 * changed itself into what is there then. Of two that write within the same milliseconds one may win; a lost mark shows a
 * session as Disconnected, which it is.
 */
export class MarksFile implements Marks {
  readonly #log: Pick<Log, 'warn'>;
  readonly #isKept: (host: string) => boolean;
  readonly #readOnly: boolean;
  readonly #path: string;
  /** All of them, as they are on disk or are to be. */
  #marks: ReadonlyMap<string, ReadonlyMap<SessionKey, number>>;
  /** Those of each host that the lab of this program knows: others may have been put on disk beside them. */
  readonly #known = new Map<string, ReadonlyMap<SessionKey, number>>();
  /** What was changed here and is not on disk yet; null: taken away. */
  #changed: ReadonlyMap<SessionKey, number | null> = new Map();
  /** The same of what is being written. */
  #writing: ReadonlyMap<SessionKey, number | null> = new Map();
  readonly #file: WholeFile;
  /** The last write failed, which the log has. */
  #failed = false;

  /** Reads the file in this folder; waits for the disk, so that no host is read before. */
  constructor(folder: string, { time, log, isKept, readOnly = false }: MarksFileDeps) {
    this.#log = log;
    this.#isKept = isKept;
    this.#readOnly = readOnly;
    const path = join(folder, 'marks.json');
    this.#path = path;
    const content = readFound(path, largestMarks);
    const { marks, problems } = content === null ? nothing() : parseMarks(content);
    this.#marks = marks;
    const keptAs =
      content === null || problems.length === 0 || readOnly ? undefined : keepFound(path, content, problems, time, log);
    this.#file = new WholeFile(path, () => this.#textNow(), keptAs !== null, 'several');
    if (typeof keptAs === 'string') this.#save();
  }

  of(host: string): ReadonlyMap<SessionKey, number> {
    const marks = this.#marks.get(host) ?? new Map();
    this.#known.set(host, marks);
    return marks;
  }

  keep(host: string, marks: ReadonlyMap<SessionKey, number>): void {
    if (this.#readOnly || !this.#isKept(host)) return;
    const changed = new Map(changes(this.#known.get(host) ?? new Map(), marks));
    this.#known.set(host, marks);
    this.#marks = withChanges(this.#marks, changed);
    this.#changed = new Map([...this.#changed, ...changed]);
    this.#save();
  }

  /** Resolves when everything that was to be kept before this call is on disk, or could not be written. */
  written(): Promise<void> {
    return this.#file.written();
  }

  /** What is to be on disk: what is there, with what was changed here. */
  #textNow(): string {
    const content = readFound(this.#path, largestMarks);
    const there = content === null ? null : parseMarks(content);
    // What can't be understood was kept aside when it was found at the start.
    const marks = there === null || there.problems.length > 0 ? this.#marks : there.marks;
    this.#marks = withChanges(marks, this.#changed);
    this.#writing = this.#changed;
    this.#changed = new Map();
    return marksText(this.#marks);
  }

  /** What can't be written now goes into the file with the next change. */
  #save(): void {
    this.#file.save().then(
      () => {
        this.#failed = false;
        this.#writing = new Map();
      },
      (error: Error) => {
        this.#changed = new Map([...this.#writing, ...this.#changed]);
        this.#writing = new Map();
        if (!this.#failed) this.#log.warn(`marks: ${error.message}`);
        this.#failed = true;
      },
    );
  }
}

/** The step from some marks of a host to others; null: taken away. */
function* changes(
  before: ReadonlyMap<SessionKey, number>,
  now: ReadonlyMap<SessionKey, number>,
): Generator<[SessionKey, number | null]> {
  for (const key of before.keys()) if (!now.has(key)) yield [key, null];
  for (const [key, at] of now) if (before.get(key) !== at) yield [key, at];
}

/** Marks after changes; null: taken away. */
function withChanges(
  marks: ReadonlyMap<string, ReadonlyMap<SessionKey, number>>,
  changed: ReadonlyMap<SessionKey, number | null>,
): Map<string, ReadonlyMap<SessionKey, number>> {
  const next = new Map(marks);
  const ofHosts = Map.groupBy(changed, ([key]) => parseSessionKey(key)?.host ?? '');
  for (const [host, ofHost] of ofHosts) {
    const now = new Map(marks.get(host));
    for (const [key, at] of ofHost) {
      if (at === null) now.delete(key);
      else now.set(key, at);
    }
    if (now.size === 0) next.delete(host);
    else next.set(host, now);
  }
  return next;
}

const identityPart = v.string();
const entrySchema = v.strictObject({
  /** Host, boot, the host's own id, user and logon time. */
  session: v.strictTuple([identityPart, identityPart, identityPart, identityPart, identityPart]),
  /** The host's time at which it was seen suspended. */
  at: v.pipe(v.number(), v.finite()),
});
type Entry = v.InferOutput<typeof entrySchema>;

const fileSchema = v.strictObject({ version: v.literal(version), marks: v.array(v.unknown()) });

interface ParsedMarks {
  readonly marks: Map<string, ReadonlyMap<SessionKey, number>>;
  /** Empty: the file says exactly these marks. */
  readonly problems: readonly string[];
}

function nothing(...problems: readonly string[]): ParsedMarks {
  return { marks: new Map(), problems };
}

/** The marks in a file: each entry is used or named. */
function parseMarks(content: Uint8Array | NoContent): ParsedMarks {
  if (!(content instanceof Uint8Array)) return nothing(`${content.kind}: ${content.detail}`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch (error) {
    return nothing((error as Error).message);
  }
  const file = v.safeParse(fileSchema, json, { abortEarly: true });
  if (!file.success) return nothing(told('', file.issues[0]));

  const marks = new Map<string, Map<SessionKey, number>>();
  const problems: string[] = [];
  for (const [place, one] of file.output.marks.entries()) {
    const entry = v.safeParse(entrySchema, one, { abortEarly: true });
    if (entry.success) put(marks, entry.output);
    else if (problems.length < mostNamed) problems.push(told(`marks.${place}: `, entry.issues[0]));
  }
  return { marks, problems };
}

function put(marks: Map<string, Map<SessionKey, number>>, { session, at }: Entry): void {
  const [host, boot, id, user, logon] = session;
  const ofHost = marks.get(host) ?? new Map<SessionKey, number>();
  marks.set(host, ofHost.set(sessionKey({ host, boot, id, user, logon }), at));
}

function told(where: string, issue: v.BaseIssue<unknown>): string {
  return `${where}${v.getDotPath(issue) ?? ''} ${issue.message}`.slice(0, 300);
}

/** One line for each mark. */
function marksText(marks: ReadonlyMap<string, ReadonlyMap<SessionKey, number>>): string {
  const all = [...marks.values()].flatMap((ofHost) => [...ofHost]);
  const kept = all.length <= mostMarksKept ? all : all.sort((a, b) => b[1] - a[1]).slice(0, mostMarksKept);
  // A session's key is JSON itself: thousands of marks are put together in no time.
  const lines = kept.map(([key, at]) => `\n  { "session": ${key}, "at": ${at} }`);
  return `{ "version": ${version}, "marks": [${lines.join(',')}\n] }\n`;
}
