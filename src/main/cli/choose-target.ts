import type { Host } from '../../shared/lab/host';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Target } from '../../shared/lab/who-is-hit';
import type { Texts } from '../../shared/locale/en';
import { parseSessionKey } from '../../shared/session/identity';
import { sessionKeyIdText } from '../../shared/session/session-id-text';
import type { ActCommand, Place } from './command';
import { UsageError } from './usage-error';
import { isNamed } from './wanted-computers';

/** What a command is about, now that it is known which computers there are. Throws a `UsageError`. */
export function chooseTarget(texts: Texts, lab: LabCopy, target: ActCommand['target']): Target {
  if (target.kind === 'ids') {
    for (const key of target.sessions) {
      const host = parseSessionKey(key)?.host;
      // Of a computer that is not read nothing can be said: not even that the session is gone.
      if (host === undefined || !lab.hosts.has(host)) {
        throw new UsageError(texts.terminal.problems['not-on-the-list'](sessionKeyIdText(key)));
      }
    }
    return { kind: 'selection', sessions: target.sessions };
  }
  const { computer, room } = target;
  if (computer !== null) return { kind: 'computer', host: oneComputer(texts, lab, computer).id };
  const hosts = hostsAt(texts, lab, target);
  const simulated = hosts.some(({ kind }) => kind === 'simulated');
  if (simulated && hosts.some(({ kind }) => kind !== 'simulated')) throw new UsageError(texts.terminal.problems.mixed);
  return room === null ? { kind: 'all', simulated } : { kind: 'room', simulated, room };
}

/** The computers at a place. Throws a `UsageError` where there are none. */
export function hostsAt(texts: Texts, lab: LabCopy, { computer, room }: Place): readonly Host[] {
  const { problems } = texts.terminal;
  const hosts = [...lab.hosts.values()];
  if (computer !== null) return [oneComputer(texts, lab, computer)];
  const found = room === null ? hosts : hosts.filter((host) => host.room === room);
  if (found.length > 0) return found;
  throw new UsageError(room === null ? problems['no-computers'] : problems['no-room'](room));
}

function oneComputer(texts: Texts, lab: LabCopy, name: string): Host {
  const { problems } = texts.terminal;
  const hosts = [...lab.hosts.values()];
  const [one, ...others] = hosts.filter((host) => host.id === name || isNamed(host.name, name));
  if (one === undefined) throw new UsageError(problems['no-computer'](name));
  if (others.length === 0) return one;
  const ids = [one, ...others].map(({ id }) => id).join(texts.outcomes.join);
  throw new UsageError(problems['several-computers'](name, ids));
}
