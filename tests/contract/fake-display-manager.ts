import type { FakeLogind } from './fake-logind';
import { desktopAt } from './fake-session';
import { nothing, type WireAnswer, type WireCall, WireService } from './wire-service';

const name = 'org.freedesktop.DisplayManager';
const root = '/org/freedesktop/DisplayManager';

/**
 * A display manager made of its words on the wire, as LightDM says them: it has a session for each desktop of the fake
 * logind beside it, at seats with names of its own.
 */
export class FakeDisplayManager {
  readonly #logind: FakeLogind;
  readonly #service: WireService;
  /** Whether it can switch to a greeter. */
  canSwitch = true;
  /** It says yes to a switch and does nothing. */
  ignoresSwitch = false;
  /** It answers nothing. */
  hangs = false;
  /** Seats that were switched, oldest first, as logind calls them. */
  readonly switched: string[] = [];

  private constructor(logind: FakeLogind, service: WireService) {
    this.#logind = logind;
    this.#service = service;
  }

  /** Comes onto the bus of a fake logind. */
  static async start(logind: FakeLogind): Promise<FakeDisplayManager> {
    let self: FakeDisplayManager | undefined;
    const service = await WireService.start(logind.address, [name], (call) => self?.answer(call) ?? null);
    self = new FakeDisplayManager(logind, service);
    return self;
  }

  stop(): Promise<void> {
    return this.#service.stop();
  }

  /** The answer of a healthy one. */
  answer({ path, member, body }: WireCall): WireAnswer | null {
    if (this.hangs) return null;
    const seats = [...this.#logind.seats.keys()];
    const desktops = [...this.#logind.sessions.values()].filter(
      ({ facts }) => facts.class === 'user' && facts.seat !== '',
    );
    const seatPath = (seat: string) => `${root}/Seat${seats.indexOf(seat)}`;
    if (member === 'Get') {
      const paths = body[1] === 'Seats' ? seats.map(seatPath) : desktops.map(({ id }) => `${root}/Session${id}`);
      return { signature: 'v', body: [['ao', paths]] };
    }
    if (member === 'GetAll') {
      if (path.startsWith(`${root}/Seat`))
        return facts({ CanSwitch: ['b', this.canSwitch], HasGuestAccount: ['b', false] });
      const desktop = desktops.find(({ id }) => path === `${root}/Session${id}`);
      if (desktop !== undefined) {
        return facts({ Seat: ['o', seatPath(desktop.facts.seat)], UserName: ['s', desktop.facts.name] });
      }
    }
    const seat = seats.find((one) => seatPath(one) === path);
    if (member === 'SwitchToGreeter' && seat !== undefined) {
      if (!this.ignoresSwitch) this.#switch(seat);
      return nothing;
    }
    return { error: 'org.freedesktop.DBus.Error.UnknownMethod', text: `Unknown method ${member}` };
  }

  /** It locks the session that is shown, and a greeter takes the seat. */
  #switch(seat: string): void {
    this.switched.push(seat);
    const shown = this.#logind.seats.get(seat)?.active;
    if (shown?.locker) {
      shown.facts.lockedHint = true;
      this.#logind.changed(shown, 'LockedHint');
    }
    this.#logind.add({ ...desktopAt(seat, 110, 'lightdm'), class: 'greeter' });
  }
}

function facts(said: Readonly<Record<string, unknown>>): WireAnswer {
  return { signature: 'a{sv}', body: [Object.entries(said)] };
}
