import type { Time } from '../../time';
import type { HostMoment } from './commands-there';
import { keyOf, type SessionProperties } from './logind-properties';
import { isXrdp } from './session-place';
import { isPersons, isWithoutClient, type LogindMoment } from './to-reading';

/** logind does not signal that a session is closing; with xrdp it can't tell either that a client has gone. */
const pollPause = 5000;
const xrdpPollPause = 2500;
/** Nor does it signal that one has opened: that takes milliseconds, but one that hangs is asked about ever less often. */
const openingPollPause = 100;
/** What another computer's shell told is believed for so long (ms), if no session is new. */
const toldHoldsFor = 30_000;

/** What the shell of another computer told last. */
interface Told {
  /** The clock there, in ms since 1970. */
  readonly time: number;
  /** When that was, in monotonic ms. */
  readonly at: number;
  /** The sessions that were listed then: one that is new may be that of our shell, opened anew. */
  readonly sessions: ReadonlySet<string>;
}

/** What a reading takes from its host's shell, and from the readings before it. */
interface Taken extends Pick<LogindMoment, 'hostTime' | 'xrdpClients' | 'leftBefore'> {
  /** Ids of the sessions through which the console is connected, or was and the host still lists them. */
  readonly connections: ReadonlySet<string>;
}

/** What earlier readings of a host told, and later ones need. */
export class ReadingMemory {
  readonly #time: Time;
  /** The host is reached by ssh. */
  readonly remote: boolean;
  /** null: nothing is known of the clock there. */
  #told: Told | null = null;
  #xrdpSeen = false;
  /** Sessions through which the console is or was connected. */
  #connections: ReadonlySet<string> = new Set();
  /** Sessions of xrdp that had no client when that was told last. */
  #left: ReadonlySet<string> = new Set();
  /** Readings, one after the other, that showed a session being opened. */
  #openingSeen = 0;

  constructor(time: Time, remote: boolean) {
    this.#time = time;
    this.remote = remote;
  }

  /** Longest pause between two readings, in ms. */
  get pollEvery(): number {
    const pause = this.#xrdpSeen ? xrdpPollPause : pollPause;
    return this.#openingSeen === 0 ? pause : Math.min(pause, openingPollPause * 2 ** (this.#openingSeen - 1));
  }

  /** Whether a reading with these sessions, which began `at`, needs what only a command tells. */
  needsMoment(sessions: readonly SessionProperties[], at: number): boolean {
    if (sessions.some((one) => isPersons(one) && isXrdp(one))) return true;
    const told = this.#told;
    const holds =
      told !== null && at - told.at < toldHoldsFor && sessions.every((one) => told.sessions.has(keyOf(one)));
    return this.remote && !holds;
  }

  /**
   * Takes in what logind listed, and what the shell told: null where it was not asked. `throughBus`: id of the session in
   * which the bridge to the bus runs.
   */
  take(sessions: readonly SessionProperties[], throughBus: string | null, moment: HostMoment | null): Taken {
    const at = this.#time.monotonic();
    const time = moment?.time ?? null;
    if (this.remote && time !== null) this.#told = { time, at, sessions: new Set(sessions.map(keyOf)) };
    const persons = sessions.filter(isPersons);
    this.#openingSeen = persons.some(({ State }) => State === 'opening') ? this.#openingSeen + 1 : 0;
    this.#xrdpSeen = persons.some(isXrdp);
    const through = [throughBus, this.remote ? (moment?.shellSession ?? null) : null];
    const connections = sessions.filter((one) => through.includes(one.Id) || this.#connections.has(keyOf(one)));
    this.#connections = new Set(connections.map(keyOf));
    const leftBefore = idsOf(persons.filter((one) => this.#left.has(keyOf(one))));
    const clients = { xrdpClients: moment?.xrdpClients ?? new Map(), leftBefore };
    this.#left = new Set(persons.filter((one) => isWithoutClient(one, clients)).map(keyOf));
    const hostTime = this.#told === null ? this.#time.now() : this.#told.time + at - this.#told.at;
    return { hostTime, connections: idsOf(connections), ...clients };
  }

  /** The shell is another one from now on. */
  forgetMoment(): void {
    this.#told = null;
  }
}

function idsOf(sessions: readonly SessionProperties[]): ReadonlySet<string> {
  return new Set(sessions.map(({ Id }) => Id));
}
