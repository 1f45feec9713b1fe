import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeDisplayManager } from './fake-display-manager';
import { desktopAt, type FakeSession } from './fake-session';
import { LogindLabGround } from './logind-lab-ground';

let ground: LogindLabGround;
let manager: FakeDisplayManager;
let session: FakeSession;

beforeEach(async () => {
  let added: FakeSession | undefined;
  ground = await LogindLabGround.open((fake) => {
    added = fake.add(desktopAt('seat0', 2001, 'student1'));
  });
  if (added === undefined) throw new Error('nobody is there');
  session = added;
  manager = await FakeDisplayManager.start(ground.fake);
  await ground.until('the display manager', ({ sessions }) => sessions[0]?.cannot.suspend === undefined);
});

afterEach(async () => {
  await manager.stop();
  await ground.close();
});

const timeout = 30_000;

it('a suspend is done when the greeter has the seat and a locker has locked', { timeout }, async () => {
  session.locker = true;
  ground.ask('suspend', ['student1']);
  expect(await ground.outcomes(1)).toEqual(['suspend student1: done']);
  expect(ground.row('student1')).toMatchObject({ state: 'suspended', station: null, unguarded: false });
  expect(ground.lab.snapshot().stations).toMatchObject([{ id: 'seat0', session: null }]);
});

it('says that a suspended session is not locked when no locker answered in time', { timeout }, async () => {
  expect(ground.row('student1').unguarded).toBe(true);
  ground.ask('suspend', ['student1']);
  await ground.until('it is away', ({ sessions }) => sessions[0]?.state === 'suspended');
  expect(ground.sink.outcomes).toEqual([]);
  expect(await ground.outcomes(1)).toEqual(['suspend student1: done not-locked']);
  expect(ground.row('student1').unguarded).toBe(true);
});

it('waits for a locker that takes its time', { timeout }, async () => {
  ground.ask('suspend', ['student1']);
  await ground.until('it is away', ({ sessions }) => sessions[0]?.state === 'suspended');
  session.facts.lockedHint = true;
  ground.fake.changed(session, 'LockedHint');
  expect(await ground.outcomes(1)).toEqual(['suspend student1: done']);
});

it('a greeter that does not come is not suspended', { timeout }, async () => {
  manager.ignoresSwitch = true;
  ground.ask('suspend', ['student1']);
  expect(await ground.outcomes(1)).toEqual(['suspend student1: not-suspended']);
  expect(ground.row('student1')).toMatchObject({ state: 'active', station: 'seat0' });
});

it('a display manager that hangs holds up no reading; what it said before holds', { timeout }, async () => {
  manager.hangs = true;
  ground.fake.add(desktopAt('seat0', 2002, 'student2'));
  await ground.until('who came is listed', ({ sessions }) => sessions.length === 2);
  expect(ground.lab.snapshot().hosts[0]?.connection).toEqual({ state: 'connected' });
  expect(ground.row('student1').cannot.suspend).toBeUndefined();
});
