import { join } from 'node:path';
import electronLog from 'electron-log/node';

/** The diagnostic log: what the program did and what went wrong in it. Not History. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** Files of the log in a data folder: what the window writes, and what the command line does, which may run beside it. */
export const logFiles = { window: 'main.log', commandLine: 'command-line.log' } as const;

/** Opens a log file in `logs` of a data folder. Warnings and errors of the window also go to standard error. */
export function openLog(folder: string, of: keyof typeof logFiles = 'window'): Log {
  electronLog.transports.file.setAppName('stationmaster');
  electronLog.transports.file.resolvePathFn = () => join(folder, 'logs', logFiles[of]);
  electronLog.transports.file.level = 'info';
  // Thousands of requests at once must not wait for the disk.
  electronLog.transports.file.sync = false;
  electronLog.transports.console.level = of === 'window' ? 'warn' : false;
  return {
    info: (text) => electronLog.info(text),
    warn: (text) => electronLog.warn(text),
    error: (text) => electronLog.error(text),
  };
}

/** Keeps nothing. */
export const noLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Any thrown thing as text for the log. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
