import type { Abilities } from '../../../shared/lab/ability';
import type { PowerAction } from '../../../shared/lab/power';
import type { Reading } from '../../../shared/lab/reading';
import type { SessionIdentity } from '../../../shared/session/identity';
import type { Time } from '../../time';
import { type Hint, type HostCommand, HostError } from '../host-backend';
import type { Random } from './random';
import { type SimulatedDelays, type SimulatedFaults, usualDelays } from './simulated-faults';
import { type LinkBreaker, type SimulatedLink, SimulatedLinks } from './simulated-links';
import { type Account, readingOf, type SimulatedSession, type SimulatedStation } from './simulated-session';
import { SessionTable, type SimulatedSessions } from './simulated-sessions';

/** What a simulated host is made of. */
export interface SimulatedHostSetup {
  readonly stations: readonly SimulatedStation[];
  readonly accounts: readonly Account[];
}

const yes = { can: 'yes' } as const;
const simulatedAbilities: Abilities = { end: yes, lock: yes, restart: yes, 'shut-down': yes };

/**
 * A host that exists in memory only, as its users and its hardware see it: they call the methods, a backend reads and
 * commands it. Methods throw an Error when what they say cannot be (a station that is taken, a session that is gone).
 */
export class SimulatedHost {
  /** How long things take; may be replaced at any time. */
  delays: SimulatedDelays = usualDelays;
  /** What goes wrong; may be replaced at any time. */
  faults: SimulatedFaults = {};
  readonly #stations: ReadonlyMap<string, SimulatedStation>;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #time: Time;
  readonly #random: Random;
  readonly #sessions = new SessionTable();
  readonly #links = new SimulatedLinks();
  /** Stands in the boot id: made anew with every start of the program, it is never the host of an earlier one. */
  readonly #madeAt: number;
  #boots = 1;
  #off = false;
  #highestId = 0;
  /** Ids that are free again; used before new ones, as real hosts do. */
  #freeIds: string[] = [];
  /** Never begins again, so that no two sessions have one logon time. */
  #logons = 0;

  constructor({ stations, accounts }: SimulatedHostSetup, time: Time, random: Random) {
    this.#stations = new Map(stations.map((station) => [station.id, station]));
    this.#accounts = new Map(accounts.map((account) => [account.user, account]));
    this.#time = time;
    this.#random = random;
    this.#madeAt = time.now();
  }

  get boot(): string {
    return `boot-${this.#madeAt}-${this.#boots}`;
  }

  /** It is switched off, or between going down and being up again. */
  get off(): boolean {
    return this.#off;
  }

  get stations(): Iterable<SimulatedStation> {
    return this.#stations.values();
  }

  get accounts(): Iterable<Account> {
    return this.#accounts.values();
  }

  get sessions(): SimulatedSessions {
    return this.#sessions;
  }

  station(id: string): SimulatedStation | undefined {
    return this.#stations.get(id);
  }

  session(id: string): SimulatedSession | undefined {
    return this.#sessions.byId(id);
  }

  /** The session with this very identity, if it is here. */
  meant({ boot, id, user, logon }: SessionIdentity): SimulatedSession | undefined {
    const session = this.#sessions.byId(id);
    const isIt = boot === this.boot && session?.logon === logon && session.account.user === user;
    return isIt ? session : undefined;
  }

  /** What has become of a session; undefined: it is gone, whoever has its id now. */
  present({ id, logon }: SimulatedSession): SimulatedSession | undefined {
    const now = this.#sessions.byId(id);
    return now?.logon === logon ? now : undefined;
  }

  /** Whether nobody is at a station. */
  isFree(station: string): boolean {
    return this.#sessions.at(station) === undefined;
  }

  /** Someone logs on at a free station, or has been there since `since`; the answer is the session's id. */
  logOn(user: string, station: string, since?: number): string {
    const id = this.beginLogOn(user, station, since);
    this.finishLogOn(id);
    return id;
  }

