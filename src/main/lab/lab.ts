import { applyReading } from '../../shared/lab/apply-reading';
import type { HostConnection } from '../../shared/lab/host';
import { emptyMemory, type HostMemory } from '../../shared/lab/host-memory';
import type { Reading } from '../../shared/lab/reading';
import { type LabDelta, type LabSnapshot, stationKey } from '../../shared/lab/snapshot';
import type { Ask, RequestRecord } from '../../shared/requests/request';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import type { Session } from '../../shared/session/session';
import type { HostBackend } from '../hosts/host-backend';
import type { OpenRequest } from '../requests/open-requests';
import type { OutcomeSink } from '../requests/outcome-sink';
import { type RequestHost, Requests } from '../requests/requests';
import type { Time } from '../time';
import { HostMonitor, type ReadingStart } from './host-monitor';
import { PublishedLab } from './published-lab';
import { withinLimit } from './within-limit';

/** Changes within this many milliseconds go to the window as one delta. */
const deltaPause = 10;
/** Batches of settled requests that are kept for the outcome panel; the oldest go first. */
const mostBatchesKept = 50;

/** One host of the list. */
export interface HostEntry {
  readonly id: string;
  readonly name: string;
  readonly room: string | null;
  /** Text to show; null for this computer. */
  readonly address: string | null;
  readonly backend: HostBackend;
}

/** What the lab is given from outside. */
export interface LabDeps {
  readonly time: Time;
  readonly sink: OutcomeSink;
}

interface HostRoom {
  readonly entry: HostEntry;
  readonly monitor: HostMonitor;
  readonly requestHost: RequestHost;
  memory: HostMemory;
}

/** All hosts, stations and sessions that the console knows now, and the requests on them: the truth that main owns. */
export class Lab {
  readonly #time: Time;
  readonly #sink: OutcomeSink;
  readonly #published = new PublishedLab();
  readonly #requests: Requests;
  readonly #rooms = new Map<string, HostRoom>();
  readonly #listeners = new Set<(delta: LabDelta) => void>();
  readonly #closing = new AbortController();
  #order = 0;
  #cancelDelta: (() => void) | null = null;

