import { parentPort } from 'node:worker_threads';
import { serveStore } from './serve-store';

// A thread of its own: built into out/main/history-worker.cjs, beside main.cjs.
if (parentPort === null) throw new Error('to be started as a worker');
serveStore(parentPort);
