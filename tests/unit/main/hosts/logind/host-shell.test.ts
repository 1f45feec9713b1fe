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
      busctl: true,
      sudo: false,
    });
    await programs.set('uid', '1000');
    expect((await shell.there())?.uid).toBe(0);
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
    ['no more than the uid', 'uid=7', { uid: 7, from: null, name: '', xrdpDis: false, busctl: false, sudo: false }],
    [
      'everything, with words of a login shell around it',
      'Welcome!\nuid=7\nsession=3\nfrom=fe80::1\nname=lab=a\nxrdp-dis=yes\nbusctl=yes\nsudo=yes\n',
      { uid: 7, from: 'fe80::1', name: 'lab=a', xrdpDis: true, busctl: true, sudo: true },
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
    expect(moment.xrdpClients).toEqual(new Set([':10', ':12']));
    expect(await shell.moment(false)).toMatchObject({ time: null, xrdpClients: new Set([':10', ':12']) });
  });

  it('knows that nobody is connected, and when that is not told', async () => {
    expect((await shell.moment(true)).xrdpClients).toEqual(new Set());
    await programs.set('ss', '#!/bin/sh\nexit 1\n');
    expect((await shell.moment(true)).xrdpClients).toBeNull();
    expect(parseMoment('time=soon\n')).toEqual({ time: null, shellSession: null, xrdpClients: null });
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
    const sent = shell.message(session, session.Type === 'x11', hostile, never);
    if (works) await sent;
    else await expect(sent).rejects.toMatchObject({ problem: 'needs-sudo', detail: 'sudo: a password is required' });
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
    expect((await shell.moment(false)).xrdpClients).toEqual(new Set([':11']));
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
    expect((await shell.moment(false)).xrdpClients).toEqual(new Set());
  });

  it('needs sudo as another account', async () => {
    await programs.set('uid', '1000');
    await programs.setClients(':10');
    await expect(shell.disconnect(xrdp({ User: [1001, '/x'] }), never)).rejects.toMatchObject({
      problem: 'needs-sudo',
    });
    expect((await shell.moment(false)).xrdpClients).toEqual(new Set([':10']));
  });
});
