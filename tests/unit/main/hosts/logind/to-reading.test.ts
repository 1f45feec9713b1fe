import { describe, expect, it } from 'vitest';
import { accountBook } from '../../../../../src/main/hosts/logind/accounts';
import { desktop, opened, openedAt, read, reading, seat, ssh, text, xrdp } from './builders';

describe('state, in order of precedence', () => {
  it.each([
    ['active', false, { phase: 'open', station: 'seat0', locked: false }],
    ['active', true, { phase: 'open', station: 'seat0', locked: true }],
    ['online', false, { phase: 'open', station: null }],
    ['online', true, { phase: 'open', station: null }],
    ['closing', false, { phase: 'closing', station: null }],
    ['closing', true, { phase: 'closing', station: null }],
    ['opening', false, { phase: 'opening', station: 'seat0' }],
  ] as const)('%s, locked hint %s', (State, LockedHint, expected) => {
    expect(read(desktop({ State, LockedHint }))).toMatchObject(expected);
  });

  it('believes no lock of a session without a screen', () => {
    expect(read(ssh({ LockedHint: true })).locked).toBe(false);
  });

  it('says of an ssh session that is closing what its state says, though it is still active', () => {
    expect(read(ssh({ State: 'closing' }))).toMatchObject({ phase: 'closing', station: null });
  });
});

describe('class', () => {
  it.each(['user', 'user-early', 'user-light', 'user-early-light'])('lists %s', (Class) => {
    expect(reading([desktop({ Class })]).sessions).toHaveLength(1);
  });

  it.each(['greeter', 'lock-screen', 'background', 'background-light', 'manager', 'manager-early', 'none', 'x'])(
    'does not list %s',
    (Class) => {
      expect(reading([desktop({ Class }), ssh({ Class })]).sessions).toEqual([]);
    },
  );
});

describe('place', () => {
  it.each([
    ['a desktop', desktop(), 'seat0', 'seat', 'seat0'],
    ['a desktop of another seat', desktop({ Seat: ['seat-st2', '/x'] }), 'seat-st2', 'seat', 'seat-st2'],
    ['a desktop with a terminal', desktop({ TTY: 'tty7' }), 'seat0', 'seat', 'seat0'],
    ['a seat of unknown type', desktop({ Type: 'unspecified' }), 'seat0', 'seat', 'seat0'],
    ['an ssh login', ssh(), 'ssh:5', 'ssh', '5'],
    ['an ssh login without a terminal', ssh({ TTY: '' }), 'ssh:5', 'ssh', '5'],
    ['an ssh login of unknown type', ssh({ TTY: '', Type: 'unspecified' }), 'ssh:5', 'ssh', '5'],
    ['xrdp', xrdp(), 'xrdp::10', 'xrdp', ':10'],
    ['xrdp that has not said its display', xrdp({ Display: '' }), 'xrdp:7', 'xrdp', '7'],
    ['a text login', text(), 'tty2', 'text', 'tty2'],
    ['a text login without a seat', text({ Seat: ['', '/'], TTY: 'pts/1' }), 'pts/1', 'text', 'pts/1'],
    ['another remote desktop', xrdp({ Service: 'tigervnc' }), 'display::10', 'remote-client', ':10'],
    ['a login with nothing', xrdp({ Service: 'cron', Display: '', Type: 'unspecified' }), 'login:7', 'text', '7'],
  ] as const)('%s', (_, session, id, kind, name) => {
    const { sessions, stations } = reading([session]);
    expect(sessions[0]).toMatchObject({ station: id });
    expect(stations).toEqual([expect.objectContaining({ id, kind, name })]);
  });

  it.each([
    ['a desktop', desktop(), { kind: 'station', station: 'seat0' }],
    ['xrdp', xrdp(), { kind: 'station-kind', stationKind: 'xrdp' }],
    ['a text login at a seat', text(), { kind: 'station', station: 'tty2' }],
    ['a text login without a seat', text({ Seat: ['', '/'] }), { kind: 'unknown' }],
    ['an ssh login', ssh(), { kind: 'unknown' }],
    ['another remote desktop', xrdp({ Service: 'tigervnc' }), { kind: 'unknown' }],
  ] as const)('says where %s can be picked up', (_, session, resumesAt) => {
    expect(read(session).resumesAt).toEqual(resumesAt);
  });

  it('knows of remote desktops only that it does not know who is connected', () => {
    expect(read(xrdp()).connectionKnown).toBe(false);
    expect(read(xrdp({ Service: 'tigervnc' })).connectionKnown).toBe(false);
    for (const session of [desktop(), ssh(), text()]) expect(read(session).connectionKnown).toBe(true);
  });

  it.each([
    ['a seat', desktop({ Display: '' }), true],
    ['a terminal', ssh(), true],
    ['a display', xrdp(), true],
    ['none of them', ssh({ TTY: '' }), false],
  ] as const)('with %s, terminal is right', (_, session, terminal) => {
    expect(read(session).terminal).toBe(terminal);
  });
});

