import { type Hint, HostError } from '../host-backend';

/** What a connection to a simulated host is told. */
export interface SimulatedLink {
  hint(hint: Hint): void;
  lost(error: HostError): void;
}

/** Who breaks connections: a trouble of the living lab, or a person. */
export type LinkBreaker = 'trouble' | 'person';

/** The connections to a simulated host, and whether there can be any. */
export class SimulatedLinks {
  readonly #links = new Set<SimulatedLink>();
  /** Who broke it and has not restored it. */
  readonly #broken = new Set<LinkBreaker>();

  /** Opens a connection; the answer closes it. Throws a HostError when the host can't be reached. */
  open(link: SimulatedLink): () => void {
    if (this.#broken.size > 0) throw new HostError('connection-lost', 'No route to host');
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

  /** Every connection is lost, and new ones fail, until it is restored. */
  break(by: LinkBreaker): void {
    this.#broken.add(by);
    this.lose('No route to host');
  }

  /** What one of them broke is whole again; a person restores whatever is broken. */
  restore(by: LinkBreaker): void {
    if (by === 'person') this.#broken.clear();
    else this.#broken.delete(by);
  }
}
