import type { Ask } from './request';

/** An ask with nothing special about it: to be completed with an action and its sessions. */
export const plainAsk: Omit<Ask, 'action' | 'sessions'> = {
  force: false,
  ownConfirmed: false,
  text: null,
  brief: false,
  reason: null,
  warn: null,
  sooner: false,
  withoutRecord: false,
};
