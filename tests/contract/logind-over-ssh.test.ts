import { afterEach, beforeEach, expect, it } from 'vitest';
import { ComputerClaims } from '../../src/main/hosts/logind/computer-claims';
import { LogindBackend } from '../../src/main/hosts/logind/logind-backend';
import { FakeTime } from '../fake-time';
import { FakeSsh, labA, patience, runsIt } from '../unit/main/hosts/ssh/fake-ssh';
import { FakeLogind } from './fake-logind';
import { FakePrograms } from './fake-programs';
import { errorOf, never, until } from './logind-ground';

const bridge = 'const bus = require("node:net").connect(process.argv[1]); process.stdin.pipe(bus).pipe(process.stdout)';
const listener = { hint: () => {}, lost: () => {} };
const path = process.env.PATH;

let fake: FakeLogind;
let programs: FakePrograms;
let ssh: FakeSsh;
let backend: LogindBackend;
let time: FakeTime;

/** An ssh that leads to the bus of the fake, and of which `shell` becomes what is to be its shell. */
function leadingToBus(shell: string): string {
  const socket = fake.address.slice('unix:path='.length);
  const node = `ELECTRON_RUN_AS_NODE=1 exec '${process.execPath}' -e '${bridge}' '${socket}'`;
  return `case "$*" in *systemd-stdio-bridge) ${node} ;; esac\n${shell}`;
}

beforeEach(async () => {
  fake = await FakeLogind.start('seat0');
  programs = await FakePrograms.make();
  ssh = await FakeSsh.make('exit 1');
  process.env.PATH = ssh.environment.PATH;
  process.env.FAKE_SSH = ssh.environment.FAKE_SSH;
  time = new FakeTime();
  backend = new LogindBackend({ kind: 'logind', ssh: labA }, time);
});

afterEach(async () => {
  await backend.close();
  process.env.PATH = path;
  delete process.env.FAKE_SSH;
  await ssh.remove();
  await programs.remove();
  await fake.stop();
});

it(
  'does not list the sessions of its own connections, also while the shell says nothing any more',
  patience,
  async () => {
    const shell = `export PATH='${programs.folder}':"$PATH" XDG_SESSION_ID=2 SSH_CONNECTION='10.0.0.7 1 10.0.0.1 22'`;
    await ssh.become(leadingToBus(`${shell}\n${runsIt}`));
    await programs.set('uid', String(process.getuid?.()));
    const uid = process.getuid?.() ?? 0;
    fake.selfSession = fake.add({ uid, name: 'teacher', remoteHost: 'console.lab' }).id;
    const throughShell = fake.add({ uid, name: 'teacher', remoteHost: 'console.lab' });
    fake.add({ uid, name: 'teacher', remoteHost: 'console.lab' });
    fake.add({ uid, name: 'teacher', remoteHost: '10.0.0.7' });
    fake.add({ uid, name: 'teacher', remoteHost: '10.0.0.8' });
    expect(throughShell.id).toBe('2');
    await backend.connect(listener, never);
    const listed = async () => (await backend.read(never)).sessions.map(({ id, own }) => [id, own]);
    // Those that came from here, by either of the names by which this computer is known there.
    const others = [
      ['3', true],
      ['4', true],
      ['5', false],
    ];
    expect(await listed()).toEqual(others);
    // What tells the session of the shell is never told now.
    await programs.set('ss', '#!/bin/sh\nexec sleep 60\n');
    fake.add({ uid, name: 'teacher', remoteHost: '10.0.0.8' });
    expect(await listed()).toEqual([...others, ['6', false]]);
  },
);

it('asks the shell again only when a session is new, or it told its clock long ago', patience, async () => {
  await ssh.become(leadingToBus(`export PATH='${programs.folder}':"$PATH"\n${runsIt}`));
  await programs.set('ss', `#!/bin/sh\necho asked >> '${programs.folder}/ss.log'\n`);
  const asked = async () => (await programs.callsOf('ss')).length;
  fake.add({ name: 'student1' });
  await backend.connect(listener, never);
  await backend.read(never);
  await backend.read(never);
  expect(await asked()).toBe(1);
  fake.add({ name: 'student2' });
  await backend.read(never);
  await backend.read(never);
  expect(await asked()).toBe(2);
  await time.pass(30_000);
  await backend.read(never);
  expect(await asked()).toBe(3);
  // Who is connected to xrdp can change at any time.
  fake.add({ name: 'student3', service: 'xrdp-sesman', type: 'x11', display: ':10' });
  await backend.read(never);
  await backend.read(never);
  expect(await asked()).toBe(5);
});

it('takes times by the clock of the host, also when the clock of this computer is set', patience, async () => {
  await ssh.become(leadingToBus(`export PATH='${programs.folder}':"$PATH"\n${runsIt}`));
  const there = 1_700_000_000_000;
  await programs.become('date', `echo ${there}`);
  fake.add({ name: 'student1' });
  await backend.connect(listener, never);
  const hostTime = async () => (await backend.read(never)).hostTime;
  expect(await hostTime()).toBe(there);
  time.jump(-3_600_000);
  await time.pass(2000);
  expect(await hostTime()).toBe(there + 2000);
});

it('asks at once again for what the shell could not tell', patience, async () => {
  await ssh.become(leadingToBus(`export PATH='${programs.folder}':"$PATH"\n${runsIt}`));
  await programs.become('date', 'exit 1');
  fake.add({ name: 'student1' });
  await backend.connect(listener, never);
  await backend.read(never);
  const there = 1_700_000_000_000;
  await programs.become('date', `echo ${there}`);
  expect((await backend.read(never)).hostTime).toBe(there);
});

it('lets go at once of a computer whose shell does not open', patience, async () => {
  await ssh.become(leadingToBus('exec sleep 60'));
  const claims = { of: new ComputerClaims(), name: () => 'lab-a' };
  backend = new LogindBackend({ kind: 'logind', ssh: labA, claims }, new FakeTime());
  const connecting = errorOf(backend.connect(listener, never));
  let shells = 0;
  void (async () => {
    while (shells < 2) shells = (await ssh.pids()).length;
  })();
  await until('the bus and the shell are being opened', () => shells === 2);
  const began = performance.now();
  await backend.close();
  expect((await connecting).problem).toBe('connection-lost');
  // Sooner than it would have waited for the shell.
  expect(performance.now() - began).toBeLessThan(4000);
  expect(await ssh.running()).toEqual([]);
});
