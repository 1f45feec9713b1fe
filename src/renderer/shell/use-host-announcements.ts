import { useEffect, useRef } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { connectionProblem, unreachableHosts } from '../lab/lab-summary';
import { useTexts } from '../locale/use-texts';
import { announce } from './announcer';

/** Has read out which computers can't be read any more, on whichever tab is open. */
export function useHostAnnouncements(lab: LabCopy | null): void {
  const texts = useTexts();
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (lab === null) return;
    const lost = unreachableHosts(lab);
    for (const host of lost) {
      if (!told.current.has(host.id)) announce(texts.lab.unread(host.name, connectionProblem(texts, host) ?? ''));
    }
    told.current = new Set(lost.map(({ id }) => id));
  }, [lab, texts]);
}
