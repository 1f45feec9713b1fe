import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import type { RequestRecord } from '../../shared/requests/request';
import type { Batch } from './batches';
import { resumesText } from './row-texts';
import { stationText } from './station-text';

/** How a request finished, or what it waits for, in words. The host's own words stand behind ours, as data. */
export function outcomeText(texts: Texts, lab: LabCopy, request: RequestRecord): string {
  const { outcome, action, host } = request;
  const words = texts.outcomes;
  if (outcome === null) {
    return lab.hosts.get(host)?.connection.state === 'connected' ? words.open : words.openUnreachable;
  }
  switch (outcome.kind) {
    case 'done': {
      if (outcome.reason === 'computer-restarted') return `${words.done[action]} ${words.computerRestarted}`;
      const session = lab.sessions.get(request.session);
      if (action !== 'suspend' || session?.state !== 'suspended') return words.done[action];
      return words.suspendedAt(resumesText(texts, lab, session));
    }
    case 'refused':
      return words.refused(withDetail(texts, texts.refusals[outcome.reason], outcome.detail));
    case 'failed':
      return words.failed(withDetail(texts, texts.failures[outcome.reason], outcome.detail));
    case 'not-ending':
      return lab.hosts.get(host)?.canForce ? `${words.notEnding} ${words.notEndingForce}` : words.notEnding;
    case 'not-suspended':
      return words.notSuspended;
    case 'called-off':
      return words.calledOff;
    case 'interrupted':
      return words.interrupted;
  }
}

/** *38 of 40 ended, 2 refused*; while some are open, how far it is. */
export function batchText({ outcomes }: Texts, batch: Batch): string {
  const { counts, requests, settled, action } = batch;
  if (settled < requests.length) return outcomes.progress(settled, requests.length);
  const parts = [outcomes.summary[action](counts.get('done') ?? 0, requests.length)];
  for (const [kind, count] of counts) if (kind !== 'done') parts.push(outcomes.counts[kind](count));
  return parts.join(outcomes.join);
}

/** Who a request was about, as shown when it was accepted. */
export function subjectText(texts: Texts, { subject }: RequestRecord): string {
  return texts.outcomes.subject(
    subject.user,
    subject.station === null ? texts.grid.noStation : stationText(texts, subject.station),
    subject.computer,
  );
}

function withDetail(texts: Texts, text: string, detail: string): string {
  return detail === '' ? text : texts.withDetail(text, detail);
}
