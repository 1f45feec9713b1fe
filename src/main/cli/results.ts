import type { LabCopy } from '../../shared/lab/snapshot';
import { stationKey } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { settledText, subjectText } from '../../shared/locale/settled-text';
import type { RequestRecord } from '../../shared/requests/request';
import { subjectOf } from '../../shared/requests/subject';
import type { Action } from '../../shared/session/actions';
import { parseSessionKey, type SessionKey } from '../../shared/session/identity';
import { sessionKeyIdText } from '../../shared/session/session-id-text';
import type { Plan } from './plan';
import { plainStationName } from './print-sessions';

/**
 * What came of one session: a request, or what would have been one. `outcome` null: it was only asked what would happen,
 * and it would be hit.
 */
export type Result = Pick<RequestRecord, 'session' | 'host' | 'action' | 'subject' | 'warning' | 'outcome'>;

/** Whether it was done, or would be. */
export function isGood({ outcome }: Result): boolean {
  return outcome === null || outcome.kind === 'done';
}

/** What would come of a command. */
export function plannedResults(lab: LabCopy, action: Action, plan: Plan): Result[] {
  const hits = plan.hits.map(({ session }): Result => ({ ...about(lab, action, session.key), outcome: null }));
  return [...hits, ...refusedResults(lab, action, plan)];
}

/** What is refused before any request is made. */
export function refusedResults(lab: LabCopy, action: Action, { refused }: Plan): Result[] {
  return refused.map(({ key, reason }) => {
    return { ...about(lab, action, key), outcome: { kind: 'refused', reason, detail: '' } };
  });
}

/** One line: who, and how it went. */
export function resultLine(texts: Texts, lab: LabCopy, result: Result): string {
  const how = result.outcome === null ? texts.terminal.wouldHit[result.action] : settledText(texts, lab, result);
  return texts.outcomes.line(subjectText(texts, result), how);
}

/** *2 of 3 ended, 1 refused*. */
export function summaryLine(texts: Texts, action: Action, results: readonly Result[]): string {
  const { outcomes, terminal } = texts;
  const count = (kind: string) => results.filter(({ outcome }) => (outcome?.kind ?? 'would-be-hit') === kind).length;
  const would = count('would-be-hit');
  const good = would > 0 ? terminal.wouldBeHit[action](would) : outcomes.summary[action](count('done'), results.length);
  const bad = (['refused', 'failed', 'not-ending', 'not-suspended', 'called-off', 'interrupted'] as const).flatMap(
    (kind) => (count(kind) === 0 ? [] : outcomes.counts[kind](count(kind))),
  );
  return [good, ...bad].join(outcomes.join);
}

/** What a command prints with `--json`; its shape is documented in assets/linux/stationmaster.1 and stays. */
export function resultsJson(
  lab: LabCopy,
  action: Action,
  plan: Plan,
  results: readonly Result[],
  dryRun: boolean,
): unknown {
  return {
    version: 1,
    command: action,
    dryRun,
    results: results.map((result) => {
      const { outcome, warning } = result;
      return {
        ...subjectJson(result),
        outcome: outcome?.kind ?? 'would-be-hit',
        reason: outcome !== null && 'reason' in outcome ? outcome.reason : null,
        detail: outcome !== null && 'detail' in outcome ? outcome.detail : '',
        warned: warning === null ? null : warning.state === 'shown',
      };
    }),
    notIncluded: plan.leftOut.map(({ session, reason }) => {
      return { ...subjectJson(about(lab, action, session.key)), reason };
    }),
    unreachable: plan.unreachable.map(({ id, name, connection }) => ({
      computer: name,
      computerId: id,
      problem: connection.state === 'unreachable' ? connection.problem : null,
      detail: connection.state === 'unreachable' ? connection.detail : '',
    })),
    administratorsUnknown: plan.administratorsUnknown.map(({ id, name }) => ({ computer: name, computerId: id })),
  };
}

function subjectJson({ session, subject }: Pick<Result, 'session' | 'subject'>): object {
  const { user, fullName, station, computer } = subject;
  return { id: sessionKeyIdText(session), user, name: fullName, station: plainStationName(station), computer };
}

/** Who a session is, as things stand. */
export function about(lab: LabCopy, action: Action, key: SessionKey): Omit<Result, 'outcome'> {
  const identity = parseSessionKey(key);
  const known = lab.sessions.get(key);
  const id = known?.station ?? null;
  const host = identity?.host ?? '';
  const station = id === null ? undefined : lab.stations.get(stationKey({ host, id }));
  const subject = subjectOf(identity?.user ?? '', known, station, lab.hosts.get(host)?.name ?? host);
  return { session: key, host, action, subject, warning: null };
}
