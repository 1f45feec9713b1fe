import { afterAll, beforeAll, expect, it } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { LogindBackend, type LogindConfig } from '../../src/main/hosts/logind/logind-backend';
import { SshCommands } from '../../src/main/hosts/ssh/ssh-commands';
import { systemTime } from '../../src/main/time';
import { RealHost } from '../host/real-host';
import { run } from '../host/run-command';
import { type SshClient, sshClient } from '../host/ssh-client';
import { comparison } from './figures';
import { logOnMany } from './many-sessions';

const sessions = 200;
const rounds = 30;
/** The image may have to be built first. */
const longestSetUp = 15 * 60_000;

const never = new AbortController().signal;
const listener = { hint() {}, lost() {} };
const obstacle = realHostObstacle();
const usualPath = process.env.PATH;
let host: RealHost;
let client: SshClient;
let ids: readonly string[];

beforeAll(async () => {
  if (obstacle !== null) return;
  host = await RealHost.boot();
  client = await sshClient(host.keyFile, host.cable.inner);
  // The ssh that the program, and loginctl, find.
  process.env.PATH = client.environment.PATH;
  ids = await logOnMany(host, sessions);
}, longestSetUp);

afterAll(async () => {
  process.env.PATH = usualPath;
  await client?.remove();
  await host?.stop();
}, longestSetUp);

/** How long (ms) a command took, by a shell's own clock: to start the shell is no part of it. */
const timed = (command: string) => `from=$EPOCHREALTIME; all=$(${command}); echo "$from $EPOCHREALTIME"; echo "$all"`;

function timeIn(output: string): number {
  expect(output.match(/student/g)).toHaveLength(sessions);
  const [from = 0, to = 0] = output.split(/\s/, 2).map(Number);
  return (to - from) * 1000;
}

/** How long (ms) it took. */
async function time(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Reads with all columns, beside `loginctl`, in turns: what else this computer does hits both. */
async function sideBySide(what: string, config: Partial<LogindConfig>, others: Record<string, () => Promise<number>>) {
  const backend = new LogindBackend({ kind: 'logind', ...config }, systemTime);
  await backend.connect(listener, never);
  const ours: number[] = [];
  const theirs = Object.keys(others).map((name) => ({ name, figures: [] as number[] }));
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const { name, figures } of theirs) {
        const figure = await others[name]?.();
        // The first of each fills caches.
        if (round > 0 && figure !== undefined) figures.push(figure);
      }
      let count = 0;
      const figure = await time(async () => {
        count = (await backend.read(never)).sessions.filter(({ own }) => !own).length;
      });
      expect(count).toBe(sessions);
      if (round > 0) ours.push(figure);
    }
  } finally {
    await backend.close();
  }
  for (const { name, figures } of theirs) {
    console.log(comparison(`${sessions} real sessions, ${what}`, 'ms', { [name]: figures, Stationmaster: ours }));
  }
}

it(`${sessions} sessions over the bus`, async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const place = { address: host.busAddress, uid: 0, sessionId: null };
  await sideBySide(
    'over the bus',
    { place },
    {
      'loginctl list-sessions': async () => timeIn(await host.exec('bash', '-c', timed('loginctl list-sessions'))),
    },
  );
});

it(`${sessions} sessions over ssh`, async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  const ssh = { user: 'teacher', host: host.cable.inner, port: null };
  const shell = new SshCommands(ssh, systemTime);
  const inShell = async (what: string) => {
    const { output } = await shell.run(`loginctl ${what}`, never);
    // In the one as a column, in the other as a property.
    expect(output.match(/^Name=student| student/gm)).toHaveLength(sessions);
  };
  await sideBySide(
    'over ssh',
    { ssh },
    {
      'loginctl list-sessions in a shell that stays open': () => time(() => inShell('list-sessions')),
      'loginctl show-session (all columns) in that shell': () => time(() => inShell(`show-session ${ids.join(' ')}`)),
      'loginctl -H': async () => {
        const command = `loginctl -H teacher@${host.cable.inner} list-sessions`;
        return timeIn(await run('bash', ['-c', timed(command)]));
      },
    },
  );
  await shell.close();
});
