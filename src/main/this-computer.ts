import { app, powerMonitor } from 'electron';
import { watchSleep } from './hosts/logind/sleep-watch';
import { startWtsWorker } from './hosts/wts/start-worker';
import { wtsWorkerFile } from './hosts/wts/worker-file';
import { WtsPool } from './hosts/wts/wts-pool';
import type { Log } from './log';
import { systemTime } from './time';

/** The workers that read Windows computers; null where this is none: from there nothing can read them. */
export function windowsPool(): WtsPool | null {
  return process.platform === 'win32' ? new WtsPool(() => startWtsWorker(wtsWorkerFile), systemTime) : null;
}

/** Calls `goesToSleep` each time when this computer is about to sleep; the answer stops it. `bus`: address of its system bus. */
export function watchForSleep(bus: string, log: Log, goesToSleep: () => void): () => void {
  if (process.platform !== 'win32') return watchSleep(bus, systemTime, log, goesToSleep);
  void app.whenReady().then(() => powerMonitor.on('suspend', goesToSleep));
  return () => powerMonitor.off('suspend', goesToSleep);
}
