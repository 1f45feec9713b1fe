import { type Hint, HostError } from '../host-backend';

/** What a connection to a simulated host is told. */
export interface SimulatedLink {
  hint(hint: Hint): void;
  lost(error: HostError): void;
}

/** The connections to a simulated host, and whether there can be any. */
export class SimulatedLinks {
  readonly #links = new Set<SimulatedLink>();
  #broken = false;

  /** Opens a connection; the answer closes it. Throws a HostError when the host can't be reached. */
  open(link: SimulatedLink): () => void {
    if (this.#broken) throw new HostError('connection-lost', 'No route to host');
    this.#links.add(link);
    return () => this.#links.delete(link);
  }

  tell(hint: Hint): void {
    for (const link of this.#links) link.hint(hint);
  }

  /** Every connection is lost; new ones can be made. */
  lose(detail: string): void {
    const links = [...this.#links];
    this.#links.clear();
    for (const link of links) link.lost(new HostError('connection-lost', detail));
  }

  /** Every connection is lost, and new ones fail, until `restore`. */
  break(): void {
    this.#broken = true;
    this.lose('No route to host');
  }

  restore(): void {
    this.#broken = false;
  }
}
