import { hostname } from 'node:os';
import type { Computer, ComputerTest } from '../../shared/settings/computer';
import { createHostBackend } from '../hosts/create-host-backend';
import type { HostBackend, HostError } from '../hosts/host-backend';
import type { Time } from '../time';
import { readChecked } from './read-checked';
import { type ConsolePlace, hostConfigFor, wayTo } from './real-way';
import { asHostError, withinLimit } from './within-limit';

/** Tries to reach and read a computer, which may not be on the list, and lets go of it. Never rejects. */
export async function testComputer(computer: Computer, console: ConsolePlace, time: Time): Promise<ComputerTest> {
  const way = wayTo(computer);
  if (way === undefined) return { ok: false, problem: 'name-not-found', detail: '' };
  const backend = createHostBackend(hostConfigFor(way, console), time);
  return testBackend(backend, time, way.kind === 'local' ? hostname() : null);
}

/** Connects, reads once within the limits of the backend, and closes it whatever comes. `name`: where it is known before. */
export async function testBackend(backend: HostBackend, time: Time, name: string | null): Promise<ComputerTest> {
  const gone = new AbortController();
  const { connect, read } = backend.limits;
  const listener = { hint: () => {}, lost: (error: HostError) => gone.abort(error) };
  try {
    await withinLimit(time, connect, gone.signal, (signal) => backend.connect(listener, signal));
    const { sessions } = await readChecked(backend, time, gone.signal);
    // It was read, whether it can tell its name or not.
    const ownName =
      name ?? (await withinLimit(time, read, gone.signal, async () => backend.ownName?.() ?? null).catch(() => null));
    return { ok: true, name: ownName, sessions: sessions.filter(({ phase }) => phase !== 'opening').length };
  } catch (error) {
    const { problem, detail } = asHostError(error);
    return { ok: false, problem, detail };
  } finally {
    await backend.close();
  }
}
