import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBroker, type DBusBroker } from 'dbus-native';
import { type FakeSession, type FakeSessionFacts, fakeSession, listed, saidBy } from './fake-session';
import { nothing, type WireAnswer, type WireCall, WireService } from './wire-service';

const login1 = 'org.freedesktop.login1';
const systemd1 = 'org.freedesktop.systemd1';
const managerPath = '/org/freedesktop/login1';
const properties = 'org.freedesktop.DBus.Properties';

const powerMembers: ReadonlySet<string> = new Set(['Reboot', 'PowerOff', 'Halt', 'Suspend', 'Hibernate']);

interface FakeSeat {
  readonly path: string;
  readonly canGraphical: boolean;
  active: FakeSession | null;
}

/**
 * A systemd-logind made of its words on the wire: a real bus, real messages, and behind them whatever a test needs.
 * `intercept` may answer any call in its place.
 */
export class FakeLogind {
  readonly sessions = new Map<string, FakeSession>();
  readonly seats = new Map<string, FakeSeat>();
  /** Commands that came, oldest first: `KillSession 3 all 15`. */
  readonly commands: string[] = [];
  boot = 1_790_000_000_000_000n;
  machineId = randomBytes(16).toString('hex');
  /** Id of the session that it takes for the caller's. */
  autoSession: string | null = null;
  /** Id of the session through which the caller is connected. */
  selfSession: string | null = null;
  /** The computer goes down because it was told to; `restarts`: it comes up again by itself. */
  goDown: (restarts: boolean) => unknown = (restarts) => (restarts ? this.reboot() : this.breakLink());
  intercept: (call: WireCall) => WireAnswer | null | undefined | Promise<WireAnswer | null | undefined> = () =>
    undefined;
  readonly #folder: string;
  readonly #callers = new Set<string>();
  #broker: DBusBroker | null = null;
  #service: WireService | null = null;
  readonly #connections = new Set<unknown>();
  #lastId = 0;
  #lastPath = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** A fake with seats that can show a desktop and nobody logged on. `stop` it. */
  static async start(...seats: readonly string[]): Promise<FakeLogind> {
    const fake = new FakeLogind(await mkdtemp(path.join(tmpdir(), 'fake-logind-')));
    for (const seat of seats) fake.addSeat(seat, true);
    await fake.restoreLink();
    return fake;
  }

  /** D-Bus address of its bus. */
  get address(): string {
    return `unix:path=${path.join(this.#folder, 'bus')}`;
  }

  /** Connections to its bus that stand, its own among them. */
  get connections(): number {
    return this.#connections.size;
  }

  /** The most calls that waited for an answer at one time. */
  get mostOpenCalls(): number {
    return this.#service?.mostOpen ?? 0;
  }

  addSeat(id: string, canGraphical: boolean): void {
    this.seats.set(id, { path: `${managerPath}/seat/p${++this.#lastPath}`, canGraphical, active: null });
  }

