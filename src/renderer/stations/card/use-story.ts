import { useEffect, useState } from 'react';
import type { StoryEntry } from '../../../shared/lab/story';
import type { RequestRecord } from '../../../shared/requests/request';
import type { Session } from '../../../shared/session/session';
import { call, whyOf } from '../../bridge';

/** What main says of what happened to a session so far, the oldest entry first. */
export type Story =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'known'; readonly entries: readonly StoryEntry[] };

const reading: Story = { kind: 'reading' };

/** The story of a session; asked for again whenever the session or a request on it has changed. */
export function useStory(session: Session, requests: readonly RequestRecord[]): Story {
  const [told, setTold] = useState<{ readonly of: string; readonly story: Story }>({ of: '', story: reading });
  const progress = requests.map(({ id, outcome }) => `${id} ${outcome?.kind ?? ''}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when these change
  useEffect(() => {
    const { key } = session;
    let newest = true;
    // The answer to an older question never takes the place of a newer one.
    const tell = (story: Story) => {
      if (newest) setTold({ of: key, story });
    };
    call('getStory', { session: key }).then(
      (entries) => tell({ kind: 'known', entries }),
      (error) => tell({ kind: 'failed', why: whyOf(error) }),
    );
    return () => {
      newest = false;
    };
  }, [session, progress]);
  return told.of === session.key ? told.story : reading;
}
