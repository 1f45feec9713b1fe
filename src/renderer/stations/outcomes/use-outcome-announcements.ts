import { useDeferredValue, useEffect, useRef } from 'react';
import type { Texts } from '../../../shared/locale/en';
import { useLab } from '../../lab/lab-store';
import { useTexts } from '../../locale/use-texts';
import { type Batch, batchesOf, isSettled } from './batches';
import { batchText, batchTitle } from './outcome-text';

/** What was known of each batch when the window last looked: whether every request of it had its outcome. */
export type KnownBatches = ReadonlyMap<string, { readonly settled: boolean }>;

/** What is new since then and worth reading out: each batch when it is settled, and one of several when it begins. */
export function batchNews(texts: Texts, known: KnownBatches, batches: readonly Batch[]): string[] {
  return batches.flatMap((batch) => {
    const { id, requests } = batch;
    const before = known.get(id);
    if (isSettled(batch)) {
      if (before?.settled) return [];
      return texts.outcomes.line(batchTitle(texts, batch), batchText(texts, batch));
    }
    return before === undefined && requests.length > 1
      ? texts.outcomes.begun(batchTitle(texts, batch), requests.length)
      : [];
  });
}

/** What is to be known of the batches the next time. */
export function knownBatches(batches: readonly Batch[]): KnownBatches {
  return new Map(batches.map((batch) => [batch.id, { settled: isSettled(batch) }]));
}

/** Has it read out how what was asked for goes, whichever tab is open. Nothing that was there before the window was. */
export function useOutcomeAnnouncements(announce: (text: string) => void): void {
  const texts = useTexts();
  const requests = useDeferredValue(useLab(({ copy }) => copy?.requests));
  const known = useRef<KnownBatches | null>(null);
  useEffect(() => {
    if (requests === undefined) return;
    const batches = batchesOf(requests);
    if (known.current !== null) for (const text of batchNews(texts, known.current, batches)) announce(text);
    known.current = knownBatches(batches);
  }, [requests, texts, announce]);
}
