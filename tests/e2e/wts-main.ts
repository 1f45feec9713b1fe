import { app } from 'electron';
import { startWtsWorker } from '../../src/main/hosts/wts/start-worker';
import { WtsBackend } from '../../src/main/hosts/wts/wts-backend';
import { WtsPool } from '../../src/main/hosts/wts/wts-pool';
import { asHostError } from '../../src/main/lab/within-limit';
import { systemTime } from '../../src/main/time';

// The main process of a tiny Electron program: WORKER LIBRARIES (JSON). It reads the computers whose names come as lines on
// standard input, each in a worker process of the program, and says on standard output what came of it, one line of JSON
// each. `this computer`: as the program does it, with the libraries of Windows. `exit`: it ends.
const [worker = '', libraries = ''] = process.argv.slice(-2);
const never = new AbortController().signal;
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const pool = new WtsPool(() => startWtsWorker(worker, [libraries]), systemTime);
const shipped = new WtsPool(() => startWtsWorker(worker), systemTime);
const backends = new Map<string, WtsBackend>();

async function readThisComputer(): Promise<object> {
  const server = 'this computer';
  const backend = new WtsBackend({ kind: 'wts', server: null, pool: shipped }, systemTime);
  try {
    await backend.connect({ hint() {}, lost() {} }, never);
    return { server };
  } catch (error) {
    const { problem, detail } = asHostError(error);
    return { server, problem, detail };
  }
}

async function read(server: string): Promise<object> {
  const known = backends.get(server);
  const backend = known ?? new WtsBackend({ kind: 'wts', server, pool }, systemTime, { lookUp: async () => {} });
  backends.set(server, backend);
  const began = performance.now();
  try {
    if (known === undefined) {
      await backend.connect({ hint: () => void say({ server, hint: true }), lost() {} }, never);
    }
    const { sessions } = await backend.read(never);
    return { server, users: sessions.map(({ user }) => user), took: performance.now() - began };
  } catch (error) {
    backends.delete(server);
    return { server, problem: asHostError(error).problem, took: performance.now() - began };
  }
}

// Not awaited: a module that waits for it is never done, and until then it does not come.
void app.whenReady().then(() => {
  let rest = '';
  process.stdin.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === 'exit') {
        pool.close();
        shipped.close();
        app.exit(0);
      } else
        void (line === 'this computer' ? readThisComputer() : read(line)).then((answer) =>
          say({ ...answer, workers: pool.workers }),
        );
    }
  });
  say({ ready: true });
});