  constructor(hosts: readonly HostEntry[], { time, sink }: LabDeps) {
    this.#time = time;
    this.#sink = sink;
    this.#requests = new Requests(
      {
        session: (key) => this.#session(key),
        stationName: (session) => this.#stationName(session),
        host: (id) => this.#rooms.get(id)?.requestHost,
        nextOrder: () => ++this.#order,
        publish: (record) => this.#publishRequest(record),
      },
      time,
      sink,
    );
    for (const entry of hosts) this.#addHost(entry);
  }

  /** Begins to read every host; none waits for another. */
  start(): void {
    for (const { monitor } of this.#rooms.values()) monitor.start();
  }

  /** Everything now, with its revision. */
  snapshot(): LabSnapshot {
    this.#sendDelta();
    return this.#published.snapshot();
  }

  /** Calls `listener` with each delta from now on; the answer stops it. */
  onDelta(listener: (delta: LabDelta) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Accepts an ask; see `Requests.ask`. */
  ask(ask: Ask): { batch: string } {
    return this.#requests.ask(ask);
  }

  /** Takes the settled requests of a batch off the lists; *Not ending* and *Not suspended* stay with their session. */
  dismissBatch(batch: string): void {
    for (const record of [...this.#published.all('requests')]) {
      if (record.batch !== batch || record.outcome === null) continue;
      if (this.#stillShown(record)) this.#put('requests', { ...record, dismissed: true });
      else this.#remove('requests', record.id);
    }
  }

  /** Tries to read a host now instead of after the pause. An unknown host is an error. */
  reconnect(hostId: string): void {
    const room = this.#rooms.get(hostId);
    if (room === undefined) throw new Error(`no computer ${JSON.stringify(hostId)}`);
    room.monitor.poke();
  }

  /** Ends all reading; open requests are interrupted. */
  async close(): Promise<void> {
    this.#requests.close();
    this.#closing.abort();
    await Promise.all([...this.#rooms.values()].map(({ monitor }) => monitor.close()));
    this.#sendDelta();
    this.#listeners.clear();
  }

  #addHost(entry: HostEntry): void {
    const { backend } = entry;
    const monitor = new HostMonitor(backend, this.#time, {
      reading: (reading, start, removed) => this.#apply(entry.id, reading, start, removed),
      connection: (connection) => this.#setConnection(entry.id, connection),
      nextOrder: () => ++this.#order,
    });
    const requestHost: RequestHost = {
      name: entry.name,
      limits: backend.limits,
      canForce: backend.canForce,
      readNow: () => monitor.readNow(),
      poke: () => monitor.poke(),
      send: (request) => this.#send(backend, request),
    };
    this.#rooms.set(entry.id, { entry, monitor, requestHost, memory: emptyMemory() });
    const { id, name, room, address } = entry;
    this.#put('hosts', {
      id,
      name,
      kind: backend.kind,
      room,
      address,
      connection: { state: 'connecting' },
      lastSeen: null,
      clockOffset: 0,
      administratorsKnown: true,
      canForce: backend.canForce,
    });
  }

  #send(backend: HostBackend, { record, text }: OpenRequest): Promise<void> {
    const identity = parseSessionKey(record.session);
    if (identity === undefined) throw new Error(`not a session identity: ${record.session}`);
    const { action, force } = record;
    const limit = force ? backend.limits.force : backend.limits[action];
    return withinLimit(this.#time, limit, this.#closing.signal, (signal) =>
      backend.act({ action, identity, force, text }, signal),
    );
  }

  #apply(hostId: string, reading: Reading, start: ReadingStart, removed: ReadonlySet<string>): boolean {
    const room = this.#rooms.get(hostId);
    const host = this.#published.get('hosts', hostId);
    if (room === undefined || host === undefined) return false;
    const before = room.memory;
    const now = this.#time.now();
    const suspending = this.#requests.suspendingBefore(hostId, start.order);
    const { memory, events, readAgain } = applyReading(before, reading, { host: hostId, now, removed, suspending });
    room.memory = memory;
    for (const session of memory.sessions.values()) this.#put('sessions', session);
    for (const station of memory.stations.values()) this.#put('stations', station);
    for (const id of before.stations.keys()) {
      if (!memory.stations.has(id)) this.#remove('stations', stationKey({ host: hostId, id }));
    }
    for (const key of before.sessions.keys()) if (!memory.sessions.has(key)) this.#forget(key);
    this.#put('hosts', {
      ...host,
      lastSeen: now,
      clockOffset: reading.hostTime - now,
      administratorsKnown: reading.administratorsKnown,
    });
    this.#requests.seen({ host: hostId, boot: reading.boot, order: start.order, at: start.at });
    if (events.length > 0) this.#sink.seen(room.entry.name, events);
    return readAgain;
  }

  #forget(key: SessionKey): void {
    this.#remove('sessions', key);
    this.#requests.forget(key);
    for (const record of this.#published.all('requests')) {
      if (record.session === key && record.dismissed) this.#remove('requests', record.id);
    }
  }

  #setConnection(hostId: string, connection: HostConnection): void {
    const host = this.#published.get('hosts', hostId);
    if (host !== undefined && JSON.stringify(host.connection) !== JSON.stringify(connection)) {
      this.#put('hosts', { ...host, connection });
    }
  }

  #session(key: SessionKey): Session | undefined {
    return this.#published.get('sessions', key);
  }

  #stationName(session: Session): string | null {
    if (session.station === null) return null;
    const station = this.#published.get('stations', stationKey({ host: session.identity.host, id: session.station }));
    return station?.name ?? session.station;
  }

  #publishRequest(record: RequestRecord): void {
    this.#put('requests', record);
    if (record.outcome === null) return;
    // A later outcome replaces what an earlier one left on the session's row.
    for (const earlier of this.#published.all('requests')) {
      if (earlier.dismissed && earlier.session === record.session) this.#remove('requests', earlier.id);
    }
    this.#dropOldBatches();
  }

  #dropOldBatches(): void {
    const open = new Set<string>();
    const batches = new Set<string>();
    for (const { batch, outcome } of this.#published.all('requests')) {
      batches.add(batch);
      if (outcome === null) open.add(batch);
    }
    for (const batch of batches) {
      if (batches.size <= mostBatchesKept) return;
      if (open.has(batch)) continue;
      batches.delete(batch);
      this.dismissBatch(batch);
    }
  }

  #stillShown({ outcome, session }: RequestRecord): boolean {
    const inVain = outcome?.kind === 'not-ending' || outcome?.kind === 'not-suspended';
    return inVain && this.#session(session) !== undefined;
  }

  #put: PublishedLab['put'] = (kind, record) => {
    this.#published.put(kind, record);
    this.#scheduleDelta();
  };

  #remove: PublishedLab['remove'] = (kind, key) => {
    this.#published.remove(kind, key);
    this.#scheduleDelta();
  };

  #scheduleDelta(): void {
    this.#cancelDelta ??= this.#time.after(deltaPause, () => this.#sendDelta());
  }

  #sendDelta(): void {
    this.#cancelDelta?.();
    this.#cancelDelta = null;
    const delta = this.#published.takeDelta();
    if (delta !== null) for (const listener of this.#listeners) listener(delta);
  }
}

