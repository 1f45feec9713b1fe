import { expect } from 'vitest';
import type { Reading, SessionReading, StationReading } from '../../src/shared/lab/reading';
import { ConsoleUnderTest } from './console-under-test';
import type { ContractHost, HostPart } from './contract-host';

/** What a case is given: a host at which nobody is logged on, and a backend connected to it. */
export class CaseGround {
  readonly host: ContractHost;
  readonly console: ConsoleUnderTest;
  readonly #more: ConsoleUnderTest[] = [];

  constructor(host: ContractHost) {
    this.host = host;
    this.console = consoleFor(host);
  }

  /** Another backend for the same host, not connected. */
  another(): ConsoleUnderTest {
    const another = consoleFor(this.host);
    this.#more.push(another);
    return another;
  }

  /** A user at a station, read as active there. */
  async loggedOn(user = this.host.users[0], station = this.host.stations[0].id): Promise<SessionReading> {
    const id = await this.host.logOn(user, station);
    const reading = await this.console.readUntil(`${user} at ${station}`, (read) => isAt(read, id, station));
    return sessionIn(reading, id);
  }

  async boot(): Promise<string> {
    return (await this.console.read()).boot;
  }

  /** Closes every backend that the case used. */
  async close(): Promise<void> {
    for (const console of [this.console, ...this.#more]) await console.settled(console.backend.close());
  }
}

/** A backend for a host, not connected. */
export function consoleFor(host: ContractHost): ConsoleUnderTest {
  return new ConsoleUnderTest(host.createBackend(), (duration) => host.pass(duration));
}

/** One promise of `HostBackend`, or of docs/design.md 2.2, that a backend has to keep. */
export interface ContractCase {
  readonly name: string;
  /** It applies only to hosts with these parts. */
  readonly needs?: readonly HostPart[];
  /** It applies only to hosts without this part. */
  readonly needsNone?: HostPart;
  run(ground: CaseGround): Promise<void>;
}

/** The session with an id in a reading; it fails when there is none. */
export function sessionIn(reading: Reading, id: string): SessionReading {
  const session = reading.sessions.find((one) => one.id === id);
  expect(session, `session ${id} in the reading`).toBeDefined();
  return session as SessionReading;
}

/** The station with an id in a reading; it fails when there is none. */
export function stationIn(reading: Reading, id: string): StationReading {
  const station = reading.stations.find((one) => one.id === id);
  expect(station, `station ${id} in the reading`).toBeDefined();
  return station as StationReading;
}

/** Whether a session is open and at a station. */
export function isAt(reading: Reading, id: string, station: string): boolean {
  return reading.sessions.some((one) => one.id === id && one.station === station && one.phase === 'open');
}

/** Whether a session is listed. */
export function isListed(reading: Reading, id: string): boolean {
  return reading.sessions.some((one) => one.id === id);
}

/** Whether somebody holds a station. */
export function isTaken(reading: Reading, station: string): boolean {
  return reading.sessions.some((one) => one.station === station && one.phase === 'open');
}

/** The part of an identity that the host decides. */
export function identityOf({ id, user, logon }: SessionReading): { id: string; user: string; logon: string } {
  return { id, user, logon };
}
