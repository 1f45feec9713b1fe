import type { Host } from '../../shared/lab/host';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { withDetail } from '../../shared/locale/with-detail';

/** Which of the different screens the Stations tab shows (docs/design.md 4): they never stand for one another. */
export type LabView = 'no-computers' | 'loading' | 'unread' | 'nobody' | 'rows';

/** Computers that can't be read now. */
export function unreachableHosts(lab: LabCopy): Host[] {
  return [...lab.hosts.values()].filter(({ connection }) => connection.state === 'unreachable');
}

/** Judges what there is to show. `rows` also while some computers are still being read, or can't be. */
export function labView(lab: LabCopy): LabView {
  const hosts = [...lab.hosts.values()];
  if (hosts.length === 0) return 'no-computers';
  if (lab.sessions.size > 0 || lab.stations.size > 0) return 'rows';
  if (hosts.some(({ connection }) => connection.state === 'connecting')) return 'loading';
  return isAllRead(lab) ? 'nobody' : 'unread';
}

/** Whether every computer can be read now: only then is nobody listed the same as nobody logged on. */
export function isAllRead(lab: LabCopy): boolean {
  return [...lab.hosts.values()].every(({ connection }) => connection.state === 'connected');
}

/**
 * Whether simulated computers are shown, real ones, or both. A real one that could never be read shows nothing: where the
 * simulated lab opened for want of a real one, the lab is simulated.
 */
export function labMix(lab: LabCopy): 'real' | 'simulated' | 'both' {
  const hosts = [...lab.hosts.values()];
  const simulated = hosts.some(({ kind }) => kind === 'simulated');
  if (!simulated) return 'real';
  return hosts.some((host) => host.kind !== 'simulated' && !isRealNeverRead(host)) ? 'both' : 'simulated';
}

/** A real computer that could never be read; there is one where the simulated lab opened by itself. */
export function isRealNeverRead({ kind, connection, lastSeen }: Host): boolean {
  return kind !== 'simulated' && connection.state === 'unreachable' && lastSeen === null;
}

/** Why a computer can't be read, in words; the host's own words behind ours. Null: it can, or it is not known yet. */
export function connectionProblem(texts: Texts, { connection }: Host): string | null {
  if (connection.state !== 'unreachable') return null;
  const { problem, detail } = connection;
  return withDetail(texts, texts.problems[problem], detail);
}
