import { afterEach, describe, expect, it } from 'vitest';
import { ComputerClaims } from '../../src/main/hosts/logind/computer-claims';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { systemTime } from '../../src/main/time';
import { FakeTime } from '../fake-time';
import { FakeDisplayManager } from './fake-display-manager';
import { desktopAt } from './fake-session';
import { errorOf, LogindGround, never } from './logind-ground';
import { type WireAnswer, WireService } from './wire-service';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function connected(options: Parameters<typeof LogindGround.connected>[0] = {}): Promise<LogindGround> {
  const ground = await LogindGround.connected(options);
  closers.push(() => ground.close());
  return ground;
}

const permitted: WireAnswer = { signature: '(bba{ss})', body: [[true, false, []]] };
const afterPassword: WireAnswer = { signature: '(bba{ss})', body: [[false, true, [['polkit.result', '1']]]] };
const forbidden: WireAnswer = { signature: '(bba{ss})', body: [[false, false, []]] };

/** What comes of something while the time goes on. */
async function whileTimePasses<T>(time: FakeTime, coming: Promise<T>): Promise<T> {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  coming.then(settle, settle);
  while (!settled) await time.pass(100);
  return coming;
}

/** A polkit that answers for each action, and what it was asked. */
async function polkit(ground: LogindGround, answer: (action: string) => WireAnswer | null): Promise<string[]> {
  const asked: string[] = [];
  const service = await WireService.start(ground.fake.address, ['org.freedesktop.PolicyKit1'], ({ body }) => {
    const [subject, action, , flags] = body;
    asked.push(`${action} ${JSON.stringify(subject)} ${flags}`);
    return answer(String(action));
  });
  closers.push(() => service.stop());
  return asked;
}

describe('rights', () => {
  it('are what polkit says of this very connection, and nobody is asked for a password', async () => {
    const ground = await connected();
    const asked = await polkit(ground, (action) => {
      if (action.endsWith('.manage')) return permitted;
      if (action.endsWith('.lock-sessions')) return forbidden;
      return action.endsWith('-multiple-sessions') ? afterPassword : permitted;
    });
    ground.fake.add(desktopAt('seat0', 2001, 'student1'));
    const { abilities, sessions } = await ground.read();
    expect(abilities).toMatchObject({
      end: { can: 'yes' },
      lock: { can: 'no', reason: 'no-right' },
      restart: { can: 'no', reason: 'no-right' },
      'shut-down': { can: 'no', reason: 'no-right' },
    });
    expect(sessions[0]?.cannot).toMatchObject({ lock: 'no-right' });
    expect(sessions[0]?.cannot.end).toBeUndefined();
    expect(asked).toHaveLength(6);
    for (const one of asked) expect(one).toMatch(/^org\.freedesktop\.login1\.\S+ \["system-bus-name",.*:1\.\d+.*\] 0$/);
  });

  it('are believed for some seconds, and then asked for again', async () => {
    const time = new FakeTime();
    const ground = await connected({ time });
    let answer = forbidden;
    const asked = await polkit(ground, () => answer);
    expect((await ground.read()).abilities.end).toEqual({ can: 'no', reason: 'no-right' });
    answer = permitted;
    await ground.read();
    expect(asked).toHaveLength(6);
    await time.pass(10_000);
    expect((await ground.read()).abilities.end).toEqual({ can: 'yes' });
  });

  it.each([
    ['there is no polkit', null],
    ['it does not know the action', { error: 'org.freedesktop.PolicyKit1.Error.Failed', text: 'not registered' }],
    ['it says nonsense', { signature: 's', body: ['yes'] }],
  ] as const)('are unknown where %s', async (_, answer) => {
    const ground = await connected();
    if (answer !== null) await polkit(ground, () => answer);
    expect((await ground.read()).abilities).toMatchObject({ end: { can: 'unknown' }, restart: { can: 'unknown' } });
  });

  it('hold up no reading where polkit does not answer, and it is not asked again before it does', async () => {
    const time = new FakeTime();
    const ground = await connected({ time });
    const asked = await polkit(ground, () => null);
    for (let reading = 0; reading < 2; reading++) {
      const { abilities } = await whileTimePasses(time, ground.read());
      expect(abilities.end).toEqual({ can: 'unknown' });
    }
    expect(asked).toHaveLength(6);
  });

  it('are all there for account 0, whom nobody is asked about', async () => {
    const ground = await connected({ place: { uid: 0 } });
    const asked = await polkit(ground, () => forbidden);
    expect((await ground.read()).abilities).toMatchObject({ end: { can: 'yes' }, 'shut-down': { can: 'yes' } });
    expect(asked).toEqual([]);
  });
});

