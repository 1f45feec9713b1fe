import { utilityProcess } from 'electron';
import type { WorkerLink } from './worker-link';

/** Waits for events hold a thread of the pool each, and there may be as many as hosts that share a worker. */
const threads = '128';

/** Starts a worker process; `file`: the built `wts-worker`, `args`: what it is started with. */
export function startWtsWorker(file: string, args: string[] = []): WorkerLink {
  // Variables by which Node would load something else are left out: the console may have been started as administrator.
  const environment = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('NODE_'));
  const child = utilityProcess.fork(file, args, {
    serviceName: 'Stationmaster Windows sessions',
    env: { ...Object.fromEntries(environment), UV_THREADPOOL_SIZE: threads },
  });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (heard) => void child.on('message', heard),
    onEnd: (heard) => void child.on('exit', heard),
    kill: () => void child.kill(),
  };
}
