import { type LabCopy, stationKey } from '../lab/snapshot';
import type { DoneReason, Outcome, RequestRecord, Warning } from '../requests/request';
import type { Session } from '../session/session';
import type { Texts } from './en';
import { notDoneText } from './not-done-text';
import { stationText } from './station-text';
import { withDetail } from './with-detail';

/** What is told of a request when it is said how it went. */
type Told = Pick<RequestRecord, 'action' | 'session' | 'host' | 'outcome' | 'warning'>;

/** How a request finished, or what it waits for, in words. The host's own words stand behind ours, as data. */
export function settledText(texts: Texts, lab: LabCopy, request: Told): string {
  const text = howItWent(texts, lab, request);
  const { outcome, warning } = request;
  // That somebody was not warned matters where their session was ended, or is being ended.
  const ending =
    outcome === null || (outcome.kind === 'done' && outcome.reason === null) || outcome.kind === 'not-ending';
  if (!ending || warning?.state !== 'not-shown') return text;
  return texts.outcomes.notWarned(text, whyNotShown(texts, warning));
}

function howItWent(texts: Texts, lab: LabCopy, request: Told): string {
  const { outcome, host } = request;
  const words = texts.outcomes;
  if (outcome === null) {
    return lab.hosts.get(host)?.connection.state === 'connected' ? words.open : words.openUnreachable;
  }
  switch (outcome.kind) {
    case 'done':
      return doneText(texts, lab, request, outcome.reason);
    case 'refused': {
      const already = whatWasSoBefore(outcome);
      if (already !== null) return words.already[already];
      return notDoneText(texts, outcome);
    }
    case 'not-ending':
      if (hasEnded(lab, request)) return words.endedLate;
      return lab.hosts.get(host)?.canForce ? `${words.notEnding} ${words.notEndingForce}` : words.notEnding;
    case 'not-suspended':
      if (hasEnded(lab, request)) return words.endedLate;
      return lab.sessions.get(request.session)?.station === null ? words.leftLate : words.notSuspended;
    default:
      return notDoneText(texts, outcome);
  }
}

function doneText(texts: Texts, lab: LabCopy, request: Told, reason: DoneReason | null): string {
  const words = texts.outcomes;
  if (reason === 'gone-before') return words.goneBefore;
  if (reason === 'not-locked') return words.notLocked;
  if (reason === 'computer-restarted') return `${words.done[request.action]} ${words.computerRestarted}`;
  return request.action === 'suspend' ? suspendedText(texts, lab, request) : words.done[request.action];
}

/** Where a session that was suspended can be picked up, or what has become of it since. */
function suspendedText(texts: Texts, lab: LabCopy, request: Told): string {
  const words = texts.outcomes;
  if (hasEnded(lab, request)) return words.suspendedAndEnded;
  const session = lab.sessions.get(request.session);
  if (session === undefined) return words.done.suspend;
  if (session.station !== null) return words.suspendedAndBack;
  return session.state === 'suspended' ? words.suspendedAt(resumesText(texts, lab, session)) : words.done.suspend;
}

/** Whether the session of a request is gone: its computer was read, and no longer lists it. */
function hasEnded(lab: LabCopy, { host, session }: Told): boolean {
  return (lab.hosts.get(host)?.lastSeen ?? null) !== null && !lab.sessions.has(session);
}

/** Who a request was about, as shown when it was accepted. */
export function subjectText(texts: Texts, { subject }: Pick<RequestRecord, 'subject'>): string {
  return texts.outcomes.subject(
    subject.fullName === null ? subject.user : texts.withDetail(subject.fullName, subject.user),
    subject.station === null ? texts.grid.noStation : stationText(texts, subject.station),
    subject.computer,
  );
}

/** Why a warning is not on the user's screen; the host's own words behind ours. */
export function whyNotShown(texts: Texts, { reason, detail }: Extract<Warning, { state: 'not-shown' }>): string {
  return withDetail(texts, { ...texts.failures, ...texts.refusals }[reason], detail);
}

/** What was so before it was asked for, so that nothing was sent; null: something else. */
export function whatWasSoBefore(outcome: Outcome): 'already-locked' | 'already-suspended' | null {
  if (outcome.kind !== 'refused') return null;
  const { reason } = outcome;
  return reason === 'already-locked' || reason === 'already-suspended' ? reason : null;
}

/** Where a session can be picked up again, in words. */
export function resumesText(texts: Texts, lab: LabCopy, session: Session): string {
  const { resumesAt } = session;
  switch (resumesAt.kind) {
    case 'station': {
      const station = lab.stations.get(stationKey({ host: session.identity.host, id: resumesAt.station }));
      return texts.card.resumesAt(station === undefined ? resumesAt.station : stationText(texts, station));
    }
    case 'station-kind': {
      const computer = lab.hosts.get(session.identity.host)?.name ?? session.identity.host;
      return resumesAt.stationKind === 'xrdp'
        ? texts.card.resumesThroughXrdp(computer)
        : texts.card.resumesAtComputer(computer);
    }
    case 'anywhere':
      return texts.card.resumesAnywhere;
    case 'unknown':
      return texts.card.resumesUnknown;
  }
}
