import { join } from 'node:path';
import * as v from 'valibot';
import { type SessionKey, sessionKey } from '../../shared/session/identity';
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
}

/**
 * Which sessions this console suspended, on disk: `marks.json`. Read whole at the start; of a damaged one the good
 * entries are used, and it is kept as it was.
 */
export class MarksFile implements Marks {
  readonly #log: Pick<Log, 'warn'>;
  readonly #isKept: (host: string) => boolean;
  readonly #marks: Map<string, ReadonlyMap<SessionKey, number>>;
  readonly #file: WholeFile;
  /** The last write failed, which the log has. */
  #failed = false;

  /** Reads the file in this folder; waits for the disk, so that no host is read before. */
  constructor(folder: string, { time, log, isKept }: MarksFileDeps) {
    this.#log = log;
    this.#isKept = isKept;
    const path = join(folder, 'marks.json');
    const content = readFound(path, largestMarks);
    const { marks, problems } = content === null ? nothing() : parseMarks(content);
    this.#marks = marks;
    const keptAs =
      content === null || problems.length === 0 ? undefined : keepFound(path, content, problems, time, log);
    this.#file = new WholeFile(path, () => marksText(this.#marks), keptAs !== null);
    if (typeof keptAs === 'string') this.#save();
  }

  of(host: string): ReadonlyMap<SessionKey, number> {
    return this.#marks.get(host) ?? new Map();
  }

  keep(host: string, marks: ReadonlyMap<SessionKey, number>): void {
    if (!this.#isKept(host)) return;
    if (marks.size === 0) this.#marks.delete(host);
    else this.#marks.set(host, marks);
    this.#save();
  }

  /** Resolves when everything that was to be kept before this call is on disk, or could not be written. */
  written(): Promise<void> {
    return this.#file.written();
  }

  /** What can't be written now goes into the file with the next change. */
  #save(): void {
    this.#file.save().then(
      () => {
        this.#failed = false;
      },
      (error: Error) => {
        if (!this.#failed) this.#log.warn(`marks: ${error.message}`);
        this.#failed = true;
      },
    );
  }
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
