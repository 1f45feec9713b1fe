import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SshAddress } from '../../../../../src/shared/settings/ssh-address';

/** A signal that does not abort. */
export const never: AbortSignal = new AbortController().signal;
/** For what processes have to do, on a computer that has much to do besides. */
export const patience = { timeout: 15_000 };
/** Where the fake ssh comes to. */
export const labA: SshAddress = { user: 'teacher', host: 'lab-a', port: 2222 };

/** Runs what ssh was asked to run at the other end, on this computer. */
export const runsIt = 'for command; do :; done; exec sh -c "$command"';

/** A program called `ssh`, the only one in the PATH of its `environment` besides this computer's others. */
export class FakeSsh {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** One that notes how it was started, and then does what the shell program says. */
  static async make(program: string): Promise<FakeSsh> {
    const fake = new FakeSsh(await mkdtemp(path.join(tmpdir(), 'fake-ssh-')));
    await fake.become(program);
    return fake;
  }

  /** From now on it does something else. */
  async become(program: string): Promise<void> {
    const note = `{ env; printf '\\0'; printf '%s\\0' "$@"; } > ${this.#folder}/start-$$`;
    await writeFile(this.file('ssh'), `#!/bin/sh\n${note}\n${program}\n`);
    await chmod(this.file('ssh'), 0o755);
  }

  get environment(): NodeJS.ProcessEnv {
    // Every process that comes from it can be told by this.
    return { ...process.env, PATH: `${this.#folder}:${process.env.PATH}`, FAKE_SSH: this.#folder };
  }

  /** A file in its folder. */
  file(name: string): string {
    return path.join(this.#folder, name);
  }

  /** How it was started, each time: its environment, a line each, and its arguments. */
  async starts(): Promise<{ environment: string[]; args: string[] }[]> {
    const files = (await readdir(this.#folder)).filter((name) => name.startsWith('start-'));
    return Promise.all(
      files.map(async (name) => {
        const [environment = '', ...args] = (await readFile(this.file(name), 'utf8')).split('\0').slice(0, -1);
        return { environment: environment.split('\n'), args };
      }),
    );
  }

  /** Process ids of all that were started. */
  async pids(): Promise<number[]> {
    const files = (await readdir(this.#folder)).filter((name) => name.startsWith('start-'));
    return files.map((name) => Number(name.slice('start-'.length)));
  }

  /** Ids of all processes that come from it and have not ended. */
  async running(): Promise<number[]> {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const mark = `FAKE_SSH=${this.#folder}\0`;
    const ours = ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, 'latin1').catch(() => '');
      return environment.includes(mark) ? [Number(id)] : [];
    });
    return (await Promise.all(ours)).flat();
  }

  async remove(): Promise<void> {
    for (const id of await this.running()) process.kill(id, 'SIGKILL');
    await rm(this.#folder, { recursive: true });
  }
}
