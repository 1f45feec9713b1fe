import { applyReading } from '../../shared/lab/apply-reading';
import type { Host, HostConnection } from '../../shared/lab/host';
import { emptyMemory } from '../../shared/lab/host-memory';
import { isShutDown } from '../../shared/lab/power';
import type { Reading } from '../../shared/lab/reading';
import { sameRecord } from '../../shared/lab/same-record';
import { type LabDelta, type LabSnapshot, stationKey } from '../../shared/lab/snapshot';
import { en } from '../../shared/locale/en';
import type { CountdownChange } from '../../shared/requests/countdown';
import type { Ask, CallOffReason } from '../../shared/requests/request';
import { namedKinds, type Session, type Station } from '../../shared/session/session';
import type { LoopTurn } from '../loop-turns';
import { type PowerAsk, Powers } from '../power/powers';
import type { OutcomeSink } from '../requests/outcome-sink';
import { PublishedRequests } from '../requests/published-requests';
import { isPowerLeft, type LeftOpen, noRecorder, type PowerLeftOpen } from '../requests/recorder';
import { Requests } from '../requests/requests';
import type { Time } from '../time';
import { HostMonitor, type MonitorListener, type ReadingStart } from './host-monitor';
import type { LabDeps } from './lab-deps';
import { LabFeed } from './lab-feed';
import { type HostEntry, ListedHost, unreadHost } from './listed-host';
import { type Marks, noMarks, sameMarks } from './marks';
import { noRows, publishRows } from './publish-rows';
import type { PublishedLab } from './published-lab';
import { seenEvents } from './seen-events';
import { steadyOffset } from './steady-offset';

/** All hosts, stations and sessions that the console knows now, and the requests on them: the truth that main owns. */
export class Lab {
  readonly #time: Time;
  readonly #sink: OutcomeSink;
  readonly #marks: Marks;
  readonly #loopTurn: LoopTurn | undefined;
  readonly #stationName: (host: string, id: string) => string | null;
  readonly #connectionChanged: (host: string, connection: HostConnection) => void;
  readonly #feed: LabFeed;
  readonly #published: PublishedLab;
  readonly #publishedRequests: PublishedRequests;
  readonly #requests: Requests;
  readonly #powers: Powers;
  readonly #hosts = new Map<string, ListedHost>();
  #order = 0;
  #started = false;

