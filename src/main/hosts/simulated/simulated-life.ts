import type { Time } from '../../time';
import type { Random } from './random';
import type { SimulatedHost } from './simulated-host';
import type { Account, SimulatedSession, SimulatedStation } from './simulated-session';
import { letTroublesCome } from './simulated-troubles';
import type { SimulatedUsers } from './simulated-users';
import { Timers } from './timers';

/** Somebody at one station does something about as often, in milliseconds. */
const actEveryAtStation = 96_000;
/** Bounds of the pause between two acts on a host, whatever its size. */
const shortestPause = 500;
const longestPause = 30_000;
/** How often one of a list is drawn until one fits; about half of them or a tenth do, so that it seldom fails. */
const mostDraws = 40;

/**
 * The users of a simulated host act by themselves, and troubles come to it, as if nobody simulated it: they log on,
 * leave and come back so that the host stays about as full as it was at its start. Each act looks at what is there when
 * it is done, so that administrators and others may do whatever they like in between, and takes the same time however
 * many sessions there are. The own session, and its user, do nothing.
 */
export class SimulatedLife {
  readonly #host: SimulatedHost;
  readonly #users: SimulatedUsers;
  readonly #troubleEvery: number;
  readonly #random: Random;
  readonly #timers: Timers;
  readonly #stations: readonly SimulatedStation[];
  readonly #accounts: readonly Account[];

  /** `troubleEvery`: mean pause between troubles, in milliseconds. */
  constructor(host: SimulatedHost, users: SimulatedUsers, troubleEvery: number, time: Time, random: Random) {
    this.#host = host;
    this.#users = users;
    this.#troubleEvery = troubleEvery;
    this.#random = random;
    this.#timers = new Timers(time);
    this.#stations = [...host.stations];
    this.#accounts = [...host.accounts].filter(({ own }) => !own);
  }

  /** Life begins; call it once. */
  start(): void {
    this.#waitForNext();
    letTroublesCome(this.#host, this.#troubleEvery, this.#timers, this.#random);
  }

  /** Nobody does anything any more. */
  stop(): void {
    this.#timers.callOff();
  }

  #waitForNext(): void {
    const mean = Math.min(longestPause, Math.max(shortestPause, actEveryAtStation / this.#stations.length));
    this.#timers.after(this.#random.around(mean), () => {
      this.#waitForNext();
      this.#act();
    });
  }

  #act(): void {
    if (this.#host.off) return;
    const { taken } = this.#host.sessions;
    const stations = this.#stations.length;
    if (this.#random.next() < 0.5) this.#changeAtStation();
    else if (this.#isMany(taken, (stations * 2) / 3, stations / 6)) this.#leave();
    else this.#arrive();
  }

  #arrive(): void {
    const presence = this.#awayAreMany() ? 'away' : 'logged-off';
    const account =
      this.#draw(this.#accounts, ({ user }) => this.#users.presence(user) === presence) ??
      this.#draw(this.#accounts, ({ user }) => this.#users.presence(user) !== 'at-station');
    const station = this.#draw(this.#stations, ({ id }) => this.#host.isFree(id));
    if (account === undefined || station === undefined) return;
    const isNew = this.#users.presence(account.user) === 'logged-off';
    const id = this.#users.logOn(account.user, station.id);
    if (!isNew) return;
    const odd = this.#random.next();
    if (odd < 0.04) this.#host.setWhenEnded(id, odd < 0.03 ? 'stays' : 'stays-closing');
  }

  #leave(): void {
    const session = this.#drawSession(({ locked }) => !locked);
    if (session === undefined) return;
    if (!this.#awayAreMany()) this.#host.disconnect(session.id);
    else if (this.#random.next() < 0.75) this.#host.signOut(session.id);
    else {
      this.#host.signOutLeavingPrograms(session.id);
      this.#timers.after(this.#random.whole(10_000, 60_000), () => {
        if (this.#host.present(session) !== undefined) this.#host.signOut(session.id);
      });
    }
  }

  /** Somebody locks or unlocks, stops working or goes on. */
  #changeAtStation(): void {
    const session = this.#drawSession(() => true);
    if (session === undefined) return;
    const works = session.idleSince === 'working';
    if (session.locked) this.#host.unlock(session.id);
    else if (this.#random.next() < 0.4) {
      this.#host.lock(session.id);
      if (works) this.#host.goIdle(session.id);
    } else if (works) this.#host.goIdle(session.id);
    else this.#host.work(session.id);
  }

  /** Whether enough sessions are kept at no station, so that rather one is picked up than another one left. */
  #awayAreMany(): boolean {
    const { size, taken } = this.#host.sessions;
    const stations = this.#stations.length;
    return this.#isMany(size - taken, stations / 6, stations / 8);
  }

  /** A chance that grows with `count`: even at what is usual, none or certain where it is off by `most` and more. */
  #isMany(count: number, usual: number, most: number): boolean {
    return this.#random.next() < 0.5 + (count - usual) / (2 * Math.max(1, most));
  }

  /** Somebody at a station, not the own session. */
  #drawSession(fits: (session: SimulatedSession) => boolean): SimulatedSession | undefined {
    const { sessions } = this.#host;
    const station = this.#draw(this.#stations, ({ id }) => {
      const session = sessions.at(id);
      return session?.phase === 'open' && !session.account.own && fits(session);
    });
    return station && sessions.at(station.id);
  }

  /** One of a list by chance that fits; undefined: none was found. */
  #draw<T>(list: readonly T[], fits: (one: T) => boolean): T | undefined {
    for (let draw = 0; draw < mostDraws && list.length > 0; draw++) {
      const one = this.#random.pick(list);
      if (fits(one)) return one;
    }
    return undefined;
  }
}
