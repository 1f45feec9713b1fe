import { serveWts } from '../../src/main/hosts/wts/serve-wts';
import { openWtsApi } from '../../src/main/hosts/wts/windows-api';

// What `wts-worker.ts` is to Electron, for a process that a test forks: LIBRARIES (JSON).
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
serveWts(
  {
    postMessage: (message) => void process.send?.(message),
    onMessage: (heard) => void process.on('message', heard),
  },
  () => openWtsApi(JSON.parse(process.argv[2] ?? '')),
);
