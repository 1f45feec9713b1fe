import { setTimeout as sleep } from 'node:timers/promises';
import type { HostBackend } from '../../src/main/hosts/host-backend';
import { LocalCommands } from '../../src/main/hosts/logind/local-commands';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { Lab } from '../../src/main/lab/lab';
import { systemTime } from '../../src/main/time';
import type { LabSnapshot } from '../../src/shared/lab/snapshot';
import { plainAsk } from '../../src/shared/requests/plain-ask';
import type { Ask } from '../../src/shared/requests/request';
import type { Session } from '../../src/shared/session/session';
import { KeptOutcomes } from '../lab-on-fake-time';
import type { Container } from './container';

/** How long (ms) something on a real host may take to show. */
const longestWait = 40_000;

/** The only host of a lab that has one. */
const onlyHost = 'lab-a';

/** The whole lab over real hosts, in real time. */
export class LabOnRealHost {
  readonly lab: Lab;
  readonly sink = new KeptOutcomes();

  private constructor(backends: Readonly<Record<string, HostBackend>>) {
    const entries = Object.entries(backends).map(([id, backend]) => ({
      id,
      name: id,
      room: null,
      address: null,
      backend,
    }));
    this.lab = new Lab(entries, { time: systemTime, sink: this.sink });
  }

  /** A lab of one host, called `lab-a`, that has been read once. */
  static open(backend: HostBackend): Promise<LabOnRealHost> {
    return LabOnRealHost.openAll({ [onlyHost]: backend });
  }

  /** A lab of these hosts, by name, that have been read once. */
  static async openAll(backends: Readonly<Record<string, HostBackend>>): Promise<LabOnRealHost> {
    const self = new LabOnRealHost(backends);
    self.lab.start();
    await self.until('the first readings', ({ hosts }) => hosts.every((one) => one.connection.state === 'connected'));
    return self;
  }

  /** A lab of one host on which the console runs as root: it has the bus there, and gives commands there itself. */
  static openAsRoot({ busAddress: address, pid }: Container): Promise<LabOnRealHost> {
    const commands = new LocalCommands(['nsenter', '-t', String(pid), '-a']);
    const config = { kind: 'logind', place: { address, uid: 0, sessionId: null } } as const;
    return LabOnRealHost.open(new LogindBackend(config, systemTime, { commands }));
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
  async row(id: string, state: Session['state'], host = onlyHost): Promise<Session> {
    const isIt = ({ identity }: Session) => identity.id === id && identity.host === host;
    const find = ({ sessions }: LabSnapshot) => sessions.find((one) => isIt(one) && one.state === state);
    await this.until(`session ${id} of ${host} is ${state}`, (snapshot) => find(snapshot) !== undefined);
    return find(this.lab.snapshot()) as Session;
  }

  /** The row of a session of xrdp, once it is told that its client is connected: not before its display is up. */
  async rowWithClient(id: string): Promise<Session> {
    const isTold = ({ identity, connectionKnown }: Session) => identity.id === id && connectionKnown;
    await this.until(`the client of session ${id} is told`, ({ sessions }) => sessions.some(isTold));
    return this.row(id, 'active');
  }

  /** Asks for one action, and answers with how it went. */
  async ask(action: Ask['action'], session: Session, more: Partial<Ask> = {}): Promise<string> {
    return (await this.askAll(action, [session], more))[0] ?? '';
  }

  /** Asks for one action on several, and answers with how each went, in the order in which that was known. */
  async askAll(action: Ask['action'], sessions: readonly Session[], more: Partial<Ask> = {}): Promise<string[]> {
    const before = this.sink.outcomes.length;
    const after = before + sessions.length;
    this.lab.ask({ ...plainAsk, action, sessions: sessions.map(({ key }) => key), ...more });
    await this.until(`what comes of ${action}`, () => this.sink.outcomes.length >= after);
    return this.sink.outcomes.slice(before, after);
  }

  close(): Promise<void> {
    return this.lab.close();
  }
}
