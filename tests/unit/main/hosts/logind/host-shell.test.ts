import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMoment, parseWhoAmI } from '../../../../../src/main/hosts/logind/commands-there';
import { HostShell } from '../../../../../src/main/hosts/logind/host-shell';
import { FakePrograms } from '../../../../contract/fake-programs';
import { FakeTime } from '../../../../fake-time';
import { desktop, ssh, text, xrdp } from './builders';

let programs: FakePrograms;
let time: FakeTime;
let shell: HostShell;
const never = new AbortController().signal;

beforeEach(async () => {
  programs = await FakePrograms.make();
  time = new FakeTime();
  shell = new HostShell(programs.commands, time);
});

afterEach(() => programs.remove());

describe('who the console is there', () => {
  it('is asked once', async () => {
    expect(await shell.there()).toEqual({
      uid: 0,
      from: null,
      name: 'fake-host',
      xrdpDis: true,
      sudo: false,
    });
    await programs.set('uid', '1000');
    await time.pass(3_600_000);
    expect((await shell.there())?.uid).toBe(0);
  });

  it('is asked again now and then where sudo allows nothing, for it may by then', async () => {
    await programs.set('uid', '1000');
    expect((await shell.there())?.sudo).toBe(false);
    await programs.allowSudo();
    expect((await shell.there())?.sudo).toBe(false);
    await time.pass(300_000);
    const [one, other] = await Promise.all([shell.there(), shell.there()]);
    expect([one?.sudo, other]).toEqual([true, one]);
  });

  it('holds while the shell does not answer', async () => {
    await programs.set('uid', '1000');
    await shell.there();
    await programs.set('uid', 'nonsense');
    await time.pass(300_000);
    expect((await shell.there())?.uid).toBe(1000);
  });

  it('is asked again after a while where nobody answers', async () => {
    await programs.set('uid', 'nonsense');
    expect(await shell.there()).toBeNull();
    await programs.set('uid', '1000');
    expect(await shell.there()).toBeNull();
    await time.pass(30_000);
    expect((await shell.there())?.uid).toBe(1000);
  });

  it.each([
    ['nothing', '', null],
    ['an uid that is none', 'uid=0x1', null],
    ['no more than the uid', 'uid=7', { uid: 7, from: null, name: '', xrdpDis: false, sudo: false }],
    [
      'everything, with words of a login shell around it',
      'Welcome!\nuid=7\nsession=3\nfrom=fe80::1\nname=lab=a\nxrdp-dis=yes\nsudo=yes\n',
      { uid: 7, from: 'fe80::1', name: 'lab=a', xrdpDis: true, sudo: true },
    ],
  ])('is understood: %s', (_, output, expected) => {
    expect(parseWhoAmI(output)).toEqual(expected);
  });
});

