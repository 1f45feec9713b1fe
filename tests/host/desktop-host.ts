import { containerPlace } from './container';
import { desktopRecipe, notificationLog } from './desktop-image';
import type { LoginctlSession } from './loginctl';
import { RealHost } from './real-host';
import { parseNotifications, type ShownNotification } from './shown-notification';
import { typeInGreeter } from './type-in-greeter';

/** The seats that LightDM manages. */
export const desktopSeats = ['seat-st2', 'seat-st3'] as const;

/** A user's remote desktop client, and the session that it shows. */
export interface RdpClient {
  /** Id of the session. */
  readonly id: string;
  /** The session's X display, such as `:10`. */
  readonly display: string;
  /** The client is cut off, as when somebody trips over the cable; its session stays. */
  drop(): Promise<void>;
  /** Resolves when the client has ended by itself, as when the computer disconnected it. */
  untilGone(): Promise<void>;
}

/** The display on which remote desktop clients show what they show. */
const clientDisplay = ':90';
const password = 'secret';
const notifications = 'org.freedesktop.Notifications';

/**
 * A container with real desktops: LightDM and its greeter at two seats, where people log on by password, and xrdp with
 * real clients. Each session has a locker, each user a notification daemon. Users and passwords are those of `RealHost`.
 */
export class DesktopHost extends RealHost {
  #rdpClients = 0;

  /** A host that has booted, with a greeter at each of its seats. Rejects when this computer can't. */
  static override async boot(): Promise<DesktopHost> {
    const host = new DesktopHost(await containerPlace(desktopRecipe));
    await host.start();
    return host;
  }

  override async powerOn(): Promise<void> {
    await super.powerOn();
    await this.exec('systemd-run', '-q', '--unit=client-display', 'Xvfb', clientDisplay, '-nolisten', 'tcp');
    const ready = 'DISPLAY=$1 xdotool getmouselocation && [ "$(ss -tlnH | grep -cE ":(3389|3350) ")" = 2 ]';
    await this.waitUntil('xrdp listens, and its clients have a display', () => this.#succeeds(ready, clientDisplay));
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
    const id = await this.#untilAtSeat(user, seat);
    await this.waitUntil(`LightDM takes ${seat} away again`, async () => {
      const greeter = await this.greeterAt(seat);
      return greeter !== undefined && greeter.id !== before.id;
    });
    await this.exec('loginctl', 'activate', id);
    await this.exec('loginctl', 'unlock-session', id);
    return this.#untilAtSeat(user, seat);
  }

  /** A remote desktop client logs a user on; a session that the user has there comes back. */
  async connectByRdp(user: string): Promise<RdpClient> {
    const unit = `rdp-client-${++this.#rdpClients}`;
    const start = ['-q', '--collect', `--unit=${unit}`, '-E', 'HOME=/root', '-E', `DISPLAY=${clientDisplay}`];
    const options = ['/v:127.0.0.1', `/u:${user}`, `/p:${password}`, '/cert:ignore', '/size:800x600'];
    await this.exec('systemd-run', ...start, 'xfreerdp', ...options);
    const isRunning = () => this.#succeeds('systemctl is-active "$1"', unit);
    let session: LoginctlSession | undefined;
    await this.waitUntil(`${user} has a session by RDP`, async () => {
      if (!(await isRunning())) throw new Error(await this.exec('journalctl', '-u', unit, '--no-pager'));
      session = (await this.loginctlSessions()).find((one) => one.user === user && one.service === 'xrdp-sesman');
      return session !== undefined && (await this.rdpClientsAt(session.display)) > 0;
    });
    const { id = '', display = '' } = session ?? {};
    await this.#untilDesktopIsUp(id);
    return {
      id,
      display,
      drop: async () => {
        await this.exec('systemctl', 'kill', '-s', 'KILL', unit);
        await this.waitUntil(`nothing shows ${display}`, async () => (await this.rdpClientsAt(display)) === 0);
      },
      untilGone: () => this.waitUntil(`${unit} has ended`, async () => !(await isRunning())),
    };
  }

  /** How many clients are connected to an X display of xrdp, as `ss` says. */
  async rdpClientsAt(display: string): Promise<number> {
    const sockets = await this.exec('ss', '-xH', 'state', 'established');
    return sockets.split('\n').filter((line) => line.includes(`/xrdp_display_${display.slice(1)} `)).length;
  }

  /** What the notification daemon of a user has shown, the oldest first, as the daemon itself says. */
  async notificationsOf(user: string): Promise<readonly ShownNotification[]> {
    return parseNotifications(await this.script('cat "/home/$1/$2" 2>/dev/null || :', user, notificationLog));
  }

  /** A user's notification daemon ends, and no other can be started while the user is logged on. */
  async dropNotificationDaemon(user: string): Promise<void> {
    const program =
      'runuser -u "$1" -- env "XDG_RUNTIME_DIR=/run/user/$(id -u "$1")" systemctl --user mask --runtime dunst';
    await this.script(`${program}; pkill -u "$1" -x dunst`, user);
    await this.waitUntil(
      `${user} has no notification daemon`,
      async () => !(await this.#succeeds('pgrep -u "$1" -x dunst', user)),
    );
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
      return greeter !== undefined && (await this.#succeeds(typeInGreeter, greeter.display, user, password));
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
    await this.#untilDesktopIsUp(id);
    return id;
  }

  /** Waits until a session has its locker, and its user a notification daemon. */
  async #untilDesktopIsUp(id: string): Promise<void> {
    const { user, uid } = (await this.loginctl(id)) ?? { user: '', uid: 0 };
    const program = `
      programs=$(cat "/sys/fs/cgroup/user.slice/user-$2.slice/session-$3.scope/cgroup.procs")
      for one in $programs; do cat "/proc/$one/comm"; done 2>/dev/null | grep -qx xss-lock
      runuser -u "$1" -- busctl "--address=unix:path=/run/user/$2/bus" --no-pager status ${notifications} | grep -q PID=`;
    await this.waitUntil(`the desktop of ${user} is up`, () => this.#succeeds(program, user, String(uid), id));
  }

  async #succeeds(program: string, ...args: readonly string[]): Promise<boolean> {
    return this.script(program, ...args).then(
      () => true,
      () => false,
    );
  }
}
