import { join } from 'node:path';
import electronLog from 'electron-log/node';

/** The diagnostic log: what the program did and what went wrong in it. Not History. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** Opens the log file `logs/main.log` in a folder. Warnings and errors also go to standard error. */
export function openLog(folder: string): Log {
  electronLog.transports.file.setAppName('stationmaster');
  electronLog.transports.file.resolvePathFn = () => join(folder, 'logs', 'main.log');
  electronLog.transports.file.level = 'info';
  // Thousands of requests at once must not wait for the disk.
  electronLog.transports.file.sync = false;
  electronLog.transports.console.level = 'warn';
  return {
    info: (text) => electronLog.info(text),
    warn: (text) => electronLog.warn(text),
    error: (text) => electronLog.error(text),
  };
}

/** Any thrown thing as text for the log. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
