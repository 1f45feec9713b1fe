import type { HostBackend, HostCommand, HostListener } from '../../src/main/hosts/host-backend';
import { SimulatedBackend } from '../../src/main/hosts/simulated/simulated-backend';
import type { SimulatedHost } from '../../src/main/hosts/simulated/simulated-host';
import type { PowerAction } from '../../src/shared/lab/power';
import type { Reading, SessionReading } from '../../src/shared/lab/reading';
import type { SessionIdentity } from '../../src/shared/session/identity';
import type { FakeTime } from '../fake-time';

/** How a reading is spoiled on its way to the lab. */
export type Spoiling =
  /** Nothing that can be understood. */
  | { readonly kind: 'garbage' }
  /** One session is left out. */
  | { readonly kind: 'missing'; readonly pick: number }
  /** A detached session is shown at a station, perhaps one that is taken. */
  | { readonly kind: 'torn'; readonly pick: number; readonly station: number }
  /** What was true when it was asked for is told so many milliseconds later. */
  | { readonly kind: 'late'; readonly by: number };

/** A good reading that the lab has to apply. */
export interface GoodReading {
  readonly reading: Reading;
  /** Its place in the order of things, and the monotonic time at which it began. */
  readonly order: number;
  readonly at: number;
}

/** What the model needs to be told by the backends. */
export interface Witness {
  readonly time: FakeTime;
  /** The next place in the order of things. */
  next(): number;
  /** The lab is told a good reading. */
  told(hostId: string, reading: Reading): void;
  /** The lab sends a command. */
  sent(backend: WitnessedBackend, command: HostCommand): void;
  /** The lab restarts the host or shuts it down. */
  powered(backend: WitnessedBackend, action: PowerAction): void;
}

/**
 * A simulated backend that spoils readings on request, and keeps what the lab was told, worked out by itself: a reading
 * counts unless it was given up before it came, is garbage, or is torn and the first of its kind.
 */
export class WitnessedBackend implements HostBackend {
  readonly kind = 'simulated';
  readonly limits;
  readonly pollEvery;
  readonly canForce = true;
  readonly hostId: string;
  readonly host: SimulatedHost;
  readonly spoilings: Spoiling[] = [];
  /** The last two good readings, the newer first. */
  readonly good: GoodReading[] = [];
  /** Ids of sessions that the host reported removed, each with its place in the order of things. */
  readonly removals = new Map<string, number>();
  readonly #inner: SimulatedBackend;
  readonly #witness: Witness;
  #listener: HostListener | null = null;
  #afterTorn = false;

  constructor(hostId: string, host: SimulatedHost, witness: Witness) {
    this.hostId = hostId;
    this.host = host;
    this.#witness = witness;
    this.#inner = new SimulatedBackend({ kind: 'simulated', host }, witness.time);
    this.limits = this.#inner.limits;
    this.pollEvery = this.#inner.pollEvery;
  }

  connect(listener: HostListener, signal: AbortSignal): Promise<void> {
    this.#afterTorn = false;
    this.#listener = {
      hint: (hint) => {
        if (hint.removed !== undefined) this.removals.set(hint.removed, this.#witness.next());
        listener.hint(hint);
      },
      lost: (error) => listener.lost(error),
    };
    return this.#inner.connect(this.#listener, signal);
  }

  /** A hint that the host did not give; with an id, a removal signal. */
  falseHint(removed?: string): void {
    this.#listener?.hint(removed === undefined ? {} : { removed });
  }

  async read(signal: AbortSignal): Promise<Reading> {
    const [order, at] = [this.#witness.next(), this.#witness.time.monotonic()];
    const spoiling = this.spoilings.shift();
    try {
      const reading = spoiled(await this.#inner.read(signal), spoiling);
      if (spoiling?.kind === 'late') await new Promise<void>((go) => this.#witness.time.after(spoiling.by, go));
      if (signal.aborted) return reading;
      if (spoiling?.kind === 'garbage') this.#afterTorn = false;
      else this.#note({ reading, order, at });
      return reading;
    } catch (error) {
      this.#afterTorn = false;
      throw error;
    }
  }

  async act(command: HostCommand, signal: AbortSignal): Promise<void> {
    this.#witness.sent(this, command);
    await this.#inner.act(command, signal);
  }

  async power(action: PowerAction, signal: AbortSignal): Promise<void> {
    this.#witness.powered(this, action);
    await this.#inner.power(action, signal);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #note(good: GoodReading): void {
    const torn = isTorn(good.reading);
    if (torn && !this.#afterTorn) {
      this.#afterTorn = true;
      return;
    }
    this.#afterTorn = false;
    this.#witness.told(this.hostId, good.reading);
    this.good.unshift(good);
    if (this.good.length > 2) this.good.pop();
  }
}

/** The session of an identity in a reading. */
export function find(good: GoodReading | undefined, identity: SessionIdentity): SessionReading | undefined {
  if (good?.reading.boot !== identity.boot) return undefined;
  const { id, user, logon } = identity;
  return good.reading.sessions.find((read) => read.id === id && read.user === user && read.logon === logon);
}

/** Whether two sessions of a reading are at one station. */
export function isTorn({ sessions }: Reading): boolean {
  const taken = sessions.flatMap(({ station, phase }) => (phase === 'open' && station !== null ? [station] : []));
  return new Set(taken).size < taken.length;
}

function spoiled(reading: Reading, spoiling: Spoiling | undefined): Reading {
  const { sessions, stations } = reading;
  switch (spoiling?.kind) {
    case 'garbage':
      return { ...reading, sessions: [{ id: 7 }] } as unknown as Reading;
    case 'missing':
      return { ...reading, sessions: sessions.filter((_, place) => place !== spoiling.pick % sessions.length) };
    case 'torn': {
      const station = stations[spoiling.station % stations.length]?.id ?? null;
      return {
        ...reading,
        sessions: sessions.map((read, place) => {
          return place === spoiling.pick % sessions.length && read.phase === 'open' ? { ...read, station } : read;
        }),
      };
    }
    default:
      return reading;
  }
}
