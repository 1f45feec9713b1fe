import type { LabCopy } from '../../../shared/lab/snapshot';
import type { Texts } from '../../../shared/locale/en';
import { settledText, subjectText } from '../../../shared/locale/settled-text';
import type { RequestRecord } from '../../../shared/requests/request';
import { mainNow } from '../../lab/countdown-clock';
import { type Countdown, isCountdown } from '../../lab/countdowns';
import { endingText, endsOf, warningText } from '../countdown-text';
import { type Batch, isSettled } from './batches';

/**
 * How a request finished, or what it waits for, in words. The host's own words stand behind ours, as data. `now`: main's
 * monotonic clock, in ms.
 */
export function outcomeText(texts: Texts, lab: LabCopy, request: RequestRecord, now = mainNow()): string {
  if (isCountdown(request)) return countdownText(texts, lab, request, now);
  return settledText(texts, lab, request);
}

/** *Ending in 0:42. The user was warned.* */
function countdownText(texts: Texts, lab: LabCopy, request: Countdown, now: number): string {
  const { endsAt, warning, host } = request;
  const { countdown } = texts;
  if (lab.hosts.get(host)?.connection.state !== 'connected') return countdown.unreachable;
  return countdown.andWarning(endingText(texts, [endsAt, endsAt], now), warningText(texts, warning));
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
