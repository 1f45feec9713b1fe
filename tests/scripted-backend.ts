import type { HostBackend, HostCommand, HostError, HostListener, TimeLimits } from '../src/main/hosts/host-backend';
import type { Reading } from '../src/shared/lab/reading';

/** A call that waits for the test to answer it. */
export interface OpenCall<T> {
  readonly signal: AbortSignal;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** A backend that answers when the test says so: every call waits in its list, oldest first. */
export class ScriptedBackend implements HostBackend {
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
  readonly pollEvery = 60_000;
  readonly canForce = true;
  readonly connects: OpenCall<void>[] = [];
  readonly reads: OpenCall<Reading>[] = [];
  readonly acts: (OpenCall<void> & { readonly command: HostCommand })[] = [];
  listener: HostListener | null = null;
  closed = 0;

  connect(listener: HostListener, signal: AbortSignal): Promise<void> {
    this.listener = listener;
    return waitIn(this.connects, { signal });
  }

  read(signal: AbortSignal): Promise<Reading> {
    return waitIn(this.reads, { signal });
  }

  act(command: HostCommand, signal: AbortSignal): Promise<void> {
    return waitIn(this.acts, { signal, command });
  }

  async close(): Promise<void> {
    this.closed++;
  }

  hint(removed?: string): void {
    this.listener?.hint(removed === undefined ? {} : { removed });
  }

  lose(error: HostError): void {
    this.listener?.lost(error);
  }
}

function waitIn<T, C extends OpenCall<T>>(list: C[], parts: Omit<C, 'resolve' | 'reject'>): Promise<T> {
  return new Promise((resolve, reject) => list.push({ ...parts, resolve, reject } as C));
}
