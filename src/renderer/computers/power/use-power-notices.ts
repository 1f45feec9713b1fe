import { useEffect, useRef } from 'react';
import type { Host } from '../../../shared/lab/host';
import type { PowerRequest } from '../../../shared/lab/power';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { useTexts } from '../../locale/use-texts';
import { noticeText } from '../../shell/notices/notice-text';
import { type PowerNotice, useNotices, withNotices } from '../../shell/notices/recent-notices';

type Hosts = LabCopy['hosts'];

/** What is new since then and worth telling: each state to which a restart or a shut-down has come. */
export function powerNews(before: Hosts, now: Iterable<Host>): PowerNotice[] {
  return Array.from(now).flatMap(({ id, name, power }) => {
    if (power === null || isSame(before.get(id)?.power ?? null, power)) return [];
    return [{ type: 'power' as const, subject: { computer: name }, power }];
  });
}

function isSame(before: PowerRequest | null, now: PowerRequest): boolean {
  return before?.id === now.id && before.state === now.state && before.outcome === now.outcome;
}

/** Tells, and has read out, how restarts and shut-downs go, whichever tab is open. Nothing that was there before. */
export function usePowerNotices(hosts: Hosts | undefined, announce: (text: string) => void): void {
  const texts = useTexts();
  const known = useRef<Hosts | null>(null);
  useEffect(() => {
    if (hosts === undefined) return;
    const news = known.current === null ? [] : powerNews(known.current, hosts.values());
    known.current = hosts;
    for (const notice of news) {
      useNotices.setState((before) => withNotices(before, { notices: [notice], more: 0 }, Date.now()));
      announce(noticeText(texts, notice));
    }
  }, [hosts, texts, announce]);
}
