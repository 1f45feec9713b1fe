import type { Log } from '../../log';
import type { Time } from '../../time';
import { openBusSocket, SystemBus } from './system-bus';

const logindName = 'org.freedesktop.login1';
const member = 'PrepareForSleep';
const matchRule = `type='signal',sender='${logindName}',path='/org/freedesktop/login1',interface='${logindName}.Manager',member='${member}'`;

/** Pauses (ms) before a bus that can't be reached is tried again: the first, and the longest that they grow to. */
const firstPause = 1000;
const longestPause = 60_000;

/**
 * Calls `goesToSleep` each time when logind says that this computer is about to sleep. (Electron's own powerMonitor sees
 * nothing of that bus, see docs/decisions/0006-chromium-off-the-system-bus.md.) Tries for ever; the answer stops it.
 */
export function watchSleep(address: string, time: Time, log: Pick<Log, 'info'>, goesToSleep: () => void): () => void {
  const stopped = new AbortController();
  let failures = 0;

  const listen = async () => {
    const lost = Promise.withResolvers<void>();
    const bus = await SystemBus.over(
      await openBusSocket(address, stopped.signal),
      {
        signal({ sender, path, member: name, body }) {
          if (name !== member || path !== '/org/freedesktop/login1' || body[0] !== true) return;
          // Anybody can send us a signal; only logind is believed.
          void bus
            .askBus('GetNameOwner', logindName, stopped.signal)
            .then((owner) => owner === sender && goesToSleep())
            .catch(() => {});
        },
        lost: () => lost.resolve(),
      },
      stopped.signal,
    );
    stopped.signal.addEventListener('abort', () => void bus.close().then(lost.resolve));
    await bus.addMatch(matchRule, stopped.signal);
    failures = 0;
    log.info('sleep of this computer is watched');
    await lost.promise;
  };
  const keepListening = async () => {
    while (!stopped.signal.aborted) {
      try {
        await listen();
      } catch (error) {
        if (failures++ === 0 && !stopped.signal.aborted)
          log.info(`sleep of this computer can't be watched now: ${(error as Error).message}`);
      }
      const pause = Math.min(longestPause, firstPause * 2 ** Math.min(failures, 10));
      await new Promise<void>((resolve) => {
        const cancel = time.after(pause, resolve);
        stopped.signal.addEventListener('abort', () => {
          cancel();
          resolve();
        });
      });
    }
  };
  void keepListening();
  return () => stopped.abort();
}
