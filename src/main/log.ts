import { renameSync } from 'node:fs';
import { join, parse } from 'node:path';
import electronLog from 'electron-log/node';

/** The diagnostic log: what the program did and what went wrong in it. Not History. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** Files of the log in a data folder: what the window writes, and what the command line does, which may run beside it. */
export const logFiles = { window: 'main.log', commandLine: 'command-line.log' } as const;

/** Size (bytes) at which a log file is put aside and a new one begun, and how many that were put aside are kept. */
export const largestLog = 2_000_000;
export const oldLogsKept = 3;

/** Opens a log file in `logs` of a data folder. Warnings and errors of the window also go to standard error. */
export function openLog(folder: string, of: keyof typeof logFiles = 'window', largest = largestLog): Log {
  electronLog.transports.file.setAppName('stationmaster');
  electronLog.transports.file.resolvePathFn = () => join(folder, 'logs', logFiles[of]);
  electronLog.transports.file.level = 'info';
  electronLog.transports.file.maxSize = largest;
  electronLog.transports.file.archiveLogFn = (file) => putAside(file.toString());
  // Thousands of requests at once must not wait for the disk.
  electronLog.transports.file.sync = false;
  electronLog.transports.console.level = of === 'window' ? 'warn' : false;
  return {
    info: (text) => electronLog.info(text),
    warn: (text) => electronLog.warn(text),
    error: (text) => electronLog.error(text),
  };
}

/** The names under which log files are kept, the newest first: `main.log`, `main.1.log`, ... */
export function logNames(of: keyof typeof logFiles): string[] {
  const { name, ext } = parse(logFiles[of]);
  return [logFiles[of], ...Array.from({ length: oldLogsKept }, (_, place) => `${name}.${place + 1}${ext}`)];
}

/** Moves a full log file to the first place of the old ones, and these by one; the last one goes. */
function putAside(file: string): void {
  const { dir, name, ext } = parse(file);
  const place = (number: number) => (number === 0 ? file : join(dir, `${name}.${number}${ext}`));
  for (let number = oldLogsKept; number > 0; number--) {
    try {
      renameSync(place(number - 1), place(number));
    } catch {
      // There are not so many yet, or another program puts them aside just now. What can't be moved is written on.
    }
  }
}

/** Keeps nothing. */
export const noLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Any thrown thing as text for the log. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