describe('stations', () => {
  it('lists a free seat that can show a desktop, and no other free place', () => {
    const { stations } = reading([], { seats: [seat('seat-st2'), seat('seat0', { CanGraphical: false })] });
    expect(stations).toEqual([{ id: 'seat-st2', kind: 'seat', name: 'seat-st2', client: null, activeSession: null }]);
  });

  it('lists no free seat whose screen shows a text login: that has a place of its own', () => {
    const seats = [seat('seat0', { ActiveSession: ['1', '/x'] })];
    const { stations } = reading([text({ Id: '1', State: 'active' })], { seats });
    expect(stations.map(({ kind }) => kind)).toEqual(['text']);
    // A greeter is nobody: the seat is free.
    const greeter = desktop({ Class: 'greeter', State: 'active', Id: '1' });
    expect(reading([greeter], { seats }).stations).toMatchObject([{ id: 'seat0', kind: 'seat' }]);
  });

  it('lists a seat that cannot show a desktop while a desktop is on it', () => {
    const seats = [seat('seat0', { CanGraphical: false, ActiveSession: ['1', '/x'] })];
    expect(reading([desktop()], { seats }).stations).toMatchObject([{ id: 'seat0', activeSession: '1' }]);
    expect(reading([desktop({ State: 'online' })], { seats }).stations).toMatchObject([{ id: 'seat0' }]);
    expect(reading([desktop({ State: 'closing' })], { seats }).stations).toEqual([]);
  });

  it('lists no seat for a text login on it', () => {
    const { stations } = reading([text()], { seats: [seat('seat0', { CanGraphical: false })] });
    expect(stations.map(({ id }) => id)).toEqual(['tty2']);
  });

  it('lists a seat that vanished between the lists while its session is there', () => {
    expect(reading([desktop()]).stations).toMatchObject([{ id: 'seat0', activeSession: null }]);
  });

  it('keeps a seat with a greeter free, and says what it shows', () => {
    const greeter = desktop({ Id: '2', Class: 'greeter', Name: 'lightdm' });
    const seats = [seat('seat0', { ActiveSession: ['2', '/x'] })];
    const { sessions, stations } = reading([greeter, desktop({ State: 'online' })], { seats });
    expect(stations).toMatchObject([{ id: 'seat0', activeSession: '2' }]);
    expect(sessions).toMatchObject([{ id: '1', station: null }]);
  });

  it.each([
    ['closing', ssh({ State: 'closing' })],
    ['not shown', text({ State: 'online' })],
    ['closing on xrdp', xrdp({ State: 'closing' })],
  ] as const)('has no place for a login that is %s', (_, session) => {
    expect(reading([session]).stations).toEqual([]);
  });

  it('gives a place that is being taken already', () => {
    expect(reading([ssh({ State: 'opening' })]).stations).toMatchObject([{ id: 'ssh:5' }]);
  });
});

describe('client', () => {
  it.each([
    ['10.0.0.9', '10.0.0.9'],
    ['::ffff:10.0.0.9', '10.0.0.9'],
    ['::FFFF:10.0.0.9', '10.0.0.9'],
    ['::ffff:a00:9', '::ffff:a00:9'],
    ['fe80::1', 'fe80::1'],
    ['pc-7.lab', 'pc-7.lab'],
    ['', null],
  ])('%s', (RemoteHost, client) => {
    const { sessions, stations } = reading([ssh({ RemoteHost })]);
    expect(sessions[0]?.client).toBe(client);
    expect(stations[0]?.client).toBe(client);
  });

  it('is not told by who opened a session of xrdp', () => {
    const { sessions, stations } = reading([xrdp({ Remote: true, RemoteHost: '::ffff:10.0.0.9' })]);
    expect([sessions[0]?.client, stations[0]?.client]).toEqual([null, null]);
  });
});

