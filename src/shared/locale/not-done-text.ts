import type { Outcome } from '../requests/request';
import type { Texts } from './en';
import { withDetail } from './with-detail';

type NotDone = Extract<Outcome, { readonly kind: 'refused' | 'failed' | 'called-off' | 'interrupted' }>;

/** Why a request was not carried out, of a session or of a computer; the host's own words stand behind ours, as data. */
export function notDoneText(texts: Texts, outcome: NotDone): string {
  const { outcomes: words } = texts;
  switch (outcome.kind) {
    case 'refused':
      return words.refused(withDetail(texts, texts.refusals[outcome.reason], outcome.detail));
    case 'failed':
      return words.failed(withDetail(texts, texts.failures[outcome.reason], outcome.detail));
    case 'called-off':
      return words.calledOff(texts.callOffs[outcome.reason]);
    case 'interrupted':
      return words.interrupted;
  }
}
