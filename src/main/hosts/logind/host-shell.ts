import type { Time } from '../../time';
import { HostError } from '../host-backend';
import {
  disconnectXrdp,
  moment,
  type NotificationText,
  notify,
  whoAmI,
  writeToTerminal,
  xrdpClients,
} from './command-table';
import { type CommandsThere, type HostMoment, parseMoment, parseWhoAmI } from './commands-there';
import type { HostCommands } from './host-commands';
import type { SessionProperties } from './logind-properties';
import { xrdpDisplay } from './session-place';

/** A shell that could not be asked who the console is there is asked again after so long (ms). */
const askAgainAfter = 30_000;
/** So is one where something is missing that may be granted meanwhile: not often, for sudo writes each refusal to a log. */
const lookAgainAfter = 300_000;
/** A reading waits so long (ms) for what a command tells. */
const longestLook = 3000;

/** sudo also writes of what is no refusal: that it can't resolve the name of the host. */
const refusedBySudo = /\bsudo: (?:a password is required|.*not (?:allowed|found|in the sudoers))/;

const nothingTold: HostMoment = { time: null, shellSession: null, xrdpClients: new Map() };

/** What the console asks of a host's shell, and does through it. */
export class HostShell {
  readonly #commands: HostCommands;
  readonly #time: Time;
  #there: CommandsThere | null = null;
  #asking: Promise<CommandsThere | null> | null = null;
  #notBefore = Number.NEGATIVE_INFINITY;

  constructor(commands: HostCommands, time: Time) {
    this.#commands = commands;
    this.#time = time;
  }

  /**
   * Who the console is there; null: commands can't be given now. Never rejects. `limit`: how long (ms) to wait for it; on
   * another computer the shell has to be opened first.
   */
  async there(limit = longestLook): Promise<CommandsThere | null> {
    if (this.#time.monotonic() < this.#notBefore) return this.#there;
    this.#asking ??= this.#whoAmI(limit);
    return this.#asking;
  }

  /** What a reading needs and only a command tells. `clock`: the host's clock too. Never rejects. */
  async moment(clock: boolean): Promise<HostMoment> {
    return (await this.there()) === null ? nothingTold : parseMoment(await this.#look(clock ? moment : xrdpClients));
  }

  /** Cuts the client of an xrdp session off. */
  async disconnect({ Display, Name, User }: SessionProperties, signal: AbortSignal): Promise<void> {
    const as = await this.#known();
    await this.#do(disconnectXrdp(as, { name: Name, uid: User[0] }, xrdpDisplay(Display)), 'host-error', signal);
  }

  /** Shows a message on the user's desktop, or in the terminal of a login without one. */
  async message(
    session: SessionProperties,
    desktop: boolean,
    words: NotificationText,
    signal: AbortSignal,
  ): Promise<void> {
    const as = await this.#known();
    const user = { name: session.Name, uid: session.User[0] };
    if (desktop) await this.#do(notify(as, user, words), 'no-notifications', signal);
    else await this.#do(writeToTerminal(as, user, session.TTY, words), 'host-error', signal);
  }

  async close(): Promise<void> {
    await this.#commands.close();
  }

  async #whoAmI(limit: number): Promise<CommandsThere | null> {
    // Where nobody answers now, what was said before holds.
    this.#there = parseWhoAmI(await this.#look(whoAmI, limit)) ?? this.#there;
    this.#notBefore = this.#time.monotonic() + believedFor(this.#there);
    this.#asking = null;
    return this.#there;
  }

  async #known(): Promise<CommandsThere> {
    const there = await this.there();
    if (there === null) throw new HostError('host-error', 'no shell answers');
    return there;
  }

  /** What a command wrote; empty where it could not be asked. */
  async #look(command: string, limit = longestLook): Promise<string> {
    try {
      return (await this.#commands.run(command, AbortSignal.timeout(limit))).output;
    } catch {
      return '';
    }
  }

  async #do(command: string, problem: 'host-error' | 'no-notifications', signal: AbortSignal): Promise<void> {
    const { code, output } = await this.#commands.run(command, signal);
    if (code === 0) return;
    const words = output.trim().slice(0, 300);
    throw new HostError(refusedBySudo.test(words) ? 'needs-sudo' : problem, words);
  }
}

function believedFor(there: CommandsThere | null): number {
  if (there === null) return askAgainAfter;
  return there.uid === 0 || there.sudo ? Number.POSITIVE_INFINITY : lookAgainAfter;
}
