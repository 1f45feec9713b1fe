import { setTimeout as sleep } from 'node:timers/promises';
import type { HostBackend } from '../../src/main/hosts/host-backend';
import { Lab } from '../../src/main/lab/lab';
import { systemTime } from '../../src/main/time';
import type { LabSnapshot } from '../../src/shared/lab/snapshot';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import type { Ask } from '../../src/shared/requests/request';
import type { Session } from '../../src/shared/session/session';
import { KeptOutcomes } from '../lab-on-fake-time';

/** How long (ms) something on a real host may take to show. */
const longestWait = 40_000;

/** The whole lab over one real host, in real time. */
export class LabOnRealHost {
  readonly lab: Lab;
  readonly sink = new KeptOutcomes();

  private constructor(backend: HostBackend) {
    const entry = { id: 'lab-a', name: 'lab-a', room: null, address: null, backend };
    this.lab = new Lab([entry], { time: systemTime, sink: this.sink });
  }

  /** A lab that has read its host once. */
  static async open(backend: HostBackend): Promise<LabOnRealHost> {
    const self = new LabOnRealHost(backend);
    self.lab.start();
    await self.until('the first reading', ({ hosts }) => hosts[0]?.connection.state === 'connected');
    return self;
  }

  /** Waits until the lab is as it has to be. */
  async until(what: string, isTrue: (snapshot: LabSnapshot) => boolean): Promise<void> {
    const end = performance.now() + longestWait;
    while (!isTrue(this.lab.snapshot())) {
      if (performance.now() > end) throw new Error(`never: ${what}; it is ${JSON.stringify(this.lab.snapshot())}`);
      await sleep(10);
    }
  }

  /** The row of a session, once there is one in this state. */
  async row(id: string, state: Session['state']): Promise<Session> {
    const find = ({ sessions }: LabSnapshot) => sessions.find((one) => one.identity.id === id && one.state === state);
    await this.until(`session ${id} is ${state}`, (snapshot) => find(snapshot) !== undefined);
    return find(this.lab.snapshot()) as Session;
  }

  /** Asks for one action, and answers with how it went. */
  async ask(action: Ask['action'], session: Session, more: Partial<Ask> = {}): Promise<string> {
    const before = this.sink.outcomes.length;
    this.lab.ask({ ...plainAsk, action, sessions: [session.key], ...more });
    await this.until(`the outcome of ${action}`, () => this.sink.outcomes.length > before);
    return this.sink.outcomes[before] ?? '';
  }

  close(): Promise<void> {
    return this.lab.close();
  }
}
