import type { CannotReason } from '../session/actions';

/** What a console can or can't do on a host, whoever is logged on there. */
export const abilities = [
  'end',
  'lock',
  'suspend-seat',
  'suspend-xrdp',
  'suspend-windows',
  'message-desktop',
  'message-terminal',
  'restart',
  'shut-down',
  'read-administrators',
] as const;
export type Ability = (typeof abilities)[number];

/** The answer for one of them; `unknown`: only trying tells. */
export type AbilityState = { readonly can: 'yes' | 'unknown' } | { readonly can: 'no'; readonly reason: CannotReason };

/** The answers; what is not named is not there on that kind of host. */
export type Abilities = Readonly<Partial<Record<Ability, AbilityState | undefined>>>;
