import type { Time } from '../../time';
import { people } from './people';
import { type Random, seededRandom } from './random';
import type { SimulateSettings } from './simulate-option';
import type { SimulatedConfig } from './simulated-backend';
import { SimulatedHost } from './simulated-host';
import { SimulatedLife } from './simulated-life';
import type { Account, SimulatedStation } from './simulated-session';
import { SimulatedUsers } from './simulated-users';

/** One computer of a simulated lab, as the list of hosts takes it. */
export interface SimulatedLabHost {
  readonly id: string;
  readonly name: string;
  readonly room: string;
  readonly address: null;
  readonly config: SimulatedConfig;
  readonly users: SimulatedUsers;
  /** Not started yet; null: nobody acts by themselves. */
  readonly life: SimulatedLife | null;
}

const minute = 60_000;
/** One trouble in the whole lab about as often, however many computers it has. */
const troubleEvery = 3 * minute;

/**
 * The computers of a simulated lab, with people at their stations as they are found when the console starts. The first
 * one has the only own session. The same settings make the same lab, but for the time of day.
 */
export function simulatedLab({ hosts, stations, seed, still }: SimulateSettings, time: Time): SimulatedLabHost[] {
  const random = seededRandom(seed);
  const names = stationNames(stations);
  let subnet = 0;
  const sizes = Array.from({ length: hosts }, (_, place) => shareOf(stations, hosts, place));
  const accounts = people(
    sizes.reduce((sum, size) => sum + accountsFor(size), 0),
    random,
  );
  return sizes.map((size, place) => {
    const name = `lab-${letters(place)}`;
    const hostStations = names.splice(0, size).map((name, index): SimulatedStation => {
      return { id: String(index + 1), name, client: clientAddress(subnet, index) };
    });
    subnet += Math.ceil(size / clientsInSubnet);
    const hostAccounts = accounts.splice(0, accountsFor(size)).map(({ user, fullName }, index): Account => {
      return { user, fullName, administrator: index === 0, own: place === 0 && index === 0 };
    });
    const hostRandom = seededRandom(random.whole(0, 2 ** 32 - 1));
    const host = new SimulatedHost({ stations: hostStations, accounts: hostAccounts }, time, hostRandom);
    fill(host, hostStations, hostAccounts, time, hostRandom);
    const users = new SimulatedUsers(name, host, time);
    const lifeRandom = seededRandom(hostRandom.whole(0, 2 ** 32 - 1));
    const life = still ? null : new SimulatedLife(host, users, hosts * troubleEvery, time, lifeRandom);
    return {
      id: name,
      name,
      room: `Room ${place + 1}`,
      address: null,
      config: { kind: 'simulated', host },
      users,
      life,
    };
  });
}

const clientsInSubnet = 200;

/** Address of what stands at a station: each computer has its own subnets of 10.20.0.0/16, the first is 10.20.1. */
function clientAddress(firstSubnet: number, station: number): string {
  const subnet = firstSubnet + 1 + Math.floor(station / clientsInSubnet);
  return `10.20.${subnet}.${30 + (station % clientsInSubnet)}`;
}

/** More accounts than can sit there at once: some left without signing out, some are elsewhere. */
function accountsFor(stations: number): number {
  return Math.ceil(stations * 1.5) + 2;
}

/** Of 12 stations 8 are in use, 2 of them locked; 2 more sessions are disconnected. The own session is among them. */
function fill(
  host: SimulatedHost,
  stations: readonly SimulatedStation[],
  accounts: readonly Account[],
  time: Time,
  random: Random,
): void {
  const [administrator, ...others] = accounts;
  const users = random.shuffled(others);
  const places = random.shuffled(stations);
  const inUse = Math.max(1, Math.round((stations.length * 2) / 3));
  const locked = Math.round(inUse / 4);
  const away = Math.round(stations.length / 6);
  const now = time.now();
  const seat = (user: string | undefined, station: SimulatedStation | undefined): string | null => {
    if (user === undefined || station === undefined) return null;
    return host.logOn(user, station.id, now - random.whole(10, 240) * minute);
  };

  // Who left without signing out sat at stations that others use by now.
  for (let count = 0; count < away; count++) {
    const id = seat(users.pop()?.user, places[0]);
    if (id !== null) host.disconnect(id, now - random.whole(1, 9) * minute);
  }
  seat(administrator?.user, places.pop());
  for (let count = 1; count < inUse; count++) {
    const id = seat(users.pop()?.user, places.pop());
    if (id === null) continue;
    if (count <= locked) host.lock(id);
    if (count <= locked || random.next() < 0.4) host.goIdle(id, now - random.whole(1, 9) * minute);
  }
}

/** Stations in rows of six. */
function stationNames(count: number): string[] {
  const rows = ['Window', 'Middle', 'Door', 'Wall', 'Board', 'Garden', 'Corner', 'Gallery'];
  return Array.from({ length: count }, (_, place) => {
    const row = Math.floor(place / 6);
    const seat = Math.floor(row / rows.length) * 6 + (place % 6) + 1;
    return `${rows[row % rows.length]} ${seat}`;
  });
}

function shareOf(total: number, shares: number, place: number): number {
  return Math.floor((total * (place + 1)) / shares) - Math.floor((total * place) / shares);
}

/** 0: `a`, 25: `z`, 26: `aa`. */
function letters(place: number): string {
  const last = String.fromCharCode(97 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}
