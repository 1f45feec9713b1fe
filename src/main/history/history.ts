import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { HistoryBook } from '../../shared/history/history-item';
import type { HistoryPage, HistoryQuery } from '../../shared/history/history-query';
import type { ExportFormat, HistoryTrouble, HistoryVerdict } from '../../shared/history/history-state';
import type { PowerRecord } from '../../shared/lab/power';
import type { SeenEvent } from '../../shared/lab/seen-event';
import type { Ask, RequestRecord } from '../../shared/requests/request';
import type { Preferences } from '../../shared/settings/preferences';
import type { Log } from '../log';
import type { LeftOpen, PowerLeftOpen, Recorder } from '../requests/recorder';
import type { Time } from '../time';
import { eventContent, outcomeContent, powerContent, requestContent } from './contents';
import type { Who } from './entry';
import type { WriteOp, Written } from './history-database';
import type { StoreCallName, StoreCalls } from './store-calls';
import { StoreClient, StoreError, type StoreLink } from './store-client';
import { retryPause, WriteQueue } from './write-queue';

const day = 24 * 60 * 60 * 1000;
/** `changed` is told at most once in so many milliseconds. */
const changePause = 1000;
/** Things sent to the store at once: more of them would hold main up. */
const slice = 500;
/** Where nothing can be written, events are kept in memory up to so many things that wait; requests always are. */
const mostWaiting = 100_000;

/** What History is given from outside. */
export interface HistoryDeps {
  /** The data folder. */
  readonly folder: string;
  readonly time: Time;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly who: Who;
  /** Names this run of the program, and no other: letters, digits and `-`. */
  readonly run: string;
  /** How long entries are kept, and whether the texts of messages are, now. */
  readonly limits: () => Pick<Preferences, 'actionDays' | 'eventDays' | 'keepMessageTexts'>;
  readonly isSimulated: (host: string) => boolean;
  /** false: what is older than `limits` says stays, for they are not those of this data folder. */
  readonly prunes?: boolean;
  /** Starts a store: `startStore` with the built worker. */
  readonly store: () => StoreLink;
  /** There are new entries; told at most once a second. */
  readonly changed: () => void;
  readonly troubleChanged: () => void;
}

/**
 * What administrators did and users did themselves, on disk (docs/decisions/0008-history-on-sqlite.md). The store works
 * in a thread of its own; here is what waits for it, so that nobody in main waits for the disk. It opens by itself; where
 * it can't, `trouble` says why, and it is tried again.
 */
