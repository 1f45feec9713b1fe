import type { LabCopy } from '../../../shared/lab/snapshot';
import type { Texts } from '../../../shared/locale/en';
import type { DoneReason, RequestRecord } from '../../../shared/requests/request';
import { mainNow } from '../../lab/countdown-clock';
import { type Countdown, isCountdown } from '../../lab/countdowns';
import { notDoneText } from '../../locale/not-done-text';
import { endingText, endsOf, warningText, whyNotShown } from '../countdown-text';
import { resumesText } from '../row-texts';
import { stationText } from '../station-text';
import { type Batch, isSettled, whatWasSoBefore } from './batches';

/**
 * How a request finished, or what it waits for, in words. The host's own words stand behind ours, as data. `now`: main's
 * monotonic clock, in ms.
 */
export function outcomeText(texts: Texts, lab: LabCopy, request: RequestRecord, now = mainNow()): string {
  if (isCountdown(request)) return countdownText(texts, lab, request, now);
  const text = settledText(texts, lab, request);
  const { outcome, warning } = request;
  // That somebody was not warned matters where their session was ended, or is being ended.
  const ending =
    outcome === null || (outcome.kind === 'done' && outcome.reason === null) || outcome.kind === 'not-ending';
  if (!ending || warning?.state !== 'not-shown') return text;
  return texts.outcomes.notWarned(text, whyNotShown(texts, warning));
}

/** *Ending in 0:42. The user was warned.* */
function countdownText(texts: Texts, lab: LabCopy, request: Countdown, now: number): string {
  const { endsAt, warning, host } = request;
  const { countdown } = texts;
  if (lab.hosts.get(host)?.connection.state !== 'connected') return countdown.unreachable;
  return countdown.andWarning(endingText(texts, [endsAt, endsAt], now), warningText(texts, warning));
}

function doneText(texts: Texts, lab: LabCopy, request: RequestRecord, reason: DoneReason | null): string {
  const words = texts.outcomes;
  if (reason === 'gone-before') return words.goneBefore;
  if (reason === 'not-locked') return words.notLocked;
  if (reason === 'computer-restarted') return `${words.done[request.action]} ${words.computerRestarted}`;
  return request.action === 'suspend' ? suspendedText(texts, lab, request) : words.done[request.action];
}

function settledText(texts: Texts, lab: LabCopy, request: RequestRecord): string {
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

/** Where a session that was suspended can be picked up, or what has become of it since. */
function suspendedText(texts: Texts, lab: LabCopy, request: RequestRecord): string {
  const words = texts.outcomes;
  if (hasEnded(lab, request)) return words.suspendedAndEnded;
  const session = lab.sessions.get(request.session);
  if (session === undefined) return words.done.suspend;
  if (session.station !== null) return words.suspendedAndBack;
  return session.state === 'suspended' ? words.suspendedAt(resumesText(texts, lab, session)) : words.done.suspend;
}

/** Whether the session of a request is gone: its computer was read, and no longer lists it. */
function hasEnded(lab: LabCopy, { host, session }: RequestRecord): boolean {
  return (lab.hosts.get(host)?.lastSeen ?? null) !== null && !lab.sessions.has(session);
}

/** What was asked for. */
export function batchTitle({ outcomes }: Texts, { action, force }: Pick<Batch, 'action' | 'force'>): string {
  return force ? outcomes.forced : outcomes.title[action];
}

/**
 * *38 of 40 ended, 2 refused*; while some are open, how far it is; while countdowns are running, how much time is left.
 * `now`: main's monotonic clock, in ms.
 */
export function batchText(texts: Texts, batch: Batch, now = mainNow()): string {
  const { outcomes } = texts;
  const { counts, requests, settled, action, countdowns } = batch;
  const ends = endsOf(countdowns);
  if (ends !== null) return countingText(texts, batch, endingText(texts, ends, now));
  if (!isSettled(batch)) return outcomes.progress(settled, requests.length);
  const parts = [outcomes.summary[action](counts.get('done') ?? 0, requests.length)];
  for (const [kind, count] of counts) if (kind !== 'done') parts.push(outcomes.counts[kind](count));
  return parts.join(outcomes.join);
}

/** *Ending in 0:42: 40 sessions, 2 could not be warned*. */
function countingText(
  { outcomes, countdown }: Texts,
  { countdowns, requests, settled }: Batch,
  ending: string,
): string {
  const parts = [countdown.of(ending, countdowns.length)];
  const notWarned = countdowns.filter(({ warning }) => warning?.state === 'not-shown').length;
  if (notWarned > 0) parts.push(countdown.notWarned(notWarned));
  if (countdowns.length < requests.length) parts.push(outcomes.progress(settled, requests.length));
  return parts.join(outcomes.join);
}

/** Who a request was about, as shown when it was accepted. */
export function subjectText(texts: Texts, { subject }: RequestRecord): string {
  return texts.outcomes.subject(
    subject.fullName === null ? subject.user : texts.withDetail(subject.fullName, subject.user),
    subject.station === null ? texts.grid.noStation : stationText(texts, subject.station),
    subject.computer,
  );
}

/** A batch as text to be copied: what was asked for and when, the counts, and a line for each session. */
export function batchCopy(texts: Texts, lab: LabCopy, batch: Batch): string {
  const when = new Intl.DateTimeFormat(texts.tag, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(
    batch.acceptedAt,
  );
  const lines = batch.requests.map((request) => {
    const line = texts.outcomes.line(subjectText(texts, request), outcomeText(texts, lab, request));
    // The words of a host may have lines of their own.
    return line.replace(/\s+/g, ' ');
  });
  return [texts.withDetail(batchTitle(texts, batch), when), batchText(texts, batch), ...lines].join('\n');
}
