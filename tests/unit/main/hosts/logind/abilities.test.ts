import { describe, expect, it } from 'vitest';
import { accountBook } from '../../../../../src/main/hosts/logind/accounts';
import { allRights, unknownRights } from '../../../../../src/main/hosts/logind/rights';
import { desktop, read, reading, ssh, text, xrdp } from './builders';

describe('what cannot be done', () => {
  const root = { uid: 0, from: null, name: 'lab-a', xrdpDis: true, busctl: true, sudo: false };
  const managed = [{ user: 'student1', seat: '/s0', canSwitch: true }];
  const clients = new Map([[':10', true]]);

  it.each([
    ['a desktop', desktop(), {}],
    ['xrdp', xrdp(), {}],
    ['an ssh login', ssh(), { lock: 'no-screen-to-lock', suspend: 'login-cannot-be-left' }],
    ['a text login', text(), { lock: 'no-screen-to-lock', suspend: 'login-cannot-be-left' }],
    [
      'an ssh login without a terminal',
      ssh({ TTY: '' }),
      { lock: 'no-screen-to-lock', suspend: 'login-cannot-be-left', message: 'nothing-shows-messages' },
    ],
    ['another remote desktop', xrdp({ Service: 'vnc' }), { suspend: 'cannot-suspend-this-session' }],
  ] as const)('as root: %s', (_, session, cannot) => {
    expect(read(session, { commands: root, managed, rights: allRights, uid: 0, xrdpClients: clients }).cannot).toEqual(
      cannot,
    );
  });

  it.each([
    ['no display manager', null, 'no-greeter'],
    ['one that does not know the user', [{ user: 'student2', seat: '/s0', canSwitch: true }], 'no-greeter'],
    ['one that has no greeter to switch to', [{ user: 'student1', seat: '/s0', canSwitch: false }], 'no-greeter'],
    ['one that has the user twice', [...managed, { user: 'student1', seat: '/s1', canSwitch: true }], 'seat-not-told'],
  ] as const)('suspend a desktop: %s', (_, sessions, reason) => {
    expect(read(desktop(), { managed: sessions }).cannot.suspend).toBe(reason);
  });

  it('suspend one of two desktops of one user, for nobody tells which is which', () => {
    const two = [desktop(), desktop({ Id: '2', Seat: ['seat1', '/x'] })];
    expect(reading(two, { managed }).sessions.map(({ cannot }) => cannot.suspend)).toEqual([
      'seat-not-told',
      'seat-not-told',
    ]);
    const left = [desktop(), desktop({ Id: '2', Seat: ['seat1', '/x'], State: 'closing' })];
    expect(reading(left, { managed }).sessions[0]?.cannot.suspend).toBeUndefined();
    // The display manager has nothing to do with a text login beside it.
    expect(reading([desktop(), text()], { managed }).sessions[0]?.cannot.suspend).toBeUndefined();
  });

  it.each([
    ['no commands can be given', null, 'no-commands', 'no-commands'],
    ['sudo allows nothing', { ...root, uid: 4242 }, 'needs-sudo', 'needs-sudo'],
    ['sudo may allow it', { ...root, uid: 4242, sudo: true }, undefined, undefined],
    ['it is the own account', { ...root, uid: 1000 }, undefined, undefined],
    ['xrdp-dis is missing', { ...root, xrdpDis: false }, 'no-disconnect-command', undefined],
  ] as const)('suspend and message xrdp: %s', (_, commands, suspend, message) => {
    expect(read(xrdp(), { commands, xrdpClients: clients }).cannot).toEqual(only({ suspend, message }));
  });

  it('suspend xrdp where it is not told whether a client is connected: nothing would show that it went', () => {
    expect(read(xrdp(), { commands: root }).cannot.suspend).toBe('client-not-told');
    expect(read(xrdp({ Display: ':11' }), { commands: root, xrdpClients: clients }).cannot.suspend).toBe(
      'client-not-told',
    );
  });

  it('end or lock another user, where polkit says no; the own account may always', () => {
    const rights = { ...unknownRights, manage: 'no', lock: 'no' } as const;
    expect(read(desktop(), { rights }).cannot).toMatchObject({ end: 'no-right', lock: 'no-right' });
    const own = read(desktop(), { rights, uid: 1000 }).cannot;
    expect([own.end, own.lock]).toEqual([undefined, undefined]);
    expect(read(desktop()).cannot.end).toBeUndefined();
  });

  it.each([
    ['as root', { commands: root, managed: [], rights: allRights, accounts: accountBook('', '') }, {}],
    [
      'without anything',
      {},
      {
        end: { can: 'unknown' },
        'suspend-seat': { can: 'no', reason: 'no-greeter' },
        'suspend-xrdp': { can: 'no', reason: 'no-commands' },
        'message-desktop': { can: 'no', reason: 'no-commands' },
        restart: { can: 'unknown' },
        'read-administrators': { can: 'no', reason: 'no-commands' },
      },
    ],
    [
      'without the right',
      { rights: { manage: 'no', lock: 'yes', restart: 'no', 'shut-down': 'unknown' } as const },
      {
        end: { can: 'no', reason: 'no-right' },
        lock: { can: 'yes' },
        restart: { can: 'no', reason: 'no-right' },
        'shut-down': { can: 'unknown' },
      },
    ],
    [
      'with sudo',
      { commands: { ...root, uid: 4242, sudo: true } },
      { 'suspend-xrdp': { can: 'unknown' }, 'message-terminal': { can: 'unknown' } },
    ],
  ])('tells what a computer can: %s', (_, more, expected) => {
    const { abilities } = reading([], more);
    if (Object.keys(expected).length > 0) expect(abilities).toMatchObject(expected);
    else expect(new Set(Object.values(abilities).map((one) => one?.can))).toEqual(new Set(['yes']));
  });

  it('remembers a lock in vain of that session only', () => {
    const lockedInVain = new Set(['1', '5']);
    const { sessions } = reading([desktop(), desktop({ Id: '2', Seat: ['seat1', '/x'] }), ssh()], { lockedInVain });
    expect(sessions.map(({ cannot }) => cannot.lock)).toEqual(['no-locker-answered', undefined, 'no-screen-to-lock']);
  });
});

/** Without what is undefined. */
function only(record: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
