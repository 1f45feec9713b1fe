import * as v from 'valibot';
import type { CannotReason } from '../../../shared/session/actions';
import { HostError } from '../host-backend';
import type { SessionProperties } from './logind-properties';
import { placeOf } from './session-place';
import type { SystemBus } from './system-bus';

const name = 'org.freedesktop.DisplayManager';
const managerPath = '/org/freedesktop/DisplayManager';
const properties = 'org.freedesktop.DBus.Properties';

/** A session of the display manager, at a seat of its own: it does not name logind's. */
export interface ManagedSession {
  readonly user: string;
  /** Object path of the seat. */
  readonly seat: string;
  /** The seat can show a greeter while the session lives on. */
  readonly canSwitch: boolean;
}

const paths = v.array(v.string());
const sessionFacts = v.object({ UserName: v.string(), Seat: v.string() });
const seatFacts = v.object({ CanSwitch: v.boolean() });

/** The sessions of the display manager; null where none that can switch to a greeter is on the bus. */
export async function readDisplayManager(
  bus: SystemBus,
  signal: AbortSignal,
): Promise<readonly ManagedSession[] | null> {
  if ((await bus.askBus('NameHasOwner', name, signal)) !== true) return null;
  try {
    const get = {
      destination: name,
      path: managerPath,
      interface: properties,
      member: 'Get',
      signature: 'ss',
    } as const;
    const [sessions, seats] = await Promise.all(
      ['Sessions', 'Seats'].map(async (property) =>
        v.parse(paths, await bus.call({ ...get, body: [name, property] }, signal)),
      ),
    );
    const switching = new Map(
      await Promise.all(
        (seats ?? []).map(
          async (path) => [path, v.parse(seatFacts, await getAll(bus, path, 'Seat', signal)).CanSwitch] as const,
        ),
      ),
    );
    return await Promise.all(
      (sessions ?? []).map(async (path) => {
        const { UserName, Seat } = v.parse(sessionFacts, await getAll(bus, path, 'Session', signal));
        return { user: UserName, seat: Seat, canSwitch: switching.get(Seat) ?? false };
      }),
    );
  } catch (error) {
    // It went, or a session of it, while it was read: the next reading tells.
    const answered =
      error instanceof HostError && error.problem !== 'connection-lost' && error.problem !== 'time-limit';
    if ((answered || v.isValiError(error)) && !signal.aborted) return null;
    throw error;
  }
}

/** Makes a seat show a greeter; whoever is logged on there stays logged on. */
export async function switchToGreeter(bus: SystemBus, seat: string, signal: AbortSignal): Promise<void> {
  await bus.call({ destination: name, path: seat, interface: `${name}.Seat`, member: 'SwitchToGreeter' }, signal);
}

/**
 * The display manager's seat of a session of logind, found by its user: where a user is logged on at several seats, it
 * does not tell which is which. Else the reason why the session can't be left.
 */
export function greeterSeat(
  session: SessionProperties,
  sessions: readonly SessionProperties[],
  managed: readonly ManagedSession[] | null,
): { readonly seat: string } | CannotReason {
  const same = (managed ?? []).filter(({ user }) => user === session.Name);
  const [one, ...others] = same;
  if (one === undefined || !one.canSwitch) return 'no-greeter';
  const atSeats = sessions.filter((other) => {
    const { Name, Class, State } = other;
    return Name === session.Name && Class === 'user' && placeOf(other).kind === 'seat' && State !== 'closing';
  });
  return others.length > 0 || atSeats.length > 1 ? 'seat-not-told' : { seat: one.seat };
}

function getAll(bus: SystemBus, path: string, of: string, signal: AbortSignal): Promise<unknown> {
  const call = { destination: name, path, interface: properties, member: 'GetAll', signature: 's' } as const;
  return bus.call({ ...call, body: [`${name}.${of}`] }, signal);
}
