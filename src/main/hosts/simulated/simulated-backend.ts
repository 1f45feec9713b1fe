import type { PowerAction } from '../../../shared/lab/power';
import type { Reading } from '../../../shared/lab/reading';
import type { Time } from '../../time';
import { type HostBackend, type HostCommand, HostError, type HostListener, type TimeLimits } from '../host-backend';
import type { CommandFault, SimulatedDelays } from './simulated-faults';
import type { SimulatedHost } from './simulated-host';

/** What the backend needs: the host that it reads and commands. */
export interface SimulatedConfig {
  readonly kind: 'simulated';
  readonly host: SimulatedHost;
}

/** Reads and commands a simulated host, over a connection that can break, hang and lose answers. */
export class SimulatedBackend implements HostBackend {
  readonly kind = 'simulated';
  readonly limits: TimeLimits = {
    connect: 15_000,
    read: 5000,
    suspend: 5000,
    lock: 3000,
    end: 10_000,
    force: 5000,
    message: 5000,
    power: 90_000,
  };
  /** Everything here is signalled; a reading now and then would mend a lost hint. */
  readonly pollEvery = 10_000;
  readonly canForce = true;
  readonly #host: SimulatedHost;
  readonly #time: Time;
  /** Closes the connection; null: there is none. */
  #disconnect: (() => void) | null = null;

  constructor({ host }: SimulatedConfig, time: Time) {
    this.#host = host;
    this.#time = time;
  }

  async connect(listener: HostListener, signal: AbortSignal): Promise<void> {
    await this.close();
    await this.#answer('connect', signal);
    this.#disconnect = this.#host.open({
      hint: (hint) => listener.hint(hint),
      lost: (error) => {
        this.#disconnect = null;
        listener.lost(error);
      },
    });
  }

  async read(signal: AbortSignal): Promise<Reading> {
    this.#requireConnection();
    await this.#answer('read', signal);
    this.#requireConnection();
    const reading = this.#host.read();
    const { spoilReading } = this.#host.faults;
    // Whatever a fault makes of it: the lab has to check it.
    return spoilReading === undefined ? reading : ((await spoilReading(reading)) as Reading);
  }

  async act(command: HostCommand, signal: AbortSignal): Promise<void> {
    await this.#command(
      () => this.#host.command(command),
      () => this.#host.faults.spoilCommand?.(command) ?? null,
      signal,
    );
  }

  async power(action: PowerAction, signal: AbortSignal): Promise<void> {
    await this.#command(
      () => this.#host.power(action),
      () => this.#host.faults.spoilPower?.(action) ?? null,
      signal,
    );
  }

  async close(): Promise<void> {
    this.#disconnect?.();
    this.#disconnect = null;
  }

  async #command(carryOut: () => void, spoil: () => CommandFault | null, signal: AbortSignal): Promise<void> {
    this.#requireConnection();
    await this.#answer('command', signal);
    this.#requireConnection();
    const fault = spoil();
    if (fault === 'refuse') throw new HostError('not-permitted', 'Access denied');
    if (fault !== 'lose-command') carryOut();
    if (fault !== null) await noAnswer(signal);
  }

  #requireConnection(): void {
    if (this.#disconnect === null) throw new HostError('connection-lost');
  }

  /** Waits until the host answers; rejects when the call is given up. */
  #answer(kind: keyof SimulatedDelays, signal: AbortSignal): Promise<void> {
    if (this.#host.faults.hangs) return noAnswer(signal);
    return new Promise((resolve, reject) => {
      const givenUp = () => {
        cancel();
        reject(signal.reason);
      };
      const cancel = this.#time.after(this.#host.drawDelay(kind), () => {
        signal.removeEventListener('abort', givenUp);
        resolve();
      });
      if (signal.aborted) givenUp();
      else signal.addEventListener('abort', givenUp, { once: true });
    });
  }
}

/** Never resolves; rejects when the call is given up. */
function noAnswer(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