export class History implements Recorder {
  readonly #deps: HistoryDeps;
  readonly #queue: WriteQueue;
  #client: StoreClient | null = null;
  /** null: not open, and not being opened. */
  #opened: Promise<StoreClient> | null = null;
  /** The file was damaged while it was open: all of it is read when it is opened again. */
  #thorough = false;
  #notOpened: HistoryTrouble | null = null;
  #startedAfresh: HistoryTrouble | null = null;
  /** What was written of requests that are open, by id: for a new file, where the one that has it is damaged. */
  readonly #open = new Map<string, WriteOp[]>();
  /** Of that, what is to be written once more, before anything else. */
  #again: readonly WriteOp[] = [];
  /** Requests that are kept in memory until they can be written. */
  readonly #unwritten = new Set<string>();
  #closed = false;
  #cancelReopen = () => {};
  #cancelPrune = () => {};
  #cancelChange: (() => void) | null = null;
  #changedAgain = false;

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
    this.#queue = new WriteQueue((ops) => this.#write(ops), deps.time, deps.troubleChanged);
    this.#ready().catch(() => {});
  }

  /** What is wrong now; null: nothing. */
  get trouble(): HistoryTrouble | null {
    const detail = this.#queue.failure;
    if (this.#notOpened !== null) return this.#notOpened;
    if (detail !== null) return { file: this.#file, kind: 'not-written', detail, keptAs: null };
    return this.#startedAfresh;
  }

  accepted(requests: readonly RequestRecord[], ask: Ask): Promise<void> {
    const { who, limits, isSimulated } = this.#deps;
    const text = limits().keepMessageTexts ? ask.text : null;
    const ops = requests.map((record) =>
      requestContent(record, who, { warn: ask.warn, text, simulated: isSimulated(record.host) }),
    );
    if (ask.withoutRecord) for (const { id } of ops) this.#unwritten.add(id);
    return this.#recorded(ops, ask.withoutRecord);
  }

  acceptedPower(request: PowerRecord, withoutRecord: boolean): Promise<void> {
    const { who, isSimulated } = this.#deps;
    if (withoutRecord) this.#unwritten.add(request.id);
    return this.#recorded([powerContent(request, who, isSimulated(request.host))], withoutRecord);
  }

  async sending({ id }: RequestRecord | PowerRecord): Promise<void> {
    const op = { kind: 'sending', id, at: this.#deps.time.now() } as const;
    return this.#recorded([op], this.#unwritten.has(id));
  }

  settled(request: RequestRecord | PowerRecord): void {
    const { who, time } = this.#deps;
    this.#recorded([outcomeContent(request, who, time.now())], true).catch(() => {});
  }

  /** Keeps what users did by themselves. */
  seen(events: readonly SeenEvent[]): void {
    const at = this.#deps.time.now();
    const ops = events.map((event) => eventContent(event, at)).filter((op) => op !== null);
    if (ops.length === 0) return;
    if (this.#queue.length >= mostWaiting) this.#deps.log.warn(`history: ${ops.length} events are not kept`);
    else this.#recorded(ops, true).catch(() => {});
  }

  /** What earlier runs left without an outcome; it belongs to this run from now on. */
  leftOpen(): Promise<readonly (LeftOpen | PowerLeftOpen)[]> {
    return this.#call('leftOpen', null);
  }

  search(query: HistoryQuery, before: number | null): Promise<HistoryPage> {
    return this.#call('search', { query, before });
  }

  /** Reads all of it again; may take seconds, in which everything else goes on. */
  verify(): Promise<HistoryVerdict> {
    return this.#call('verify', null);
  }

  /** Writes what a search finds to a file; the answer is the number of items. */
  exportTo(file: string, query: HistoryQuery, format: ExportFormat): Promise<number> {
    return this.#call('exportTo', { file, query, format });
  }

  /**
   * Removes what is older than the preferences say, now and then once a day; where it can't be done, the log says so.
   * It begins by itself when History opens.
   */
  prune(): void {
    this.#cancelPrune();
    this.#cancelPrune = this.#deps.time.after(0, () => {
      this.#cancelPrune = this.#deps.time.after(day, () => this.prune());
      this.#prune().catch((error: Error) => this.#deps.log.warn(`history: not pruned: ${error.message}`));
    });
  }

  async #prune(): Promise<void> {
    const { actionDays, eventDays } = this.#deps.limits();
    const on = this.#deps.time.now();
    const olderThan: Record<HistoryBook, number> = { actions: on - actionDays * day, events: on - eventDays * day };
    const removed = await this.#call('prune', { olderThan, on });
    if (removed === 0) return;
    this.#deps.log.info(`history: ${removed} old entries removed`);
    this.#tellChanged();
  }

  /** Writes what waits, once more, and lets go of the file. Nothing can be asked for from now on. */
  async close(): Promise<void> {
    await this.#queue.flush();
    this.#closed = true;
    this.#queue.stop();
    for (const cancel of [this.#cancelReopen, this.#cancelPrune, this.#cancelChange]) cancel?.();
    if (this.#queue.length > 0) {
      this.#deps.log.warn(`history: ${this.#queue.length} things were not written: ${this.#queue.failure}`);
    }
    const client = this.#client;
    await client?.call('close', null).catch(() => {});
    await client?.end();
  }

  get #file(): string {
    return join(this.#deps.folder, 'history.sqlite');
  }

  #recorded(ops: readonly WriteOp[], keep: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const written = ({ unknown }: Written) => {
        const lost = ops.find((op) => op.kind === 'sending' && unknown.includes(op.id));
        for (const op of ops) this.#note(op);
        if (lost === undefined) resolve();
        else reject(new Error('this request is not in History'));
        this.#tellChanged();
      };
      this.#queue.add({ ops, keep, written, failed: reject });
    });
  }

  /** Notes what is on disk now. */
  #note(op: WriteOp): void {
    if (op.kind === 'event') return;
    if (op.kind === 'request' || op.kind === 'power') {
      this.#unwritten.delete(op.id);
      this.#open.set(op.id, [op]);
    } else if (op.kind === 'sending') this.#open.get(op.id)?.push(op);
    else this.#open.delete(op.id);
  }

  async #write(asked: readonly WriteOp[]): Promise<Written> {
    const client = await this.#ready();
    const ops = [...this.#again, ...asked];
    const calls: Promise<Written | null>[] = [];
    for (let from = 0; from < ops.length; from += slice) {
      if (from > 0) await turn();
      const call = client.call('write', { ops: ops.slice(from, from + slice), more: from + slice < ops.length });
      // All are looked at below; until then nobody would.
      call.catch(() => {});
      calls.push(call);
    }
    try {
      const written = (await Promise.all(calls)).at(-1);
      this.#again = [];
      return written ?? { entries: 0, unknown: [] };
    } catch (error) {
      throw this.#noted(error, client);
    }
  }

  async #call<N extends StoreCallName>(name: N, request: StoreCalls[N]['request']): Promise<StoreCalls[N]['response']> {
    const client = await this.#ready();
    try {
      return await client.call(name, request);
    } catch (error) {
      throw this.#noted(error, client);
    }
  }

  /** A damaged file is opened again before anything else is done with it: then it is kept aside. */
  #noted(error: unknown, client: StoreClient): unknown {
    if (error instanceof StoreError && error.damaged && this.#client === client) {
      this.#deps.log.warn(`history: ${error.message}`);
      this.#thorough = true;
      this.#opened = null;
    }
    return error;
  }

  /** The store with its file open; rejects where it can't be opened. */
  #ready(): Promise<StoreClient> {
    if (this.#closed) return Promise.reject(new Error('History was closed'));
    if (this.#opened !== null) return this.#opened;
    const opening = this.#openStore();
    this.#opened = opening;
    opening.catch(() => {
      if (this.#opened === opening) this.#opened = null;
    });
    return opening;
  }

  async #openStore(): Promise<StoreClient> {
    this.#cancelReopen();
    const { folder, run, time, log, troubleChanged } = this.#deps;
    try {
      this.#client ??= new StoreClient(this.#deps.store(), (error) => {
        log.warn(`history: ${error.message}`);
        this.#client = null;
        this.#opened = null;
      });
      const client = this.#client;
      const damage = await client.call('open', { folder, run, now: time.now(), thorough: this.#thorough });
      this.#thorough = false;
      const hadTrouble = this.#notOpened !== null;
      this.#notOpened = null;
      if (damage !== null) this.#afresh(damage);
      if (damage !== null || hadTrouble) troubleChanged();
      if (this.#deps.prunes ?? true) this.prune();
      return client;
    } catch (error) {
      const detail = (error as Error).message;
      this.#cancelReopen = time.after(retryPause, () => this.#reopen());
      if (detail !== this.#notOpened?.detail) {
        log.warn(`history: ${this.#file} can't be opened: ${detail}`);
        this.#notOpened = { file: this.#file, kind: 'not-opened', detail, keptAs: null };
        troubleChanged();
      }
      throw error;
    }
  }

  #reopen(): void {
    this.#ready().then(
      () => this.#queue.flush(),
      () => {},
    );
  }

  /** A new file: what the old one had of open requests goes into it first, so that their outcomes have their request. */
  #afresh({ detail, keptAs }: { readonly detail: string; readonly keptAs: string }): void {
    this.#deps.log.warn(`history: ${this.#file} was damaged (${detail}), kept as ${keptAs}`);
    this.#startedAfresh = { file: this.#file, kind: 'started-afresh', detail, keptAs };
    this.#again = [...this.#open.values()].flat();
  }

  #tellChanged(): void {
    if (this.#cancelChange !== null) {
      this.#changedAgain = true;
      return;
    }
    this.#deps.changed();
    this.#cancelChange = this.#deps.time.after(changePause, () => {
      this.#cancelChange = null;
      if (this.#changedAgain) this.#tellChanged();
    });
    this.#changedAgain = false;
  }
}
