import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { logFiles, logNames } from '../log';

/** The end of a log file. */
export interface LogTail {
  readonly name: string;
  readonly text: string;
}

/** Of each log, so many bytes at the most. */
export const longestTail = 300_000;

/** The ends of the logs in a data folder, oldest lines first; those that are not there are left out. */
export async function logTails(folder: string): Promise<LogTail[]> {
  const tails = await Promise.all(
    (Object.keys(logFiles) as (keyof typeof logFiles)[]).map(async (of) => {
      const [newest = '', before = ''] = logNames(of);
      const text = await tail(join(folder, 'logs', newest), longestTail);
      const earlier = await tail(join(folder, 'logs', before), longestTail - text.length);
      return { name: logFiles[of], text: earlier + text };
    }),
  );
  return tails.filter(({ text }) => text !== '');
}

/** The last whole lines of a file, of at most so many bytes; empty where there is none. */
async function tail(path: string, most: number): Promise<string> {
  if (most <= 0) return '';
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path);
  } catch {
    return '';
  }
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - most);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, most)), 0, Math.min(size, most), from);
    const text = buffer.toString('utf8', 0, bytesRead);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}
