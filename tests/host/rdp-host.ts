import { containerPlace } from './container';
import type { LoginctlSession } from './loginctl';
import { newRdpRecipe, notificationLog } from './rdp-image';
import { RealHost } from './real-host';
import { parseNotifications, type ShownNotification } from './shown-notification';

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
/** Of every user. */
export const password = 'secret';
const notifications = 'org.freedesktop.Notifications';

/**
 * A container with remote desktops: xrdp, with real clients. Each session has a locker, each user a notification
 * daemon. Users and passwords are those of `RealHost`.
 */
export class RdpHost extends RealHost {
  #rdpClients = 0;

  /** A host with xrdp 0.10 that has booted. Rejects when this computer can't. */
  static override async boot(): Promise<RdpHost> {
    const host = new RdpHost(await containerPlace(newRdpRecipe));
    await host.start();
    return host;
  }

  override async powerOn(): Promise<void> {
    await super.powerOn();
    await this.exec('systemd-run', '-q', '--unit=client-display', 'Xvfb', clientDisplay, '-nolisten', 'tcp');
    // Its second part listens at a port up to 0.9, and at a socket since.
    const ready =
      'DISPLAY=$1 xdotool getmouselocation && [ "$(ss -lnH | grep -cE ":3389 |:3350 |/sesman.socket ")" = 2 ]';
    await this.waitUntil('xrdp listens, and its clients have a display', () => this.succeeds(ready, clientDisplay));
  }

  /**
   * A remote desktop client logs a user on; a session that the user has there comes back. What it connects to, one of the
   * host's own addresses, is also where it comes from.
   */
  async connectByRdp(user: string, address = '127.0.0.1'): Promise<RdpClient> {
    const unit = `rdp-client-${++this.#rdpClients}`;
    const start = ['-q', '--collect', `--unit=${unit}`, '-E', 'HOME=/root', '-E', `DISPLAY=${clientDisplay}`];
    // It asks whether the host is to be trusted.
    const client = 'yes yes | rdesktop -u "$1" -p "$2" -g 800x600 "$3"';
    await this.exec('systemd-run', ...start, 'sh', '-c', client, 'client', user, password, address);
    const isRunning = () => this.succeeds('systemctl is-active "$1"', unit);
    let session: LoginctlSession | undefined;
    await this.waitUntil(`${user} has a session by RDP`, async () => {
      if (!(await isRunning())) throw new Error(await this.exec('journalctl', '-u', unit, '--no-pager'));
      session = (await this.loginctlSessions()).find((one) => one.user === user && one.service === 'xrdp-sesman');
      return session !== undefined && (await this.rdpClientsAt(session.display)) > 0;
    });
    const { id = '', display = '' } = session ?? {};
    await this.untilDesktopIsUp(id);
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
      async () => !(await this.succeeds('pgrep -u "$1" -x dunst', user)),
    );
  }

  /** Waits until a session has its locker, and its user a notification daemon. */
  protected async untilDesktopIsUp(id: string): Promise<void> {
    const { user, uid } = (await this.loginctl(id)) ?? { user: '', uid: 0 };
    const program = `
      programs=$(cat "/sys/fs/cgroup/user.slice/user-$2.slice/session-$3.scope/cgroup.procs")
      for one in $programs; do cat "/proc/$one/comm"; done 2>/dev/null | grep -qx xss-lock
      runuser -u "$1" -- busctl "--address=unix:path=/run/user/$2/bus" --no-pager status ${notifications} | grep -q PID=`;
    await this.waitUntil(`the desktop of ${user} is up`, () => this.succeeds(program, user, String(uid), id));
  }

  /** Whether a shell program ends well in it. */
  protected async succeeds(program: string, ...args: readonly string[]): Promise<boolean> {
    return this.script(program, ...args).then(
      () => true,
      () => false,
    );
  }
}
