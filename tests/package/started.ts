import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { programFolder } from './installed-package';

/** A program that was started, with what it writes. */
export class Started implements AsyncDisposable {
  readonly process: ChildProcess;
  readonly code: Promise<unknown>;
  stdout = '';
  stderr = '';

  constructor(child: ChildProcess) {
    this.process = child;
    this.code = once(child, 'close').then(([code]) => code);
    child.stdout?.on('data', (data) => {
      this.stdout += data;
    });
    child.stderr?.on('data', (data) => {
      this.stderr += data;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill('SIGKILL');
    await this.code;
  }
}

/** Ids of the processes of the installed program, or of those that have a word in their command line. */
export function programs(word = ''): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id) || !executable(id).startsWith(`${programFolder}/`)) return false;
    return readIfThere(`/proc/${id}/cmdline`).includes(word);
  });
}

/** The file that a process runs; empty: it has gone. */
function executable(id: string): string {
  try {
    return readlinkSync(`/proc/${id}/exe`);
  } catch {
    return '';
  }
}

/** The content of a file; empty where there is none. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether something on this computer answers at a port. */
export async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
