import { access, readFile } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { removeDeadRuns } from './dead-runs';
import { RealHost } from './real-host';
import { run } from './run-command';

let host: RealHost | undefined;

afterEach(async () => {
  await host?.stop();
});

/** What is still there of a container. */
async function left({ place: { traces } }: RealHost): Promise<string[]> {
  const files = [traces.folder, `/run/netns/${traces.name}`, `/sys/class/net/${traces.name}`, ...traces.controlGroups];
  const there = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => [file],
        () => [],
      ),
    ),
  );
  const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').filter((line) => line.includes(traces.folder));
  // Its processes all have its name, or the folder, in what they were started with.
  const processes = (await run('ps', ['-eo', 'pid,args'])).split('\n').filter((line) => line.includes(traces.name));
  return [...there.flat(), ...mounts, ...processes];
}

it('leaves nothing behind when it is stopped, also with people logged on', async () => {
  host = await RealHost.boot();
  await host.logOnAtSeat('student1', 'seat-st2', 'user with locker');
  await host.sshLogOn('student2');
  await host.leaveProgramsBehind('student3');
  expect((await left(host)).length).toBeGreaterThan(5);
  await host.stop();
  expect(await left(host)).toEqual([]);
  await host.stop();
});

it('leaves nothing behind that the next run does not remove, when even its keeper is killed', async () => {
  host = await RealHost.boot();
  process.kill(host.place.keeperPid, 'SIGKILL');
  await host.stop();
  expect((await left(host)).length).toBeGreaterThan(5);
  await removeDeadRuns();
  expect(await left(host)).toEqual([]);
});

it('can be there twice', async () => {
  host = await RealHost.boot();
  const other = await RealHost.boot();
  try {
    const id = await host.logOnAtSeat('student1', 'seat-st2');
    expect((await host.loginctlSessions()).map((session) => session.id)).toEqual([id]);
    expect(await other.loginctlSessions()).toEqual([]);
    await other.stop();
    expect(await host.loginctl(id)).toMatchObject({ user: 'student1', state: 'active' });
  } finally {
    await other.stop();
  }
});
