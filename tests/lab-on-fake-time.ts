import { seededRandom } from '../src/main/hosts/simulated/random';
import { SimulatedBackend } from '../src/main/hosts/simulated/simulated-backend';
import type { SimulatedDelays } from '../src/main/hosts/simulated/simulated-faults';
import { SimulatedHost } from '../src/main/hosts/simulated/simulated-host';
import type { Account } from '../src/main/hosts/simulated/simulated-session';
import { Lab } from '../src/main/lab/lab';
import type { OutcomeSink } from '../src/main/requests/outcome-sink';
import type { SeenEvent } from '../src/shared/lab/seen-event';
import { plainAsk } from '../src/shared/requests/plain-ask';
import type { Ask, RequestRecord } from '../src/shared/requests/request';
import { type SessionIdentity, type SessionKey, sessionKey } from '../src/shared/session/identity';
import type { Session } from '../src/shared/session/session';
import { FakeTime } from './fake-time';

/** Everything takes 1 ms, a session 100 ms to end. */
export const quickDelays: SimulatedDelays = {
  connect: [1, 1],
  read: [1, 1],
  command: [1, 1],
  effect: [1, 1],
  end: [100, 100],
  boot: [100, 100],
};

/** A sink that keeps what it is given. */
export class KeptOutcomes implements OutcomeSink {
  readonly acceptedRequests: RequestRecord[] = [];
  readonly settledRequests: RequestRecord[] = [];
  readonly events: SeenEvent[] = [];

  accepted(request: RequestRecord): void {
    this.acceptedRequests.push(request);
  }

  settled(request: RequestRecord): void {
    this.settledRequests.push(request);
  }

  seen(events: readonly SeenEvent[]): void {
    this.events.push(...events);
  }

  /** Each outcome in short, in the order in which they came: `end ann: done`. */
  get outcomes(): string[] {
    return this.settledRequests.map(inShort);
  }
}

function inShort({ action, force, subject, outcome }: RequestRecord): string {
  const reason = outcome !== null && 'reason' in outcome && outcome.reason !== null ? ` ${outcome.reason}` : '';
  return `${action}${force ? ' by force' : ''} ${subject.user}: ${outcome?.kind}${reason}`;
}

const accounts: readonly Account[] = ['ann', 'bob', 'carl', 'dora', 'root', 'me'].map((user) => {
  return { user, fullName: user.toUpperCase(), administrator: user === 'root', own: user === 'me' };
});

/** A host with stations 1, 2 and 3 and accounts ann, bob, carl, dora, root (administrator) and me (own). */
export function quickHost(time: FakeTime, seed = 1): SimulatedHost {
  const stations = ['1', '2', '3'].map((id) => ({ id, name: `Station ${id}`, client: `10.20.1.${id}` }));
  const host = new SimulatedHost({ stations, accounts }, time, seededRandom(seed));
  host.delays = quickDelays;
  return host;
}

/** How the lab takes a simulated host. */
export function hostEntry(id: string, host: SimulatedHost, time: FakeTime) {
  const backend = new SimulatedBackend({ kind: 'simulated', host }, time);
  return { id, name: id, room: null, address: null, backend };
}

/** The identity of a session that is on a simulated host now. */
export function identityOf(hostId: string, host: SimulatedHost, id: string): SessionIdentity {
  const session = host.session(id);
  if (session === undefined) throw new Error(`no session ${id}`);
  return { host: hostId, boot: host.boot, id, user: session.account.user, logon: session.logon };
}

/** A lab over one quick host called `lab`, started and read after `seat` has put people there. */
export async function quickLab(seat: (host: SimulatedHost) => void = () => {}) {
  const time = new FakeTime();
  const host = quickHost(time);
  const sink = new KeptOutcomes();
  const lab = new Lab([hostEntry('lab', host, time)], { time, sink });
  seat(host);
  lab.start();
  await time.pass(1000);
  const keyOf = (id: string): SessionKey => sessionKey(identityOf('lab', host, id));
  const rowOf = (user: string): Session | undefined =>
    lab.snapshot().sessions.find((session) => session.identity.user === user);
  const ask = (action: Ask['action'], sessions: readonly SessionKey[], parts: Partial<Ask> = {}) =>
    lab.ask({ ...plainAsk, action, sessions, text: action === 'message' ? 'Hello' : null, ...parts });
  return { time, host, sink, lab, keyOf, rowOf, ask };
}
