import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run-command';

/** The ssh of a person, with keys and a configuration of its own: what the program under test finds as `ssh`. */
export interface SshClient {
  /** Environment for the program, in whose PATH it is. */
  readonly environment: NodeJS.ProcessEnv;
  /** What it knows of computers (known_hosts). */
  readonly knownHosts: string;
  /** Its configuration; a file that it does not have is empty. */
  readonly config: string;
  /** Command lines of those that run. */
  running(): Promise<string[]>;
  /** Processor time (ms, in steps of 10) that those have used so far. */
  processorTime(): Promise<number>;
  remove(): Promise<void>;
}

/** An ssh with these private keys, that knows the computers at these addresses. */
export async function sshClient(
  keyFiles: string | readonly string[],
  ...addresses: readonly string[]
): Promise<SshClient> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ssh-client-'));
  const file = (name: string) => path.join(folder, name);
  const { config, knownHosts } = { config: file('config'), knownHosts: file('known_hosts') };
  // ssh takes the home from the user database, whatever the environment says.
  await writeFile(file('ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${config} "$@"\n`);
  await chmod(file('ssh'), 0o755);
  const keys = [keyFiles].flat().map((keyFile) => `IdentityFile ${keyFile}`);
  const own = [...keys, `UserKnownHostsFile ${knownHosts}`];
  await writeFile(config, ['IdentitiesOnly yes', 'GlobalKnownHostsFile none', ...own, ''].join('\n'));
  await writeFile(knownHosts, await run('ssh-keyscan', ['-t', 'ed25519', ...addresses]));
  return {
    environment: { ...process.env, PATH: `${folder}:${process.env.PATH}`, SSH_AUTH_SOCK: undefined },
    knownHosts,
    config,
    async running() {
      return (await processesOf(folder)).map(({ command }) => command);
    },
    async processorTime() {
      const ids = (await processesOf(folder)).map(({ id }) => id);
      const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')));
      // The name, in brackets, can hold anything; 11 fields behind it come the times in hundredths of a second.
      const times = stats.map((stat) =>
        stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ')
          .slice(11, 13)
          .map(Number),
      );
      return times.flat().reduce((sum, time) => sum + time, 0) * 10;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The processes that have a folder in their command line. */
async function processesOf(folder: string): Promise<{ id: string; command: string }[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = ids.map(async (id) => ({ id, command: await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '') }));
  return (await Promise.all(all)).filter(({ command }) => command.includes(folder));
}
