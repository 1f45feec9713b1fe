import type { HostError } from '../../../../src/main/hosts/host-backend';
import type { ConnectTurns } from '../../../../src/main/lab/connect-turns';
import { HostMonitor, type MonitorListener, type ReadingStart } from '../../../../src/main/lab/host-monitor';
import type { Reading } from '../../../../src/shared/lab/reading';
import { readingOf } from '../../../builders';
import { FakeTime, settled } from '../../../fake-time';
import { ScriptedBackend } from '../../../scripted-backend';

interface Applied {
  readonly reading: Reading;
  readonly start: ReadingStart;
  readonly removed: readonly string[];
}

interface MonitorGiven {
  readonly connected?: boolean;
  readonly time?: FakeTime;
  readonly turns?: ConnectTurns;
}

/** A monitor over a scripted backend, begun; `connected` says yes to the first connection. */
export async function monitorOf({ connected = true, time = new FakeTime(), turns }: MonitorGiven = {}) {
  const backend = new ScriptedBackend();
  const applied: Applied[] = [];
  const connections: string[] = [];
  const wanted = { again: false };
  let order = 0;
  const listener: MonitorListener = {
    reading(reading, start, removed) {
      applied.push({ reading, start, removed: [...removed] });
      return wanted.again;
    },
    connection: (connection) =>
      connections.push(connection.state === 'unreachable' ? connection.problem : connection.state),
    nextOrder: () => ++order,
  };
  const monitor = new HostMonitor(backend, time, listener, { turns });
  monitor.start();
  await settled();
  if (connected) {
    backend.connects[0]?.resolve();
    await settled();
  }
  /** Answers the newest reading that was asked for. */
  const answer = async (reading: Reading = readingOf([])) => {
    backend.reads.at(-1)?.resolve(reading);
    await settled();
  };
  const failRead = async (error: HostError) => {
    backend.reads.at(-1)?.reject(error);
    await settled();
  };
  return { time, backend, monitor, applied, connections, wanted, answer, failRead, nextOrder: () => ++order };
}
