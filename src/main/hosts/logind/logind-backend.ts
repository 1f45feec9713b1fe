import type { PowerAction } from '../../../shared/lab/power';
import type { Reading } from '../../../shared/lab/reading';
import type { SessionIdentity } from '../../../shared/session/identity';
import type { SshAddress } from '../../../shared/settings/ssh-address';
import type { Time } from '../../time';
import { untilAborted } from '../../until-aborted';
import { type HostBackend, type HostCommand, HostError, type HostListener, type TimeLimits } from '../host-backend';
import { openSshBus } from '../ssh/ssh-bus';
import { SshCommands } from '../ssh/ssh-commands';
import type { Accounts } from './accounts';
import { clientOf } from './client-of';
import type { ComputerClaims } from './computer-claims';
import { greeterSeat, type ManagedSession } from './display-manager';
import { HostAccounts } from './host-accounts';
import type { HostCommands } from './host-commands';
import { HostShell } from './host-shell';
import { KnownAnswer } from './known-answer';
import { LocalCommands } from './local-commands';
import { LockTries } from './lock-tries';
import { type BusWay, LogindLink, type LogindLists } from './logind-link';
import { type LogindPlace, logindPlace } from './logind-place';
import type { SessionProperties } from './logind-properties';
import { ownSessions } from './own-sessions';
import { ReadingMemory } from './reading-memory';
import { allRights, type Rights, rightsBelievedFor, unknownRights } from './rights';
import { placeOf } from './session-place';
import { openBusSocket } from './system-bus';
import { isPersons, toReading } from './to-reading';

/** How long a session's programs have to end themselves before they are killed, in milliseconds. */
export const forcePause = 5000;

const limits: TimeLimits = {
  connect: 15_000,
  read: 5000,
  suspend: 5000,
  lock: 3000,
  end: 10_000,
  // Asked to end, killed, and a second for the host to show it.
  force: forcePause + 5000 + 1000,
  message: 5000,
  // What is still running there may take its time to end.
  power: 90_000,
};

/** How long (ms) a computer that is reached by ssh may take to open a shell besides its bus. */
const longestShellOpening = 6000;
/** Sessions of the display manager; null: none is there that could switch to a greeter. */
type Managed = readonly ManagedSession[] | null;

/** What is needed to reach a computer's systemd-logind. */
export interface LogindConfig {
  readonly kind: 'logind';
  /** A computer that is reached by ssh; without it, the one of `place`. */
  readonly ssh?: SshAddress;
  /** Refuses a computer that another entry of the list is connected to, under the name of this one. */
  readonly claims?: { readonly of: ComputerClaims; readonly name: () => string };
  /** Without it: what the environment says, else this computer's system bus. */
  readonly place?: LogindPlace;
}

/** Parts of a host that a test puts in the place of the usual ones. */
export interface LogindParts {
  readonly accounts?: Accounts;
  readonly commands?: HostCommands;
}

/** Reads and commands a Linux computer through systemd-logind on its system bus. */
export class LogindBackend implements HostBackend {
  readonly kind = 'logind';
  readonly limits = limits;
  readonly canForce = true;
  readonly #config: LogindConfig;
  readonly #place: LogindPlace;
  readonly #time: Time;
  readonly #parts: LogindParts;
  readonly #lockTries = new LockTries(limits.lock);
  #closing = new AbortController();
  #link: LogindLink | null = null;
  /** null: commands can't be given there. */
  #shell: HostShell | null = null;
  #accounts: Accounts | null = null;
  #release = () => {};
  #rights: KnownAnswer<Rights> | null = null;
  #displayManager: KnownAnswer<Managed> | null = null;
  /** What logind and the display manager said at the last reading. */
  #lists: (LogindLists & { readonly managed: Managed }) | null = null;
  readonly #memory: ReadingMemory;

  constructor(config: LogindConfig, time: Time, parts: LogindParts = {}) {
    this.#config = config;
    this.#place = config.place ?? logindPlace(process.env);
    this.#time = time;
    this.#parts = parts;
    this.#memory = new ReadingMemory(time, config.ssh !== undefined);
  }

  get pollEvery(): number {
    return this.#memory.pollEvery;
  }

