import type { UserAct } from '../../../shared/ipc/simulated-user';
import type { Session } from '../../../shared/session/session';

/** Why the user of a simulated session can do nothing with it now. */
export type UserActsOff = 'checking' | 'leaving' | 'at-no-station';

/** What can be done as the user of a simulated session, and why nothing of it can be done now; null: it can. */
export function userActsOf({ checking, leaving, station, state }: Session): {
  readonly acts: readonly UserAct[];
  readonly off: UserActsOff | null;
} {
  return {
    acts: [state === 'locked' ? 'unlock' : 'lock', 'disconnect', 'sign-out', 'resist'],
    off: checking ? 'checking' : leaving ? 'leaving' : station === null ? 'at-no-station' : null,
  };
}
