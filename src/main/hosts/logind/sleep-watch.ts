import type { Log } from '../../log';
import { growingPause, type Time } from '../../time';
import { type BusSignal, openBusSocket, SystemBus } from './system-bus';

const logindName = 'org.freedesktop.login1';
const managerPath = '/org/freedesktop/login1';
const member = 'PrepareForSleep';
const matchRule = `type='signal',sender='${logindName}',path='${managerPath}',interface='${logindName}.Manager',member='${member}'`;

/** Pauses (ms) before a bus that can't be reached is tried again: the first, and the longest that they grow to. */
const firstPause = 1000;
const longestPause = 60_000;

/**
 * Calls `goesToSleep` each time when logind says that this computer is about to sleep. (Electron's own powerMonitor sees
 * nothing of that bus, see docs/decisions/0006-chromium-off-the-system-bus.md.) Tries for ever; the answer stops it.
 */
export function watchSleep(address: string, time: Time, log: Pick<Log, 'info'>, goesToSleep: () => void): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  /** Ends what is being waited for. */
  let wake = () => {};
  const waitFor = (begin: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      if (signal.aborted) resolve();
      else begin(resolve);
    });

  let failures = 0;
  const listen = async () => {
    let isLost = false;
    let lost = () => {};
    const listener = {
      signal({ sender, path, member: name, body }: BusSignal) {
        if (name !== member || path !== managerPath || body[0] !== true) return;
        // Anybody can send us a signal; only logind is believed.
        void bus
          .askBus('GetNameOwner', logindName, signal)
          .then((owner) => owner === sender && goesToSleep())
          .catch(() => {});
      },
      lost: () => {
        isLost = true;
        lost();
      },
    };
    const bus = await SystemBus.over(await openBusSocket(address, signal), listener, signal);
    try {
      await bus.addMatch(matchRule, signal);
      failures = 0;
      log.info('sleep of this computer is watched');
      await waitFor((done) => {
        lost = done;
        if (isLost) done();
      });
    } finally {
      await bus.close();
    }
  };
  const keepListening = async () => {
    while (!signal.aborted) {
      try {
        await listen();
      } catch (error) {
        if (failures++ === 0 && !signal.aborted)
          log.info(`sleep of this computer can't be watched now: ${(error as Error).message}`);
      }
      let cancel = () => {};
      await waitFor((done) => {
        cancel = time.after(growingPause(failures, firstPause, longestPause), done);
      });
      cancel();
    }
  };
  void keepListening();
  return () => {
    stopped.abort();
    wake();
  };
}
