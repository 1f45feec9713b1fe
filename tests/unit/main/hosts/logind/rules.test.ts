import { describe, expect, it } from 'vitest';
import { HostError } from '../../../../../src/main/hosts/host-backend';
import { busSockets } from '../../../../../src/main/hosts/logind/bus-address';
import { busProblem } from '../../../../../src/main/hosts/logind/bus-problem';
import { LockTries } from '../../../../../src/main/hosts/logind/lock-tries';
import {
  parseSeatList,
  parseSession,
  parseSessionList,
  parseTimestamp,
} from '../../../../../src/main/hosts/logind/logind-properties';
import { ownSessions } from '../../../../../src/main/hosts/logind/own-sessions';
import { desktop, opened, ssh, text, xrdp } from './builders';

describe('own sessions', () => {
  const mine = desktop({ Id: '1', User: [1000, '/x'] });
  const mineToo = ssh({ Id: '2', User: [1000, '/x'] });
  const theirs = text({ Id: '3', User: [1001, '/x'] });
  const sessions = [mine, mineToo, theirs];

  it.each([
    ['the one in the environment', { here: true, sessionId: '2', autoSessionId: '1' }, ['2']],
    ['not one of another user', { here: true, sessionId: '3', autoSessionId: '1' }, ['1']],
    ['else the one that logind names', { here: true, sessionId: null, autoSessionId: '1' }, ['1']],
    ['even of another user, under sudo', { here: true, sessionId: null, autoSessionId: '3' }, ['3']],
    ['else all of the account', { here: true, sessionId: null, autoSessionId: null }, ['1', '2']],
    [
      'all of the account when the named ones are not there',
      { here: true, sessionId: '8', autoSessionId: '9' },
      ['1', '2'],
    ],
    ['all of the account on another computer', { here: false, sessionId: '2', autoSessionId: '3' }, ['1', '2']],
  ] as const)('%s', (_, console, own) => {
    expect([...ownSessions(sessions, { uid: 1000, from: [], ...console })]).toEqual(own);
  });

  it('by ssh: those of the account that came from here, however the host writes that address', () => {
    const console = { uid: 1000, here: false, sessionId: null, autoSessionId: null, from: ['2001:db8::9', '10.0.0.9'] };
    const logins = [
      ssh({ Id: '5' }),
      ssh({ Id: '6', RemoteHost: '::ffff:10.0.0.9' }),
      ssh({ Id: '7', RemoteHost: '10.0.0.10' }),
      ssh({ Id: '8', User: [1001, '/x'] }),
      desktop({ Id: '9' }),
      // Who is at it now is not told.
      xrdp({ Id: '10', RemoteHost: '10.0.0.10' }),
      xrdp({ Id: '11', User: [1001, '/x'], RemoteHost: '10.0.0.9' }),
    ];
    expect([...ownSessions(logins, console)]).toEqual(['5', '6', '10']);
  });
});

describe('lock tries', () => {
  const open = desktop({ Id: '1' });
  const logon = String(opened);

  it('are in vain once nothing has locked within the limit', () => {
    const tries = new LockTries(3000);
    tries.asked('1', logon, 100);
    expect([...tries.seen([open], 3099)]).toEqual([]);
    expect([...tries.seen([open], 3100)]).toEqual(['1']);
    expect([...tries.seen([open], 3200)]).toEqual(['1']);
    expect([...tries.seen([desktop({ Id: '1', State: 'online' })], 3300)]).toEqual(['1']);
  });

  it('are forgotten when the screen locks, also late', () => {
    const tries = new LockTries(3000);
    tries.asked('1', logon, 0);
    tries.seen([open], 5000);
    tries.seen([desktop({ Id: '1', LockedHint: true })], 6000);
    expect([...tries.seen([open], 7000)]).toEqual([]);
  });

  it('say nothing of a session that was left before the limit', () => {
    const tries = new LockTries(3000);
    tries.asked('1', logon, 0);
    tries.seen([desktop({ Id: '1', State: 'online' })], 1000);
    expect([...tries.seen([open], 7000)]).toEqual([]);
  });

  it('say nothing of what happened unseen', () => {
    const tries = new LockTries(3000);
    tries.asked('1', logon, 0);
    tries.forgetUndecided();
    expect([...tries.seen([open], 7000)]).toEqual([]);
    tries.asked('1', logon, 7000);
    tries.seen([open], 10_000);
    tries.forgetUndecided();
    expect([...tries.seen([open], 11_000)]).toEqual(['1']);
  });

  it('belong to one session, not to its id', () => {
    const tries = new LockTries(3000);
    tries.asked('1', logon, 0);
    expect([...tries.seen([desktop({ Id: '1', Timestamp: opened + 1n })], 7000)]).toEqual([]);
    expect([...tries.seen([open], 8000)]).toEqual([]);
  });
});

describe('bus addresses', () => {
  it.each([
    ['unix:path=/run/dbus/system_bus_socket', ['/run/dbus/system_bus_socket']],
    ['unix:path=/a,guid=00ff', ['/a']],
    ['unix:guid=00ff,path=/a', ['/a']],
    ['unix:abstract=/x', ['\0/x']],
    ['unix:path=/a%20b%2c', ['/a b,']],
    ['tcp:host=x,port=1;unix:path=/a;unix:path=/b', ['/a', '/b']],
  ])('%s', (address, sockets) => {
    expect(busSockets(address)).toEqual(sockets);
  });

  it.each(['', 'unix:', 'unix:path=', 'tcp:host=localhost,port=12', '/run/dbus/system_bus_socket', 'unix:path=%zz'])(
    'refuses %j and names it',
    (address) => {
      expect(() => busSockets(address)).toThrow(address);
    },
  );
});

describe('bus errors', () => {
  it.each([
    ['org.freedesktop.login1.NoSuchSession', 'no-such-session'],
    ['org.freedesktop.DBus.Error.InteractiveAuthorizationRequired', 'not-permitted'],
    ['org.freedesktop.DBus.Error.AccessDenied', 'not-permitted'],
    ['org.freedesktop.DBus.Error.NotSupported', 'not-supported'],
    ['org.freedesktop.DBus.Error.NoReply', 'connection-lost'],
    ['org.freedesktop.DBus.Error.ServiceUnknown', 'no-logind'],
    ['org.freedesktop.DBus.Error.Spawn.ChildExited', 'no-logind'],
    ['org.freedesktop.DBus.Error.LimitsExceeded', 'host-error'],
    ['', 'host-error'],
  ])('%s means %s', (name, problem) => {
    expect(busProblem(name)).toBe(problem);
  });
});

describe('answers of logind', () => {
  const { IdleHint: _, ...incomplete } = desktop();

  it.each([
    ['no session', () => parseSession(undefined)],
    ['a session without a property', () => parseSession(incomplete)],
    ['a property of another type', () => parseSession({ ...desktop(), Name: 7 })],
    ['a state that nobody knows', () => parseSession({ ...desktop(), State: 'asleep' })],
    ['a list of something else', () => parseSessionList([['1', 1000, 'student1', 'seat0']])],
    ['no list', () => parseSeatList('seat0')],
    ['no time', () => parseTimestamp(5)],
  ])('%s is a bad reading', (_name, parse) => {
    expect(parse).toThrow(HostError);
    expect(parse).toThrow('bad-reading');
  });

  it('may have more than is needed', () => {
    expect(parseSession({ ...desktop(), Leader: 5 })).toEqual(desktop());
    expect(parseTimestamp(5n)).toBe('5');
  });
});