describe('times', () => {
  it('keeps the logon as logind wrote it, and as milliseconds', () => {
    expect(read(desktop())).toMatchObject({ logon: String(opened), since: openedAt });
    expect(read(desktop({ Timestamp: 0n }))).toMatchObject({ logon: '0', since: null });
  });

  it.each([
    ['a desktop that is idle', desktop({ IdleHint: true, IdleSinceHint: opened + 9_000_000n }), openedAt + 9000],
    ['a desktop that is not', desktop({ IdleSinceHint: opened + 9_000_000n }), 'working'],
    ['a desktop that never said', desktop(), null],
    ['a text login that is idle', text({ IdleHint: true, IdleSinceHint: opened + 9_000_000n }), openedAt + 9000],
    ['a terminal that was idle before', text({ IdleHint: true, IdleSinceHint: opened - 9_000_000n }), openedAt],
    ['an ssh login at work', ssh({ IdleSinceHint: opened + 1n }), 'working'],
    ['an ssh login without a terminal', ssh({ TTY: '' }), null],
    ['xrdp, whatever it says', xrdp({ IdleHint: true, IdleSinceHint: opened + 9_000_000n }), null],
  ] as const)('idle: %s', (_, session, idleSince) => {
    expect(read(session).idleSince).toBe(idleSince);
  });
});

describe('who is in front of xrdp', () => {
  it.each([
    ['a client is connected', new Map([[':10', true]]), 'xrdp::10', true],
    ['none is', new Map([[':10', false]]), null, true],
    ['nobody tells of this one', new Map([[':11', false]]), 'xrdp::10', false],
    ['nobody tells', new Map(), 'xrdp::10', false],
  ] as const)('%s', (_, xrdpClients, station, connectionKnown) => {
    expect(read(xrdp(), { xrdpClients })).toMatchObject({ station, connectionKnown });
    expect(read(xrdp({ Display: ':10.0' }), { xrdpClients }).station === null).toBe(station === null);
    expect(reading([xrdp()], { xrdpClients }).stations).toHaveLength(station === null ? 0 : 1);
  });

  it('is not taken to be there again only because nobody tells any more', () => {
    const leftBefore = new Set(['7']);
    expect(read(xrdp(), { leftBefore })).toMatchObject({ station: null, connectionKnown: false });
    expect(read(xrdp(), { leftBefore, xrdpClients: new Map([[':10', true]]) }).station).toBe('xrdp::10');
    expect(read(desktop({ Id: '7' }), { leftBefore }).station).toBe('seat0');
  });

  it('is believed of no session that is closing', () => {
    expect(read(xrdp({ State: 'closing' }), { xrdpClients: new Map([[':10', true]]) }).station).toBeNull();
  });
});

describe('what protects a session that is left', () => {
  it.each([
    ['nothing, where one can switch back', desktop(), true],
    ['its lock', desktop({ LockedHint: true }), false],
    ['that its seat has no terminals to switch between', desktop({ Seat: ['seat-st2', '/x'] }), false],
    ['that it can only be reached by logging on', xrdp(), false],
  ] as const)('%s', (_, session, unguarded) => {
    const seats = [seat('seat0'), seat('seat-st2')];
    expect(read(session, { seats }).unguarded).toBe(unguarded);
    expect(read({ ...session, State: 'online' }, { seats }).unguarded).toBe(unguarded);
  });
});

it('does not list the connections of the console itself, nor their places', () => {
  const { sessions, stations } = reading([ssh(), ssh({ Id: '6', TTY: '' })], { hidden: new Set(['6']) });
  expect(sessions.map(({ id }) => id)).toEqual(['5']);
  expect(stations.map(({ id }) => id)).toEqual(['ssh:5']);
});

describe('accounts', () => {
  const accounts = accountBook('root:x:0:0:root:/root:/bin/sh\nstudent1:x:1000:1000:Ada Lovelace,,,:/:/bin/sh\n', '');

  it('are unknown where they cannot be read: then only uid 0 administers', () => {
    const { administratorsKnown, sessions } = reading([desktop(), ssh({ User: [0, '/x'], Name: 'root' })]);
    expect(administratorsKnown).toBe(false);
    expect(sessions).toMatchObject([
      { administrator: false, fullName: null },
      { administrator: true, fullName: null },
    ]);
  });

  it('give the real name, and take who is not found for an administrator', () => {
    const sessions = [desktop(), ssh({ User: [1001, '/x'], Name: 'unknown' }), text({ User: [0, '/x'], Name: 'root' })];
    const result = reading(sessions, { accounts });
    expect(result.administratorsKnown).toBe(true);
    expect(result.sessions).toMatchObject([
      { administrator: false, fullName: 'Ada Lovelace' },
      { administrator: true, fullName: null },
      { administrator: true, fullName: 'root' },
    ]);
  });

  it('mark the own sessions', () => {
    const { sessions } = reading([desktop(), ssh()], { own: new Set(['5']) });
    expect(sessions.map(({ own }) => own)).toEqual([false, true]);
  });
});