describe('the display manager', () => {
  it('switches the seat of that user to its greeter, and no other', async () => {
    const ground = await connected({ seats: ['seat0', 'seat-st2'] });
    const manager = await FakeDisplayManager.start(ground.fake);
    closers.push(() => manager.stop());
    ground.fake.add(desktopAt('seat0', 2001, 'student1'));
    const second = ground.fake.add(desktopAt('seat-st2', 2002, 'student2'));
    expect((await ground.read()).abilities['suspend-seat']).toEqual({ can: 'yes' });
    await ground.act('suspend', second);
    expect(manager.switched).toEqual(['seat-st2']);
    const { sessions } = await ground.read();
    expect(sessions.map(({ user, station }) => [user, station])).toEqual([
      ['student1', 'seat0'],
      ['student2', null],
    ]);
  });

  it('sends nobody away who came to the seat since the reading', async () => {
    const ground = await connected();
    const manager = await FakeDisplayManager.start(ground.fake);
    closers.push(() => manager.stop());
    const first = ground.fake.add(desktopAt('seat0', 2001, 'student1'));
    await ground.read();
    ground.fake.add(desktopAt('seat0', 2002, 'student2'));
    expect((await errorOf(ground.act('suspend', first))).problem).toBe('left-the-station');
    expect(manager.switched).toEqual([]);
  });

  it('fails no reading when it goes, or is none that can switch', async () => {
    const ground = await connected();
    ground.fake.add(desktopAt('seat0', 2001, 'student1'));
    const manager = await FakeDisplayManager.start(ground.fake);
    manager.canSwitch = false;
    expect((await ground.read()).sessions[0]?.cannot.suspend).toBe('no-greeter');
    await manager.stop();
    expect((await ground.read()).sessions[0]?.cannot.suspend).toBe('no-greeter');
    const other = await WireService.start(ground.fake.address, ['org.freedesktop.DisplayManager'], () => ({
      error: 'org.freedesktop.DBus.Error.UnknownMethod',
      text: 'No such interface',
    }));
    closers.push(() => other.stop());
    expect((await ground.read()).sessions[0]?.cannot.suspend).toBe('no-greeter');
  });
});

it('refuses the computer that another entry of the list is connected to, until that lets go of it', async () => {
  const ground = await LogindGround.open();
  closers.push(() => ground.close());
  const of = new ComputerClaims();
  const place = { address: ground.fake.address, uid: 4242, sessionId: null };
  const [first, second] = ['lab-a', '10.0.0.5'].map(
    (name) => new LogindBackend({ kind: 'logind', place, claims: { of, name: () => name } }, systemTime),
  );
  if (first === undefined || second === undefined) throw new Error('no backends');
  closers.push(
    () => first.close(),
    () => second.close(),
  );
  const listener = { hint: () => {}, lost: () => {} };
  await first.connect(listener, never);
  expect(await errorOf(second.connect(listener, never))).toMatchObject({ problem: 'same-computer', detail: 'lab-a' });
  await first.connect(listener, never);
  await first.close();
  await second.connect(listener, never);
  await second.read(never);
  await second.close();

  // Clones of one computer share its machine id, but not their boots.
  await first.connect(listener, never);
  await ground.fake.reboot();
  await second.connect(listener, never);
});
