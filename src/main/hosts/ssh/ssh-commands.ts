import type { SshAddress } from '../../../shared/settings/ssh-address';
import type { Time } from '../../time';
import { untilAborted } from '../../until-aborted';
import { HostError } from '../host-backend';
import type { CommandResult, HostCommands } from '../logind/host-commands';
import { RemoteShell } from './remote-shell';

/**
 * Gives commands to another computer by one ssh that stays open. It is opened for the first command, and for the next one
 * after it was lost. Words come in English (LC_ALL=C.UTF-8), and a command lives for a minute at the most.
 */
export class SshCommands implements HostCommands {
  readonly #address: SshAddress;
  readonly #time: Time;
  readonly #environment: NodeJS.ProcessEnv;
  #shell: Promise<RemoteShell> | null = null;
  #closing = new AbortController();

  constructor(address: SshAddress, time: Time, environment: NodeJS.ProcessEnv = process.env) {
    this.#address = address;
    this.#time = time;
    this.#environment = environment;
  }

  async run(command: string, signal: AbortSignal): Promise<CommandResult> {
    signal.throwIfAborted();
    const shell = await untilAborted(this.#opened(), signal);
    return shell.run(command, signal);
  }

  async close(): Promise<void> {
    const shell = this.#shell;
    this.#shell = null;
    this.#closing.abort(new HostError('connection-lost'));
    this.#closing = new AbortController();
    await shell?.then(
      (one) => one.close(),
      () => {},
    );
  }

  #opened(): Promise<RemoteShell> {
    if (this.#shell !== null) return this.#shell;
    const shell = RemoteShell.open(this.#address, this.#time, this.#environment, this.#closing.signal);
    this.#shell = shell;
    const forget = () => {
      if (this.#shell === shell) this.#shell = null;
    };
    shell.then((one) => one.ended.then(forget), forget);
    return shell;
  }
}