  /** Someone logs on; the session is shown at its seat at once. Without facts: student1, by ssh. */
  add(facts: Partial<FakeSessionFacts> = {}): FakeSession {
    const id = String(++this.#lastId);
    const session = fakeSession(id, `${managerPath}/session/p${++this.#lastPath}`, facts);
    this.sessions.set(session.id, session);
    this.#managerSignal('SessionNew', session);
    if (session.facts.state === 'active' && session.facts.seat !== '') this.activate(session);
    return session;
  }

  /** A session is gone. Its removal is signalled so many times. */
  remove(session: FakeSession, signals = 1): void {
    this.sessions.delete(session.id);
    const seat = this.seats.get(session.facts.seat);
    if (seat?.active === session) seat.active = null;
    for (let sent = 0; sent < signals; sent++) this.#managerSignal('SessionRemoved', session);
  }

  /** The seat of a session shows it, instead of the one before. */
  activate(session: FakeSession): void {
    const seat = this.seats.get(session.facts.seat);
    if (seat === undefined) return;
    const before = seat.active;
    seat.active = session;
    if (before !== null && before !== session && before.facts.state === 'active') {
      before.facts.state = 'online';
      this.changed(before, 'Active');
    }
    session.facts.state = 'active';
    this.changed(session, 'Active');
  }

  /** Says on the bus that a property of a session changed. */
  changed(session: FakeSession, property: string): void {
    const changes = [[property, saidBy(session)[property] ?? ['b', false]]];
    this.#service?.signal(session.path, properties, 'PropertiesChanged', 'sa{sv}as', [
      `${login1}.Session`,
      changes,
      [],
    ]);
  }

  /** Says on the bus that a session was removed, whether it was or not. */
  signalRemoved(session: FakeSession): void {
    this.#managerSignal('SessionRemoved', session);
  }

  /** Somebody else on the bus says the same, to everybody and to each who ever called the fake. */
  async impostorSignalsRemoved({ id, path: object }: FakeSession): Promise<void> {
    const impostor = await WireService.start(this.address, []);
    for (const to of [undefined, ...this.#callers]) {
      impostor.signal(managerPath, `${login1}.Manager`, 'SessionRemoved', 'so', [id, object], to);
    }
    await impostor.flush();
    await impostor.stop();
  }

  /** Says on the bus that the computer goes to sleep, or has woken. */
  signalSleep(goes: boolean): void {
    this.#service?.signal(managerPath, `${login1}.Manager`, 'PrepareForSleep', 'b', [goes]);
  }

  /** Somebody else on the bus says that the computer goes to sleep. */
  async impostorSignalsSleep(): Promise<void> {
    const impostor = await WireService.start(this.address, []);
    for (const to of [undefined, ...this.#callers]) {
      impostor.signal(managerPath, `${login1}.Manager`, 'PrepareForSleep', 'b', [true], to);
    }
    await impostor.flush();
    await impostor.stop();
  }

  /** Resolves when the bus has passed on everything that was said. */
  async flush(): Promise<void> {
    await this.#service?.flush();
  }

  /** Connections break and nobody listens any more. The sessions live on. */
  async breakLink(): Promise<void> {
    const broker = this.#broker;
    this.#broker = null;
    this.#connections.clear();
    if (broker !== null) await new Promise<void>((resolve) => broker.close(resolve));
    await this.#service?.stop();
    this.#service = null;
  }

  /** The bus is there again, with logind on it. */
  async restoreLink(): Promise<void> {
    await this.startBus();
    await this.startLogind();
  }

  /** The bus alone. */
  async startBus(): Promise<void> {
    const broker = createBroker({ authMethods: ['EXTERNAL', 'ANONYMOUS'] });
    broker.on('clientError', () => {});
    broker.on('connection', (client) => this.#connections.add(client));
    broker.on('disconnect', (client) => this.#connections.delete(client));
    await new Promise<void>((resolve) => broker.listen({ socket: path.join(this.#folder, 'bus') }, () => resolve()));
    this.#broker = broker;
  }

  /** logind and systemd come onto the bus. */
  async startLogind(names: readonly string[] = [login1, systemd1]): Promise<void> {
    this.#service = await WireService.start(this.address, names, (call) => this.#handle(call));
  }

  /** logind leaves the bus. */
  async stopLogind(): Promise<void> {
    await this.#service?.stop();
  }

  /** A new boot without sessions, in which ids begin anew. */
  async reboot(): Promise<void> {
    await this.breakLink();
    this.sessions.clear();
    for (const seat of this.seats.values()) seat.active = null;
    this.boot += 60_000_000n;
    this.#lastId = 0;
    await this.restoreLink();
  }

  async stop(): Promise<void> {
    await this.breakLink();
    await rm(this.#folder, { recursive: true });
  }

  #managerSignal(member: string, { id, path: object }: FakeSession): void {
    this.#service?.signal(managerPath, `${login1}.Manager`, member, 'so', [id, object]);
  }

  async #handle(call: WireCall): Promise<WireAnswer | null> {
    this.#callers.add(call.sender);
    if (call.member.endsWith('Session') || powerMembers.has(call.member))
      this.commands.push([call.member, ...call.body].join(' '));
    const intercepted = await this.intercept(call);
    return intercepted === undefined ? this.answer(call) : intercepted;
  }

  /** The answer of a healthy logind. */
  answer({ path: object, member, body }: WireCall): WireAnswer {
    switch (member) {
      case 'Ping':
        return nothing;
      case 'GetMachineId':
        return { signature: 's', body: [this.machineId] };
      case 'ListSessions':
        return { signature: 'a(susso)', body: [[...this.sessions.values()].map(listed)] };
      case 'ListSeats':
        return { signature: 'a(so)', body: [[...this.seats].map(([id, seat]) => [id, seat.path])] };
      case 'GetAll':
        return this.#getAll(object);
      case 'Get':
        return { signature: 'v', body: [['t', this.boot]] };
      case 'Reboot':
      case 'PowerOff':
        // The answer goes out before it does.
        setTimeout(() => this.goDown(member === 'Reboot'), 5);
        return nothing;
      case 'TerminateSession':
      case 'LockSession':
      case 'KillSession': {
        const session = this.sessions.get(String(body[0]));
        if (session === undefined) return { error: `${login1}.NoSuchSession`, text: `No session '${body[0]}' known` };
        if (member === 'TerminateSession') this.#terminate(session);
        else if (member === 'LockSession') this.#lock(session);
        else this.#kill(session, Number(body[2]));
        return nothing;
      }
      default:
        return { error: 'org.freedesktop.DBus.Error.UnknownMethod', text: `Unknown method ${member}` };
    }
  }

  #getAll(object: string): WireAnswer {
    const caller = { auto: this.autoSession, self: this.selfSession };
    const which = /\/session\/(auto|self)$/.exec(object)?.[1] as keyof typeof caller | undefined;
    if (which !== undefined) {
      const session = this.sessions.get(caller[which] ?? '');
      if (session !== undefined) return { signature: 'a{sv}', body: [Object.entries(saidBy(session))] };
      return { error: `${login1}.NoSessionForPID`, text: 'Caller does not belong to any known session' };
    }
    for (const session of this.sessions.values()) {
      if (session.path === object) return { signature: 'a{sv}', body: [Object.entries(saidBy(session))] };
    }
    for (const [id, { path: seatPath, canGraphical, active }] of this.seats) {
      if (seatPath !== object) continue;
      const activeSession = ['(so)', [active?.id ?? '', active?.path ?? '/']];
      const said = {
        Id: ['s', id],
        ActiveSession: activeSession,
        CanGraphical: ['b', canGraphical],
        CanTTY: ['b', id === 'seat0'],
      };
      return { signature: 'a{sv}', body: [Object.entries(said)] };
    }
    return { error: 'org.freedesktop.DBus.Error.UnknownObject', text: `Unknown object '${object}'.` };
  }

  /** A closing session only waits for its programs. */
  #terminate(session: FakeSession): void {
    if (!session.stays && session.facts.state !== 'closing') this.remove(session);
  }

  #lock(session: FakeSession): void {
    this.#service?.signal(session.path, `${login1}.Session`, 'Lock', '', []);
    if (!session.locker) return;
    session.facts.lockedHint = true;
    this.changed(session, 'LockedHint');
  }

  #kill(session: FakeSession, signal: number): void {
    if (signal === 9 || !session.ignoresTerm) this.remove(session);
  }
}
