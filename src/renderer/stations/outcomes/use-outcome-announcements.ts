import { useDeferredValue, useEffect, useRef } from 'react';
import type { Texts } from '../../../shared/locale/en';
import { mainNow, secondsUntil } from '../../lab/countdown-clock';
import { useLab } from '../../lab/lab-store';
import { useTexts } from '../../locale/use-texts';
import { endsOf } from '../countdown-text';
import { type Batch, batchesOf, isSettled } from './batches';
import { batchText, batchTitle } from './outcome-text';

/** What was known of a batch when the window last looked. */
interface KnownBatch {
  /** Whether every request of it had its outcome. */
  readonly settled: boolean;
  /** How many were called off. */
  readonly calledOff: number;
}

/** What was known of each batch then. */
export type KnownBatches = ReadonlyMap<string, KnownBatch>;

/**
 * What is new since then and worth reading out: each batch when it is settled, one of several or with a countdown when it
 * begins, and how many were called off meanwhile. `now`: main's monotonic clock, in ms.
 */
export function batchNews(texts: Texts, known: KnownBatches, batches: readonly Batch[], now = mainNow()): string[] {
  return batches.flatMap((batch) => {
    const before = known.get(batch.id);
    const { settled, calledOff } = knownOf(batch);
    const title = batchTitle(texts, batch);
    if (settled) return before?.settled ? [] : texts.outcomes.line(title, batchText(texts, batch));
    if (before === undefined) return begunText(texts, batch, now);
    const more = calledOff - before.calledOff;
    return more > 0 ? texts.countdown.calledOff(title, more) : [];
  });
}

function begunText(texts: Texts, batch: Batch, now: number): string[] {
  const { requests, countdowns } = batch;
  const title = batchTitle(texts, batch);
  const ends = endsOf(countdowns);
  if (ends !== null) return [texts.countdown.begun(title, secondsUntil(ends[1], now), countdowns.length)];
  return requests.length > 1 ? [texts.outcomes.begun(title, requests.length)] : [];
}

/** What is to be known of the batches the next time. */
export function knownBatches(batches: readonly Batch[]): KnownBatches {
  return new Map(batches.map((batch) => [batch.id, knownOf(batch)]));
}

function knownOf(batch: Batch): KnownBatch {
  return { settled: isSettled(batch), calledOff: batch.counts.get('called-off') ?? 0 };
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
