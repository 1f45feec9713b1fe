import { containerPlace } from './container';
import { desktopRecipe } from './desktop-image';
import type { LoginctlSession } from './loginctl';
import { password, RdpHost } from './rdp-host';
import { typeInGreeter } from './type-in-greeter';

/** The seats that LightDM manages. */
export const desktopSeats = ['seat-st2', 'seat-st3'] as const;

/**
 * A container with remote desktops and desktops at its seats: LightDM and its greeter at two, where people log on by
 * password.
 */
export class DesktopHost extends RdpHost {
  /** A host that has booted, with a greeter at each of its seats. Rejects when this computer can't. */
  static override async boot(): Promise<DesktopHost> {
    const host = new DesktopHost(await containerPlace(desktopRecipe));
    await host.start();
    return host;
  }

  override async powerOn(): Promise<void> {
    await super.powerOn();
    await this.#untilGreetersWait();
  }

  /** The greeter that a seat shows; undefined: it shows something else. */
  async greeterAt(seat: string): Promise<LoginctlSession | undefined> {
    return (await this.loginctlSessions()).find(
      (one) => one.seat === seat && one.class === 'greeter' && one.state === 'active',
    );
  }

  /** Someone types name and password at the greeter of a seat; the answer is the id of their new session there. */
  async logOnByPassword(user: string, seat: string): Promise<string> {
    await this.#typePassword(user, seat);
    return this.#untilAtSeat(user, seat);
  }

  /**
   * Someone whose session the greeter hides types their name and password; the answer is the id of the session that
   * they get. LightDM up to 1.32 has a fault at seats without terminals, all but seat0: a moment later it takes the seat
   * away with yet another greeter. What it did then is undone here.
   */
  async comeBackByPassword(user: string, seat: string): Promise<string> {
    const before = await this.#typePassword(user, seat);
    // The seat shows the desktop before: perhaps too shortly to be seen.
    await this.waitUntil(`LightDM takes ${seat} away again`, async () => {
      const greeter = await this.greeterAt(seat);
      return greeter !== undefined && greeter.id !== before.id;
    });
    const sessions = await this.loginctlSessions();
    const ids = sessions.filter((one) => one.user === user && one.seat === seat).map((one) => one.id);
    const [id = ''] = ids;
    if (ids.length !== 1) throw new Error(`${user} has ${ids.length} sessions at ${seat}`);
    await this.exec('loginctl', 'activate', id);
    await this.exec('loginctl', 'unlock-session', id);
    return this.#untilAtSeat(user, seat);
  }

  /** Kills every session but the greeters, and waits until these have the seats. */
  override async endAllSessions(): Promise<void> {
    await this.waitUntil('nobody is logged on', async () => {
      const sessions = await this.loginctlSessions();
      const ids = sessions.filter((one) => one.class === 'user').map(({ id }) => id);
      if (ids.length > 0) await this.script('loginctl kill-session -s KILL "$@" || :', ...ids);
      return ids.length === 0;
    });
    await this.#untilGreetersWait();
  }

  async #untilGreetersWait(): Promise<void> {
    for (const seat of desktopSeats)
      await this.waitUntil(`a greeter waits at ${seat}`, async () => (await this.greeterAt(seat)) !== undefined);
  }

  /** Types at the greeter of a seat, and answers with that greeter. */
  async #typePassword(user: string, seat: string): Promise<LoginctlSession> {
    let greeter: LoginctlSession | undefined;
    await this.waitUntil(`the greeter at ${seat} lets ${user} in`, async () => {
      greeter = await this.greeterAt(seat);
      return greeter !== undefined && (await this.succeeds(typeInGreeter, greeter.display, user, password));
    });
    if (greeter === undefined) throw new Error(`no greeter at ${seat}`);
    return greeter;
  }

  /** Waits until a seat shows the desktop of a user, unlocked; the answer is the session's id. */
  async #untilAtSeat(user: string, seat: string): Promise<string> {
    let id = '';
    await this.waitUntil(`${seat} shows the desktop of ${user}`, async () => {
      const sessions = await this.loginctlSessions();
      const shown = sessions.find((one) => one.user === user && one.seat === seat && one.state === 'active');
      id = shown?.id ?? '';
      return shown !== undefined && !shown.locked;
    });
    await this.untilDesktopIsUp(id);
    return id;
  }
}