  constructor(
    hosts: readonly HostEntry[],
    {
      time,
      sink,
      recorder = noRecorder,
      marks = noMarks,
      loopTurn,
      userMessages = () => en.userMessages,
      run = '',
      stationName = () => null,
      connectionChanged = () => {},
    }: LabDeps,
  ) {
    this.#time = time;
    this.#feed = new LabFeed(time);
    this.#published = this.#feed.published;
    this.#publishedRequests = new PublishedRequests(this.#published);
    this.#sink = sink;
    this.#marks = marks;
    this.#loopTurn = loopTurn;
    this.#stationName = stationName;
    this.#connectionChanged = connectionChanged;
    this.#requests = new Requests(
      {
        session: (key) => this.#published.get('sessions', key),
        station: (session) => this.#station(session),
        host: (id) => this.#hosts.get(id)?.requests,
        nextOrder: () => ++this.#order,
        published: this.#publishedRequests,
      },
      { time, sink, recorder, userMessages, run },
    );
    this.#powers = new Powers(
      {
        host: (id) => this.#hosts.get(id)?.power,
        nextOrder: () => ++this.#order,
        callOffCountdowns: (id, reason) => this.#requests.callOffOn(id, reason),
        publish: (id, power) => this.#changeHost(id, { power }),
      },
      { time, recorder, run },
    );
    for (const entry of hosts) this.addHost(entry);
  }

  /** Begins to read every host; none waits for another. */
  start(): void {
    this.#started = true;
    for (const { monitor } of this.#hosts.values()) monitor.start();
  }

  /** Puts a host on the list, and reads it once the lab has started. An id that is taken is an error. */
  addHost(entry: HostEntry): void {
    const { id, backend, turns } = entry;
    if (this.#hosts.has(id)) throw new Error(`two computers have the id ${JSON.stringify(id)}`);
    const leaving = new AbortController();
    const listener: MonitorListener = {
      reading: (reading, start, removed) => this.#apply(id, reading, start, removed),
      connection: (connection) => this.#setConnection(id, connection),
      nextOrder: () => ++this.#order,
    };
    const monitor = new HostMonitor(backend, this.#time, listener, { turns, loopTurn: this.#loopTurn });
    const listed = new ListedHost(entry, { monitor, time: this.#time, leaving, marks: this.#marks.of(id) }, () =>
      this.#published.get('hosts', id),
    );
    this.#hosts.set(id, listed);
    this.#published.put('hosts', unreadHost(entry));
    if (this.#started) monitor.start();
  }

  /**
   * Takes a host off the list with all its rows, and lets go of it; what is open on it is settled. An unknown host is
   * an error.
   */
  async removeHost(hostId: string): Promise<void> {
    const { monitor, leaving, memory } = this.#listed(hostId);
    this.#hosts.delete(hostId);
    this.#requests.hostRemoved(hostId);
    this.#powers.hostRemoved(hostId);
    publishRows(this.#published, this.#publishedRequests, hostId, { before: memory, now: noRows });
    this.#published.remove('hosts', hostId);
    leaving.abort();
    await monitor.close();
  }

  /** Takes the settled requests on a host that is off the list off the lists as well. */
  dismissHost(hostId: string): void {
    this.#publishedRequests.dismissHost(hostId);
  }

  /** Gives a host another name and room; its rows stay. An unknown host is an error. */
  renameHost(hostId: string, named: Pick<HostEntry, 'name' | 'room'>): void {
    const listed = this.#listed(hostId);
    const { name, room } = named;
    listed.entry = { ...listed.entry, name, room };
    const host = this.#published.get('hosts', hostId);
    if (host !== undefined) this.#putHost(host, { name, room });
  }

  /** Tries to read a host now instead of after the pause. An unknown host is an error. */
  reconnect(hostId: string): void {
    this.#listed(hostId).monitor.reconnect();
  }

  /**
   * Stops trying by itself to reach a host that can't be read; it stays on the list with its problem, and is tried when
   * `reconnect` asks for it. An unknown host is an error.
   */
  pauseHost(hostId: string): void {
    this.#listed(hostId).monitor.pause();
  }

  /** Throws where this station is not listed, or is not the same place from one session to the next. */
  checkNameable(hostId: string, id: string): void {
    const { entry, memory } = this.#listed(hostId);
    const place = `${JSON.stringify(id)} of ${JSON.stringify(entry.name)}`;
    const station = memory.stations.get(id);
    if (station === undefined) throw new Error(`no station ${place}`);
    if (!namedKinds.has(station.kind)) throw new Error(`station ${place} can't be given a name`);
  }

  /** The friendly name of a station may be another now. */
  stationRenamed(hostId: string, id: string): void {
    const listed = this.#hosts.get(hostId);
    const station = listed?.memory.stations.get(id);
    const friendlyName = this.#stationName(hostId, id);
    if (listed === undefined || station === undefined || station.friendlyName === friendlyName) return;
    const renamed = { ...station, friendlyName };
    listed.memory = { ...listed.memory, stations: new Map(listed.memory.stations).set(id, renamed) };
    this.#published.put('stations', renamed);
  }

  /** Everything now, with its revision. */
  snapshot(): LabSnapshot {
    return this.#feed.snapshot();
  }

  /** Calls `listener` with each delta from now on; the answer stops it. */
  onDelta(listener: (delta: LabDelta) => void): () => void {
    return this.#feed.onDelta(listener);
  }

  /** Accepts an ask; see `Requests.ask`. */
  ask(ask: Ask): { batch: string } {
    return this.#requests.ask(ask);
  }

  /** Restarts or shuts down a host; see `Powers.ask`. */
  power(ask: PowerAsk): void {
    this.#powers.ask(ask);
  }

  /**
   * Takes the rows of a host that was shut down off the lists until it can be read again; nothing is said to have ended.
   * Of any other host that is an error.
   */
  forgetSessions(hostId: string): void {
    const listed = this.#listed(hostId);
    const host = this.#published.get('hosts', hostId);
    if (host === undefined || !isShutDown(host)) throw new Error(`${JSON.stringify(hostId)} was not shut down`);
    publishRows(this.#published, this.#publishedRequests, hostId, { before: listed.memory, now: noRows });
    listed.memory = emptyMemory(listed.memory.marks);
  }

  /** Takes over what an earlier run of the program left open; see `Requests.takeOver`. Before `start`. */
  takeOver(left: readonly (LeftOpen | PowerLeftOpen)[]): void {
    this.#requests.takeOver(left.filter((one): one is LeftOpen => !isPowerLeft(one)));
    this.#powers.takeOver(left.filter(isPowerLeft));
  }

  /** Changes the countdowns of these requests; see `Requests.changeCountdowns`. */
  changeCountdowns(requests: readonly string[], change: CountdownChange): void {
    this.#requests.changeCountdowns(requests, change);
  }

  /** Calls off every countdown; the answer is how many there were. */
  callOffCountdowns(reason: CallOffReason): number {
    return this.#requests.callOffAll(reason);
  }

  /** How many countdowns are running. */
  get countdowns(): number {
    return this.#requests.countdowns;
  }

  /** Takes the settled requests of a batch off the lists; *Not ending* and *Not suspended* stay with their session. */
  dismissBatch(batch: string): void {
    this.#publishedRequests.dismissBatch(batch);
  }

  /** Ends all reading; countdowns are called off, and other open requests interrupted. */
  async close(): Promise<void> {
    this.#powers.close();
    await this.#requests.close();
    const hosts = [...this.#hosts.values()];
    for (const { leaving } of hosts) leaving.abort();
    await Promise.all(hosts.map(({ monitor }) => monitor.close()));
    this.#feed.close();
  }

  #listed(hostId: string): ListedHost {
    const host = this.#hosts.get(hostId);
    if (host === undefined) throw new Error(`no computer ${JSON.stringify(hostId)}`);
    return host;
  }

  #apply(hostId: string, reading: Reading, start: ReadingStart, removed: ReadonlySet<string>): boolean {
    const listed = this.#hosts.get(hostId);
    const host = this.#published.get('hosts', hostId);
    if (listed === undefined || host === undefined) return false;
    const before = listed.memory;
    const now = this.#time.now();
    const suspending = this.#requests.suspendingBefore(hostId, start.order);
    const { memory, events, readAgain } = applyReading(before, reading, {
      host: hostId,
      now,
      removed,
      suspending,
      stationName: (id) => this.#stationName(hostId, id),
    });
    listed.memory = memory;
    if (!sameMarks(before.marks, memory.marks)) this.#marks.keep(hostId, memory.marks);
    publishRows(this.#published, this.#publishedRequests, hostId, { before, now: memory });
    listed.lastSeen = now;
    const { administratorsKnown, abilities, hostTime } = reading;
    const clockOffset = steadyOffset(host, hostTime - now);
    // `lastSeen` is told when it matters: at the first reading, and when the host can't be read any more.
    this.#putHost(host, { clockOffset, administratorsKnown, abilities, lastSeen: host.lastSeen ?? now });
    const sentAway = this.#powers.isSent(hostId);
    const seen = seenEvents(events, host, before, memory, (key) => this.#requests.sentTo(key), sentAway);
    const applied = { host: hostId, boot: reading.boot, order: start.order, at: start.at };
    this.#requests.seen(applied);
    this.#powers.seen(applied);
    if (seen.length > 0) this.#sink.seen(seen);
    return readAgain;
  }

  #setConnection(hostId: string, connection: HostConnection): void {
    const host = this.#published.get('hosts', hostId);
    if (host === undefined || (host.connection.state === 'connected' && connection.state === 'connected')) return;
    this.#changeHost(hostId, { connection, lastSeen: this.#hosts.get(hostId)?.lastSeen ?? host.lastSeen });
    this.#requests.connectionChanged(hostId, connection.state === 'connected');
    this.#powers.connectionChanged(hostId, connection.state === 'connected');
    this.#connectionChanged(hostId, connection);
  }

  #changeHost(hostId: string, changes: Partial<Host>): void {
    const host = this.#published.get('hosts', hostId);
    if (host !== undefined) this.#putHost(host, changes);
  }

  #putHost(host: Host, changes: Partial<Host>): void {
    const next = { ...host, ...changes };
    if (!sameRecord(next, host)) this.#published.put('hosts', next);
  }

  #station({ station: id, identity: { host } }: Session): Station | undefined {
    return id === null ? undefined : this.#published.get('stations', stationKey({ host, id }));
  }
}