  /** The same, but the session stays in `opening` until `finishLogOn`. */
  beginLogOn(user: string, station: string, since: number = this.#time.now()): string {
    const account = this.#accounts.get(user);
    if (account === undefined) throw new Error(`no account ${user}`);
    if (this.#off) throw new Error('it is switched off');
    this.#requireFree(station);
    const id = this.#freeIds.pop() ?? String(++this.#highestId);
    this.#put({
      id,
      account,
      logon: `${since}.${++this.#logons}`,
      since,
      phase: 'opening',
      station,
      locked: false,
      idleSince: 'working',
      detachedSince: null,
      whenEnded: 'goes',
      hasLocker: true,
      messages: [],
    });
    return id;
  }

  finishLogOn(id: string): void {
    const session = this.#existing(id);
    if (session.phase !== 'opening') throw new Error(`session ${id} is ${session.phase}`);
    this.#put({ ...session, phase: 'open' });
  }

  lock(id: string): void {
    this.#put({ ...this.#atStation(id), locked: true });
  }

  unlock(id: string): void {
    this.#put({ ...this.#atStation(id), locked: false, idleSince: 'working' });
  }

  /** The user stops working, or has not worked since `since`. */
  goIdle(id: string, since: number = this.#time.now()): void {
    this.#put({ ...this.#existing(id), idleSince: since });
  }

  /** The user works again. */
  work(id: string): void {
    this.#put({ ...this.#atStation(id), idleSince: 'working' });
  }

  /** The session is kept and its station is free, now or since `detachedSince`. */
  disconnect(id: string, detachedSince: number = this.#time.now()): void {
    const session = this.#atStation(id);
    const idleSince = session.idleSince === 'working' ? detachedSince : session.idleSince;
    this.#put({ ...session, station: null, detachedSince, idleSince });
  }

  /** The user picks the session up at a free station, or moves there with it. */
  comeBack(id: string, station: string): void {
    const session = this.#existing(id);
    if (session.phase !== 'open') throw new Error(`session ${id} is ${session.phase}`);
    this.#requireFree(station);
    this.#put({ ...session, station, detachedSince: null, locked: false, idleSince: 'working' });
  }

  /** The session ends at once. */
  signOut(id: string): void {
    const session = this.#existing(id);
    this.#sessions.remove(session);
    this.#freeIds.push(id);
    this.#tell({ removed: id });
  }

  /** The user signs out, and programs go on running. */
  signOutLeavingPrograms(id: string): void {
    this.#put({ ...this.#existing(id), phase: 'closing', station: null });
  }

  /** What the session does from now on when it is asked to end. */
  setWhenEnded(id: string, whenEnded: SimulatedSession['whenEnded']): void {
    this.#put({ ...this.#existing(id), whenEnded });
  }

  /** Nothing locks its screen any more when it is asked to. */
  dropLocker(id: string): void {
    this.#put({ ...this.#existing(id), hasLocker: false });
  }

  /** A new boot without sessions, also where it was off; ids begin again. Connections are lost. */
  restart(): void {
    this.#goDown();
    this.#off = false;
    this.#boots++;
  }

  /** Goes down a little later. A restart comes up again by itself; else it is off until `restart`. */
  power(action: PowerAction): void {
    const boots = this.#boots;
    // Somebody may have restarted it in between.
    const still = (act: () => void) => () => this.#boots === boots && act();
    const goDown = () => {
      this.#goDown();
      if (action === 'restart')
        this.#time.after(
          this.drawDelay('boot'),
          still(() => this.restart()),
        );
    };
    this.#time.after(this.drawDelay('effect'), still(goDown));
  }

  /** Connections are lost, and new ones fail, until `restoreLink`. Sessions live on. */
  breakLink(by: LinkBreaker = 'person'): void {
    this.#links.break(by);
  }

  restoreLink(by: LinkBreaker = 'person'): void {
    this.#links.restore(by);
  }

  /** Opens a connection; the answer closes it. Throws a HostError when the host can't be reached. */
  open(link: SimulatedLink): () => void {
    if (this.#off) throw new HostError('connection-lost', 'No route to host');
    return this.#links.open(link);
  }

  /** Everything now. */
  read(): Reading {
    return {
      boot: this.boot,
      hostTime: this.#time.now(),
      abilities: simulatedAbilities,
      administratorsKnown: true,
      stations: Array.from(this.#stations.values(), (station) => {
        return { ...station, kind: 'simulated', activeSession: this.#sessions.at(station.id)?.id ?? null };
      }),
      sessions: Array.from(this.#sessions, (session) => {
        return readingOf(session, this.#stations.get(session.station ?? '')?.client ?? null);
      }),
    };
  }

  /** Takes a command; the effect comes a little later, or not at all. Throws a HostError when it is refused. */
  command({ action, identity, force, text }: HostCommand): void {
    const session = this.meant(identity);
    if (session === undefined) throw new HostError('no-such-session', `No session ${identity.id}`);
    if (action === 'message') this.#show(session, text ?? '');
    else this.#later('effect', session, (now) => this.#carryOut(force ? 'force' : action, now));
  }

  /** A delay of one kind, in milliseconds. */
  drawDelay(kind: keyof SimulatedDelays): number {
    const [least, most] = this.delays[kind];
    return this.#random.whole(least, most);
  }

  #show(session: SimulatedSession, text: string): void {
    if (session.station === null) throw new HostError('host-error', 'Nobody is there');
    this.#put({ ...session, messages: [...session.messages, text] });
  }

  #carryOut(action: 'suspend' | 'lock' | 'end' | 'force', session: SimulatedSession): void {
    if (action === 'force') this.signOut(session.id);
    else if (action === 'end') this.#endAsAsked(session);
    else if (session.station === null) return;
    else if (action === 'suspend') this.disconnect(session.id);
    else if (session.hasLocker) this.lock(session.id);
  }

  #endAsAsked(session: SimulatedSession): void {
    if (session.whenEnded === 'stays') return;
    if (session.phase !== 'closing') this.signOutLeavingPrograms(session.id);
    if (session.whenEnded === 'goes') this.#later('end', session, ({ id }) => this.signOut(id));
  }

  /** Does something to a session after a delay, unless that very session is gone by then. */
  #later(kind: keyof SimulatedDelays, session: SimulatedSession, act: (now: SimulatedSession) => void): void {
    this.#time.after(this.drawDelay(kind), () => {
      const now = this.present(session);
      if (now !== undefined) act(now);
    });
  }

  #goDown(): void {
    this.#off = true;
    this.#sessions.clear();
    this.#freeIds = [];
    this.#highestId = 0;
    this.#links.lose('Connection reset by peer');
  }

  #existing(id: string): SimulatedSession {
    const session = this.#sessions.byId(id);
    if (session === undefined) throw new Error(`no session ${id}`);
    return session;
  }

  #atStation(id: string): SimulatedSession {
    const session = this.#existing(id);
    if (session.phase !== 'open' || session.station === null) throw new Error(`session ${id} is at no station`);
    return session;
  }

  #requireFree(station: string): void {
    if (!this.#stations.has(station)) throw new Error(`no station ${station}`);
    if (!this.isFree(station)) throw new Error(`station ${station} is taken`);
  }

  #put(session: SimulatedSession): void {
    this.#sessions.put(session);
    this.#tell({});
  }

  #tell(hint: Hint): void {
    if (!this.faults.hangs) this.#links.tell(hint);
  }
}
