import { useEffect, useState } from 'react';
import type { HistoryItem } from '../../shared/history/history-item';
import type { SessionKey } from '../../shared/session/identity';
import { call, on, whyOf } from '../bridge';
import { readWholeStory } from './whole-story';

/** What History has about a session. */
export type WholeStory =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'known'; readonly items: readonly HistoryItem[] };

const reading: WholeStory = { kind: 'reading' };

/** The whole story of a session; read again whenever History has changed. */
export function useWholeStory(session: SessionKey): WholeStory {
  const [told, setTold] = useState<{ readonly of: string; readonly story: WholeStory }>({ of: '', story: reading });
  useEffect(() => {
    let lastAsked = 0;
    const read = () => {
      const asked = ++lastAsked;
      // The answer to an older question never takes the place of a newer one.
      const tell = (story: WholeStory) => {
        if (asked === lastAsked) setTold({ of: session, story });
      };
      readWholeStory((query, before) => call('searchHistory', { query, before }), session).then(
        (items) => tell({ kind: 'known', items }),
        (error) => tell({ kind: 'failed', why: whyOf(error) }),
      );
    };
    read();
    const stop = on('historyChanged', read);
    return () => {
      lastAsked = -1;
      stop();
    };
  }, [session]);
  return told.of === session ? told.story : reading;
}