  async connect(listener: HostListener, signal: AbortSignal): Promise<void> {
    await this.close();
    this.#lockTries.forgetUndecided();
    const closing = this.#closing.signal;
    const either = AbortSignal.any([signal, closing]);
    const link = await LogindLink.over(await this.#openWay(either), listener, either);
    const commands = this.#commandsFor(link);
    const shell = commands === null ? null : new HostShell(commands, this.#time);
    let release = () => {};
    try {
      either.throwIfAborted();
      release = this.#claim(link);
      // The first reading is to have everything. Without a shell it has what the bus tells.
      if (this.#config.ssh !== undefined && shell !== null)
        await untilAborted(shell.there(longestShellOpening), either);
      either.throwIfAborted();
    } catch (error) {
      release();
      await Promise.all([link.close(), shell?.close()]);
      throw error;
    }
    this.#release = release;
    this.#link = link;
    const rights = { first: unknownRights, believedFor: rightsBelievedFor };
    this.#rights = new KnownAnswer(() => link.rights(closing), rights, this.#time);
    const managed = { first: null, believedFor: 0 };
    this.#displayManager = new KnownAnswer<Managed>(() => link.displayManager(closing), managed, this.#time);
    this.#shell = shell;
    this.#accounts = this.#parts.accounts ?? (commands === null ? null : new HostAccounts(commands, this.#time));
  }

  async read(signal: AbortSignal): Promise<Reading> {
    const link = this.#linked();
    const began = this.#time.monotonic();
    const [lists, managed] = await Promise.all([link.readAll(signal), this.#displayManager?.read(signal) ?? null]);
    const { sessions, seats, autoSessionId, connectionSessionId } = lists;
    const persons = sessions.filter(isPersons);
    const [accounts, rights, commands, moment] = await Promise.all([
      this.#accounts?.read(persons.map(({ User }) => User[0])) ?? null,
      this.#uidOn(link) === 0 ? allRights : (this.#rights?.read(signal) ?? unknownRights),
      this.#shell?.there() ?? null,
      this.#memory.needsMoment(sessions, began) ? (this.#shell?.moment(this.#memory.remote) ?? null) : null,
    ]);
    signal.throwIfAborted();
    this.#lists = { ...lists, managed };
    const { connections, ...told } = this.#memory.take(sessions, connectionSessionId, moment);
    const bridge = sessions.find(({ Id }) => Id === connectionSessionId);
    const uid = this.#uidOn(link) ?? commands?.uid ?? bridge?.User[0] ?? null;
    const addresses = [commands?.from ?? null, bridge === undefined ? null : clientOf(bridge)];
    const from = this.#memory.remote ? addresses.filter((address) => address !== null) : [];
    const own = { uid: uid ?? -1, here: link.here, sessionId: this.#place.sessionId, autoSessionId, from };
    return toReading({
      boot: link.boot,
      sessions,
      seats,
      own: ownSessions(persons, own),
      accounts,
      lockedInVain: this.#lockTries.seen(persons, began),
      hidden: connections,
      managed,
      uid,
      rights,
      commands,
      ...told,
    });
  }

  async act({ action, identity, force, title, text, brief }: HostCommand, signal: AbortSignal): Promise<void> {
    const link = this.#linked();
    const { id, logon } = identity;
    // Ids start again with each boot: this one would be somebody else's.
    if (identity.boot !== link.boot) throw new HostError('no-such-session');
    switch (action) {
      case 'end':
        return force ? link.kill(id, { pause: forcePause, time: this.#time }, signal) : link.terminate(id, signal);
      case 'lock': {
        const at = this.#time.monotonic();
        await link.lock(id, signal);
        return this.#lockTries.asked(id, logon, at);
      }
      case 'suspend':
        return this.#suspend(link, this.#session(identity), signal);
      case 'message': {
        const session = this.#session(identity);
        return this.#withShell().message(
          session,
          placeOf(session).graphical,
          { title, text: text ?? '', brief },
          signal,
        );
      }
    }
  }

  async power(action: PowerAction, signal: AbortSignal): Promise<void> {
    await this.#linked().power(action, signal);
  }

  async ownName(): Promise<string | null> {
    return (await this.#shell?.there())?.name || null;
  }

  async close(): Promise<void> {
    this.#closing.abort(new HostError('connection-lost'));
    this.#closing = new AbortController();
    const link = this.#link;
    const shell = this.#shell;
    this.#link = null;
    this.#shell = null;
    this.#accounts = null;
    this.#rights = null;
    this.#displayManager = null;
    this.#lists = null;
    this.#memory.forgetMoment();
    this.#release();
    this.#release = () => {};
    await Promise.all([link?.close(), shell?.close()]);
  }

  async #openWay(signal: AbortSignal): Promise<BusWay> {
    const { ssh } = this.#config;
    if (ssh !== undefined) return { stream: (await openSshBus(ssh, signal)).stream, auth: 'ANONYMOUS', remote: true };
    return { stream: await openBusSocket(this.#place.address, signal), auth: 'EXTERNAL', remote: false };
  }

  #commandsFor(link: LogindLink): HostCommands | null {
    const { ssh } = this.#config;
    if (this.#parts.commands !== undefined) return this.#parts.commands;
    if (ssh !== undefined) return new SshCommands(ssh, this.#time);
    // Of a container whose bus is seen from outside, the commands would be another computer's.
    return link.here ? new LocalCommands() : null;
  }

  /** The answer lets go of the computer again. */
  #claim({ machineId, boot }: LogindLink): () => void {
    const { claims } = this.#config;
    if (claims === undefined || machineId === '') return () => {};
    const claimed = claims.of.claim(machineId, boot, claims.name);
    if (typeof claimed === 'string') throw new HostError('same-computer', claimed);
    return claimed;
  }

  /** Uid as which the console acts there; null: not known. */
  #uidOn(link: LogindLink): number | null {
    return this.#config.ssh === undefined ? this.#place.uid : link.uid;
  }

  async #suspend(link: LogindLink, session: SessionProperties, signal: AbortSignal): Promise<void> {
    const { kind } = placeOf(session);
    if (kind === 'xrdp') return this.#withShell().disconnect(session, signal);
    const found =
      kind === 'seat' ? greeterSeat(session, this.#lists?.sessions ?? [], this.#lists?.managed ?? null) : null;
    if (found === null || typeof found === 'string') throw new HostError('not-supported');
    // Somebody else may have come to the seat since the reading: not they are to be sent away.
    if ((await link.shownAt(session.Seat[0], signal)) !== session.Id) throw new HostError('left-the-station');
    await link.switchToGreeter(found.seat, signal);
  }

  /** The session as logind said at the last reading. */
  #session({ id, logon }: SessionIdentity): SessionProperties {
    const session = this.#lists?.sessions.find(({ Id, Timestamp }) => Id === id && String(Timestamp) === logon);
    if (session === undefined) throw new HostError('no-such-session');
    return session;
  }

  #withShell(): HostShell {
    if (this.#shell === null) throw new HostError('not-supported');
    return this.#shell;
  }

  #linked(): LogindLink {
    if (this.#link === null) throw new HostError('connection-lost');
    return this.#link;
  }
}
