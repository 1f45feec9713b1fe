import type { Host } from '../../shared/lab/host';
import { emptyMemory, type HostMemory } from '../../shared/lab/host-memory';
import type { SessionKey } from '../../shared/session/identity';
import { type HostBackend, HostError } from '../hosts/host-backend';
import type { PowerHost } from '../power/powers';
import { CommandLane } from '../requests/command-lane';
import type { RequestHost } from '../requests/request-ground';
import type { Time } from '../time';
import type { ConnectTurns } from './connect-turns';
import type { HostMonitor } from './host-monitor';
import { withinLimit } from './within-limit';

/** One host of the list. */
export interface HostEntry {
  readonly id: string;
  readonly name: string;
  readonly room: string | null;
  /** Text to show; null for this computer. */
  readonly address: string | null;
  /** It is on the list in the settings. */
  readonly kept?: boolean;
  readonly backend: HostBackend;
  /** Of which it takes one to be connected to; without them, it is at once. */
  readonly turns?: ConnectTurns;
}

/** What a listed host works with. */
export interface ListedHostParts {
  readonly monitor: HostMonitor;
  readonly time: Time;
  /** Aborted when the host is taken off; calls off the commands under way. */
  readonly leaving: AbortController;
  /** The marks of an earlier run. */
  readonly marks: ReadonlyMap<SessionKey, number>;
}

/** A host while it is in the list. */
export class ListedHost {
  entry: HostEntry;
  readonly monitor: HostMonitor;
  readonly leaving: AbortController;
  memory: HostMemory;
  /** Console's clock at the last good reading. */
  lastSeen: number | null = null;
  /** The host as requests on its sessions need it, and as one to restart or shut it down does. */
  readonly requests: RequestHost;
  readonly power: PowerHost;
  readonly #time: Time;
  readonly #published: () => Host | undefined;

  /** `published`: its record as the window sees it now. */
  constructor(entry: HostEntry, { monitor, time, leaving, marks }: ListedHostParts, published: () => Host | undefined) {
    this.entry = entry;
    this.monitor = monitor;
    this.leaving = leaving;
    this.memory = emptyMemory(marks);
    this.#time = time;
    this.#published = published;
    this.requests = this.#requestHost();
    this.power = this.#powerHost();
  }

  #connected(): boolean {
    return this.#published()?.connection.state === 'connected';
  }

  #requestHost(): RequestHost {
    const { monitor, leaving } = this;
    const { backend } = this.entry;
    const name = () => this.entry.name;
    return {
      get name() {
        return name();
      },
      limits: backend.limits,
      canForce: backend.canForce,
      lane: new CommandLane(),
      connected: () => this.#connected(),
      readNow: () => monitor.readNow(),
      readSoon: () => monitor.readSoon(),
      send: (command) => {
        const { action, force } = command;
        const limit = force ? backend.limits.force : backend.limits[action];
        return withinLimit(this.#time, limit, leaving.signal, (signal) => backend.act(command, signal));
      },
    };
  }

  #powerHost(): PowerHost {
    const { monitor, leaving } = this;
    const { backend } = this.entry;
    const limit = backend.limits.power;
    return {
      limit,
      now: () => {
        const { boot, sessions, stations } = this.memory;
        const opening = [...stations.values()].some((station) => station.opening);
        return { name: this.entry.name, boot, sessions: [...sessions.keys()], opening, connected: this.#connected() };
      },
      cannot: (action) => {
        const ability = this.#published()?.abilities[action];
        return ability?.can === 'no' ? ability.reason : null;
      },
      readNow: () => monitor.readNow(),
      readSoon: () => monitor.readSoon(),
      power: (action) =>
        withinLimit(this.#time, limit, leaving.signal, async (signal) => {
          if (backend.power === undefined) throw new HostError('not-supported');
          await backend.power(action, signal);
        }),
    };
  }
}

/** The record of a host that was not read yet. */
export function unreadHost({ id, name, room, address, kept = false, backend }: HostEntry): Host {
  return {
    id,
    name,
    kind: backend.kind,
    room,
    address,
    connection: { state: 'connecting' },
    lastSeen: null,
    clockOffset: 0,
    administratorsKnown: true,
    abilities: {},
    kept,
    power: null,
    canForce: backend.canForce,
  };
}
