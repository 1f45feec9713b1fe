import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as plain } from 'playwright/test';
import { en } from '../../src/shared/locale/en';
import { ja } from '../../src/shared/locale/ja';
import { commandLine, cronEnvironment, runCommand, startCommand } from '../command-line';
import { FakeLogind } from '../contract/fake-logind';
import { test } from './program';
import { StationsPage } from './stations-page';

const still = ['--simulate', 'still'];

plain.describe('the command line, without a display', () => {
  let folder: string;
  plain.beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-cli-'));
  });
  plain.afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: readonly string[]) => runCommand(args, { dataFolder: folder });
  const written = () =>
    ['history.sqlite', 'settings.json', 'marks.json', 'logs'].filter((name) => existsSync(path.join(folder, name)));

  for (const [language, texts] of [
    ['en_GB.UTF-8', en],
    ['ja_JP.UTF-8', ja],
  ] as const) {
    plain(`help and version (${language})`, async () => {
      const help = await runCommand(['--help'], { language });
      expect(help.code).toBe(0);
      expect(help.stdout).toContain(texts.terminal.help.all);
      const ofEnd = await runCommand(['end', '--help'], { language });
      expect(ofEnd).toEqual({ code: 0, stdout: `${texts.terminal.help.end}\n`, stderr: '' });
      const version = await runCommand(['--version'], { language });
      expect(version.code).toBe(0);
      expect(version.stdout).toMatch(/^Stationmaster \d+\.\d+\.\d+ \(Electron \d+[.\d]*\)\n$/);
    });

    plain(`a table of sessions (${language})`, async () => {
      const { code, stdout, stderr } = await runCommand(['sessions', ...still], { language });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const [titles, ...lines] = stdout.trimEnd().split('\n');
      expect(titles).toContain(texts.columns.station);
      expect(lines.length).toBeGreaterThan(10);
      for (const line of lines) expect(line).toMatch(/ \S+\/\S+\/\S+\/\S+\/\S+$/);
      expect(stdout).toContain(texts.terminal.ownMark('soren.silva'));
    });
  }

  plain('sessions as JSON; looking writes nothing', async () => {
    const { code, stdout, stderr } = await run('sessions', '--json', ...still, '--computer', 'lab-b');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { version, sessions, computers } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(computers).toMatchObject([{ id: 'lab-b', name: 'lab-b', simulated: true, readable: true }]);
    expect(sessions.length).toBeGreaterThan(5);
    for (const session of sessions) {
      expect(session).toMatchObject({ computer: 'lab-b', id: expect.stringContaining(`/${session.user}/`) });
    }
    expect(written()).toEqual([]);
  });

  plain('a computer that cannot be read is no empty computer, and no simulated lab takes its place', async () => {
    const table = await run('sessions');
    expect({ code: table.code, stdout: table.stdout }).toEqual({ code: 1, stdout: '' });
    expect(table.stderr).toContain(en.problems['no-bus']);
    expect(table.stderr).not.toContain(en.terminal.listNobody);
    const json = await run('sessions', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      computers: [{ readable: false, problem: 'no-bus' }],
      sessions: [],
    });
  });

  for (const [name, args, problem] of [
    ['a bare number', ['end', '3', '--yes'], en.terminal.problems['bare-number']('3')],
    ['nobody named', ['end', '--yes'], en.terminal.problems['nobody-named']],
    ['nobody to ask', ['end', '--all', ...still], en.terminal.problems['needs-yes']],
    ['an unknown option', ['lock', '--all', '--force'], en.terminal.problems['unknown-option']('--force')],
    [
      'an unknown computer',
      ['end', '--all', '--yes', '--computer', 'x', ...still],
      en.terminal.problems['no-computer']('x'),
    ],
    [
      'a session of another computer',
      ['end', 'elsewhere/b/1/ann/1', '--yes', ...still],
      en.terminal.problems['not-on-the-list']('elsewhere/b/1/ann/1'),
    ],
    [
      'no such settings',
      ['sessions', '--config', '/nonexistent/lab.json'],
      en.terminal.config.missing('/nonexistent/lab.json'),
    ],
  ] as const) {
    plain(`wrong usage is named, and nothing is done: ${name}`, async () => {
      const { code, stdout, stderr } = await run(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(problem);
    });
  }

  plain('end all: everybody but the own session and administrators, who are told', async () => {
    const { code, stdout, stderr } = await run('end', '--all', '--computer', 'lab-a', '--yes', '--json', ...still);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { results, notIncluded, dryRun, command } = JSON.parse(stdout);
    expect({ dryRun, command }).toEqual({ dryRun: false, command: 'end' });
    expect(new Set(results.map(({ outcome }: { outcome: string }) => outcome))).toEqual(new Set(['done']));
    expect(results.length).toBeGreaterThan(5);
    expect(notIncluded).toMatchObject([{ user: 'soren.silva', reason: 'own' }]);
  });

  plain('suspend, lock and message say how it went, one line each and the sum', async () => {
    const suspended = await run('suspend', '--all', '--yes', '--room', 'Room 1', ...still);
    expect(suspended.code).toBe(0);
    expect(suspended.stdout).toContain(en.outcomes.summary.suspend(7, 7));
    const locked = await run('lock', '--all', '--yes', ...still);
    expect(locked.code).toBe(0);
    expect(locked.stdout).toMatch(/: Locked\.\n/);
    const told = await run('message', '--all', '--text', 'Good bye', '--yes', ...still);
    expect(told.code).toBe(0);
    expect(told.stdout).toMatch(/: Sent\.\n/);
  });

  plain('--dry-run shows who would be hit, and writes nothing', async () => {
    const { code, stdout } = await run('end', '--all', '--dry-run', ...still);
    expect(code).toBe(0);
    expect(stdout).toContain(en.terminal.wouldHit.end);
    expect(written()).toEqual([]);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    plain(`${signal} calls a countdown off`, async () => {
      const command = startCommand(['end', '--all', '--yes', '--warn', '600', '--json', ...still]);
      await command.said(/Ctrl\+C/);
      command.process.kill(signal);
      const { code, stdout } = await command.done;
      expect(code).toBe(1);
      const { results } = JSON.parse(stdout);
      expect(results.length).toBeGreaterThan(10);
      for (const result of results) {
        expect(result).toMatchObject({ outcome: 'called-off', reason: signal === 'SIGINT' ? 'administrator' : 'quit' });
      }
    });
  }

  plain('a warning that is over ends them', async () => {
    const { code, stdout } = await run(
      'end',
      '--all',
      '--computer',
      'lab-b',
      '--yes',
      '--warn',
      '1',
      '--json',
      ...still,
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results[0]).toMatchObject({ outcome: 'done' });
  });

  plain('in a terminal it asks; only a clear yes is one', async () => {
    const [no, yes] = await Promise.all(['n', 'y'].map((answer) => inTerminal(['lock', '--all', ...still], answer)));
    // Who is hit, as in the dialogs.
    for (const one of ['yuto.takahashi', 'lab-b', en.askDialog.groups.own]) expect(no?.shown).toContain(one);
    expect(no?.code).toBe(1);
    expect(no?.shown).toContain(en.terminal.notDone);
    expect(no?.shown).not.toContain(en.outcomes.done.lock);
    expect(yes?.code).toBe(0);
    expect(yes?.shown).toContain(en.outcomes.done.lock);
  });

  plain('before an end it says whose work may be lost, and who will not see the warning', async () => {
    const { code, shown } = await inTerminal(['end', '--all', '--warn', '60', ...still], 'n');
    expect(code).toBe(1);
    expect(shown).toMatch(/\d+ were working within the last 5 minutes/);
    // Those at no station.
    expect(shown).toContain(en.warning.notSeen('chloe.demir', en.shortRefusals['not-at-a-station']));
  });

  plain('who reads the list may go', async () => {
    const [file, ...args] = commandLine(folder, ['sessions', '--simulate', 'hosts=2,stations=4000,still']);
    const shell = 'set -o pipefail; "$@" | head -n 1';
    const child = spawn('bash', ['-c', shell, 'bash', file, ...args], {
      env: cronEnvironment({}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  plain('settings of which nothing can be used: nobody knows which computers are meant', async () => {
    const file = path.join(folder, 'settings.json');
    writeFileSync(file, '{');
    const damaged = await run('sessions');
    expect(damaged.code).toBe(2);
    expect(damaged.stderr).toContain(en.settingsTrouble.damaged);
    writeFileSync(file, '{"version":1,"computers":[{"id":"local","computer":{"kind":"moon"}}],"note":1}');
    const partly = await run('sessions', ...still);
    expect(partly.code).toBe(1);
    expect(partly.stderr).toContain('note');
    expect(partly.stderr).toContain('computers.0');
    expect(written()).toEqual(['settings.json']);
  });
});

test('beside an open window with the same data folder: both see it, History has it', async ({ start, dataFolder }) => {
  const fake = await FakeLogind.start('seat0');
  try {
    const { id } = fake.add({ name: 'ann', uid: 1001, seat: 'seat0', type: 'x11' });
    fake.add({ name: 'ben', uid: 1002 });
    const { page } = await start({ args: ['--host', 'local'], busAddress: fake.address, dataFolder });
    const stations = new StationsPage(page);
    await stations.expectState('ann', 'active');
    const options = { busAddress: fake.address, dataFolder };

    const listed = JSON.parse((await runCommand(['sessions', '--json'], options)).stdout);
    const ann = listed.sessions.find(({ user }: { user: string }) => user === 'ann');
    expect(ann.hostSessionId).toBe(id);
    const ended = await runCommand(['end', ann.id, '--yes', '--reason', 'it is late'], options);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stations.rows('ann')).toHaveCount(0);
    await stations.expectState('ben', 'active');

    await stations.openTab('history');
    const history = page.getByRole('grid', { name: stations.texts.history.label });
    const row = history.getByRole('row').filter({ hasText: 'it is late' });
    await expect(row).toContainText('ann');
    await expect(row).toContainText(stations.texts.history.outcomes.done);

    const again = await runCommand(['end', ann.id, '--yes', '--json'], options);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout).results).toMatchObject([{ outcome: 'refused', reason: 'session-gone' }]);
  } finally {
    await fake.stop();
  }
});

/** Runs a command in a terminal of its own, in which an answer is typed. */
async function inTerminal(args: readonly string[], answer: string): Promise<{ code: number; shown: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stationmaster-cli-'));
  const quoted = commandLine(folder, args).map((word) => `'${word}'`);
  const child = spawn('script', ['-qefc', quoted.join(' '), '/dev/null'], {
    env: cronEnvironment({}),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let asked = false;
  child.stdout.on('data', (data) => {
    shown += data;
    if (asked || !shown.includes('[y/N] ')) return;
    asked = true;
    child.stdin.write(`${answer}\n`);
  });
  const [code] = await once(child, 'close');
  rmSync(folder, { recursive: true, force: true });
  return { code, shown };
}
