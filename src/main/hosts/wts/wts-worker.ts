import { serveWts } from './serve-wts';
import { openWtsApi } from './windows-api';
import { type WtsLibraries, windowsLibraries } from './wtsapi32';

// A process of its own (an Electron utilityProcess): built into out/main/wts-worker.cjs, beside main.cjs. Who starts it may
// name other libraries than those of Windows as its argument; main never does.
const { parentPort } = process;
if (parentPort === undefined || parentPort === null) throw new Error('to be started as a utility process');
const given = process.argv[2];
serveWts(
  {
    postMessage: (message) => parentPort.postMessage(message),
    onMessage: (heard) => void parentPort.on('message', ({ data }) => heard(data)),
  },
  () => openWtsApi(given === undefined ? windowsLibraries() : (JSON.parse(given) as WtsLibraries)),
);