describe('the moment', () => {
  it('has the clock, and the displays with a client', async () => {
    await programs.setClients(':10', ':12');
    const moment = await shell.moment(true);
    expect(Math.abs((moment.time ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(moment.xrdpClients).toEqual(
      new Map([
        [':10', true],
        [':12', true],
      ]),
    );
    expect(await shell.moment(false)).toMatchObject({ time: null, xrdpClients: moment.xrdpClients });
  });

  it('knows that nobody is connected, and when that is not told', async () => {
    await programs.setClients(':11');
    await programs.setWaiting(':10', ':11');
    expect((await shell.moment(true)).xrdpClients).toEqual(
      new Map([
        [':10', false],
        [':11', true],
      ]),
    );
    await programs.set('ss', '#!/bin/sh\nexit 1\n');
    expect((await shell.moment(true)).xrdpClients).toEqual(new Map());
    expect(parseMoment('time=soon\n')).toEqual({ time: null, shellSession: null, xrdpClients: new Map() });
  });
});

describe('a message', () => {
  const hostile = { title: "It's <b>", text: '$(reboot) `id` "x" & <i>\u001b[2J\nnext; line', brief: false };

  it('goes to the desktop of its user, as words and nothing else', async () => {
    await shell.message(desktop(), true, hostile, never);
    const shown = { uid: 1000, title: "It's <b>", text: '$(reboot) `id` "x" & <i> [2J\nnext; line', expires: 0 };
    expect(await programs.notifications()).toEqual([shown]);
  });

  it('goes to the terminal of a login, without what a terminal would obey', async () => {
    await shell.message(ssh(), false, hostile, never);
    const lines = ["It's <b>", '', '$(reboot) `id` "x" & <i> [2J', 'next; line', '', ''];
    expect((await programs.callsOf('tee')).join('\n')).toBe(
      `/dev/pts/3\0\r\n\u0007${lines.join('\r\n')}\0`.replaceAll('\n\n', '\n'),
    );
  });

  it('says that nothing shows notifications there', async () => {
    await programs.set('no-notifications');
    const error = { problem: 'no-notifications', detail: 'Call failed: The name is not activatable' };
    await expect(shell.message(desktop(), true, hostile, never)).rejects.toMatchObject(error);
  });

  it.each([
    ['its own user needs no sudo', desktop({ User: [1000, '/x'] }), true],
    ['another user needs it', desktop({ User: [1001, '/x'] }), false],
    ['a terminal of its own needs none', text({ User: [1000, '/x'] }), true],
    ['a terminal of another does', text({ User: [1001, '/x'] }), false],
  ] as const)('as an ordinary account: %s', async (_, session, works) => {
    await programs.set('uid', '1000');
    await programs.set('owner', String(session.User[0]));
    const sent = shell.message(session, session.Type === 'x11', hostile, never);
    if (works) await sent;
    else await expect(sent).rejects.toMatchObject({ problem: 'needs-sudo', detail: 'sudo: a password is required' });
  });

  it.each([
    ["is somebody else's by now", 'character special file 1001'],
    ['has gone', ''],
    ['is no terminal', 'regular file 1000'],
  ])('is not written to a terminal that %s', async (_, said) => {
    await programs.set('said', said);
    const error = { problem: 'host-error', detail: 'it is no longer the terminal of that user' };
    await expect(shell.message(ssh(), false, hostile, never)).rejects.toMatchObject(error);
    expect(await programs.callsOf('tee')).toEqual([]);
  });

  it('is sent through sudo where that allows it', async () => {
    await programs.set('uid', '1000');
    await programs.allowSudo();
    await shell.message(desktop({ User: [1001, '/x'] }), true, { title: 'T', text: 'Hello', brief: true }, never);
    expect(await programs.notifications()).toEqual([{ uid: 1001, title: 'T', text: 'Hello', expires: 10_000 }]);
  });
});

describe('disconnecting xrdp', () => {
  it('cuts off that display only', async () => {
    await programs.setClients(':10', ':11');
    await shell.disconnect(xrdp({ Display: ':10.0' }), never);
    expect((await shell.moment(false)).xrdpClients).toEqual(new Map([[':11', true]]));
  });

  it('says so when the program did not do it, though its exit code is 0', async () => {
    await programs.setClients(':10');
    await programs.set('denied');
    const error = { problem: 'host-error', detail: 'message send failed: Permission denied' };
    await expect(shell.disconnect(xrdp(), never)).rejects.toMatchObject(error);
  });

  it('works through sudo where that allows it', async () => {
    await programs.set('uid', '1000');
    await programs.allowSudo();
    await programs.setClients(':10');
    await shell.disconnect(xrdp({ User: [1001, '/x'] }), never);
    expect((await shell.moment(false)).xrdpClients).toEqual(new Map());
  });

  it('needs sudo as another account', async () => {
    await programs.set('uid', '1000');
    await programs.setClients(':10');
    await expect(shell.disconnect(xrdp({ User: [1001, '/x'] }), never)).rejects.toMatchObject({
      problem: 'needs-sudo',
    });
    expect((await shell.moment(false)).xrdpClients).toEqual(new Map([[':10', true]]));
  });
});
