import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HistorySearch } from '../../src/main/history/history-search';
import { openSnapshot } from '../../src/main/history/open-history-file';
import type { HistoryItem } from '../../src/shared/history/history-item';
import { wholeHistory } from '../../src/shared/history/history-query';
import { en } from '../../src/shared/locale/en';
import { type CommandRun, runCommand, startCommand } from '../command-line';
import { describeOnRealHost } from './on-real-host';
import { type SshClient, sshClient } from './ssh-client';

/** One session of `sessions --json`. */
interface Said {
  readonly id: string;
  readonly hostSessionId: string;
  readonly user: string;
  readonly state: string;
}

/** The command line as cron starts it, on a real logind; `loginctl` there is the witness. */
describeOnRealHost('the command line', (host) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-cli-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await host().endAllSessions();
  });

  const options = () => ({ busAddress: host().busAddress, dataFolder: folder });
  const run = (...args: readonly string[]) => runCommand(args, options());
  const good = (done: CommandRun) => {
    expect(done).toMatchObject({ code: 0, stderr: '' });
    return done.stdout;
  };
  const sessions = async (): Promise<readonly Said[]> => JSON.parse(good(await run('sessions', '--json'))).sessions;
  const idOf = async (user: string) => (await sessions()).find((one) => one.user === user)?.id ?? 'nobody';
  const listed = async () => (await host().loginctlSessions()).filter((one) => one.class === 'user');
  const history = (): readonly HistoryItem[] => {
    const db = openSnapshot(path.join(folder, 'history.sqlite'));
    try {
      return new HistorySearch(db, wholeHistory).page(null, 100).items;
    } finally {
      db.close();
    }
  };

  it('sessions --json and loginctl agree; nothing is written', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    await host().logOnAtSeat('student2', 'seat-st3', 'greeter');
    await host().sshLogOn('student3');
    const said = (await sessions()).map(({ hostSessionId, user }) => ({ id: hostSessionId, user }));
    const witnessed = (await listed()).map(({ id, user }) => ({ id, user }));
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect(said.toSorted(byId)).toEqual(witnessed.toSorted(byId));
    expect(said).toHaveLength(2);
    expect(() => history()).toThrow();
  });

  it('end ID: loginctl no longer lists it, and no other is touched; History has it', async () => {
    const one = await host().logOnAtSeat('student1', 'seat-st2');
    const other = await host().logOnAtSeat('student2', 'seat-st3');
    const text = good(await run('end', await idOf('student1'), '--yes', '--reason', 'end of the lesson'));
    expect(text).toContain(en.outcomes.summary.end(1, 1));
    expect(await host().loginctl(one)).toBeUndefined();
    expect((await host().loginctl(other))?.state).toBe('active');
    expect(history()).toMatchObject([
      {
        kind: 'action',
        action: 'end',
        subject: { user: 'student1' },
        reason: 'end of the lesson',
        outcome: { kind: 'done', reason: null },
      },
    ]);
  });

  it('--dry-run touches nothing; a number alone is refused, and so is everything without a yes', async () => {
    const id = await host().logOnAtSeat('student1', 'seat-st2');
    const named = await idOf('student1');
    const dry = await run('end', named, '--dry-run', '--json');
    expect(JSON.parse(good(dry))).toMatchObject({ dryRun: true, results: [{ id: named, outcome: 'would-be-hit' }] });
    for (const args of [[id, '--yes'], [named], ['--all']]) expect((await run('end', ...args)).code).toBe(2);
    expect((await host().loginctl(id))?.state).toBe('active');
    expect(() => history()).toThrow();
  });

  it('an id of a session that is gone hits nobody, though its number is used again', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    const named = await idOf('student1');
    await host().endAllSessions();
    const other = await host().logOnAtSeat('student2', 'seat-st2');
    const parts = named.split('/');
    // The same number, as logind gives it anew when it is started anew.
    const reused = [parts[0], parts[1], other, parts[3], parts[4]].join('/');
    for (const id of [named, reused]) {
      const { code, stdout } = await run('end', id, '--yes', '--json');
      expect(code).toBe(1);
      expect(JSON.parse(stdout).results).toMatchObject([{ id, outcome: 'refused', reason: 'session-gone' }]);
    }
    expect((await host().loginctl(other))?.state).toBe('active');
  });

  it('killed while it counts: the next command settles it as interrupted, and the session stays', async () => {
    const id = await host().logOnAtSeat('student1', 'seat-st2');
    const named = await idOf('student1');
    const command = startCommand(['end', named, '--yes', '--warn', '600'], options());
    await command.said(/Ctrl\+C/);
    command.process.kill('SIGKILL');
    await command.done;
    await run('message', named, '--text', 'Hello', '--yes');
    expect((await host().loginctl(id))?.state).toBe('active');
    expect(history().filter((item) => item.kind === 'action' && item.action === 'end')).toMatchObject([
      { outcome: { kind: 'interrupted' } },
    ]);
  });

  it('end --all --computer: all that loginctl lists but leftovers, which are told', async () => {
    await host().logOnAtSeat('student1', 'seat-st2');
    await host().sshLogOn('student2');
    const leftover = await host().leaveProgramsBehind('student4');
    const { code, stdout } = await run('end', '--all', '--computer', 'local', '--yes', '--json');
    expect(code).toBe(0);
    const { results, notIncluded } = JSON.parse(stdout);
    expect(results.map(({ user }: Said) => user).toSorted()).toEqual(['student1', 'student2']);
    expect(notIncluded).toMatchObject([{ user: 'student4', reason: 'leftovers' }]);
    expect((await listed()).map(({ id }) => id)).toEqual([leftover]);
  });

  it('lock where a locker answers; where none does it is said, with exit code 1', async () => {
    const locked = await host().logOnAtSeat('student1', 'seat-st2', 'user with locker');
    await host().logOnAtSeat('student2', 'seat-st3');
    const { code, stdout } = await run('lock', await idOf('student1'), await idOf('student2'), '--yes', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).results).toMatchObject([
      { user: 'student1', outcome: 'done' },
      { user: 'student2', outcome: 'failed', reason: 'no-locker-answered' },
    ]);
    expect((await host().loginctl(locked))?.locked).toBe(true);
  });

  describe('over ssh', () => {
    let client: SshClient;
    beforeEach(async () => {
      client = await sshClient(host().keyFile, host().cable.inner);
    });
    afterEach(() => client.remove());

    const there = () => ['--host', `ssh://root@${host().cable.inner}`];
    const over = () => ({ dataFolder: folder, environment: { PATH: client.environment.PATH ?? '' } });
    const idThere = async (user: string) => {
      const said = JSON.parse(good(await runCommand(['sessions', '--json', ...there()], over())));
      return said.sessions.find((one: Said) => one.user === user)?.id ?? 'nobody';
    };

    it('--host: listed and ended there', async () => {
      const id = await host().logOnAtSeat('student1', 'seat-st2');
      good(await runCommand(['end', await idThere('student1'), '--yes', ...there()], over()));
      expect(await host().loginctl(id)).toBeUndefined();
    });

    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      it(`end --warn, and ${signal}: called off, the session stays, and History says so`, async () => {
        const id = await host().logOnAtPseudoTerminal('student1');
        const command = startCommand(['end', await idThere('student1'), '--yes', '--warn', '600', ...there()], over());
        await command.said(/Ctrl\+C/);
        await host().waitUntil('the user is warned', async () => /10 min/.test(await host().screenOf(id)));
        command.process.kill(signal);
        const { code, stdout } = await command.done;
        expect(code).toBe(1);
        const reason = signal === 'SIGINT' ? 'administrator' : 'quit';
        expect(stdout).toContain(en.outcomes.calledOff(en.callOffs[reason]));
        expect((await host().loginctl(id))?.state).toBe('active');
        expect(await host().screenOf(id)).toContain(en.userMessages.calledOff.split('.')[0]);
        expect(history()).toMatchObject([{ outcome: { kind: 'called-off', reason } }]);
      });
    }
  });
});
