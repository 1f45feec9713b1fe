import type { SimulatedUser } from '../../../shared/ipc/simulated-user';
import { plainText } from '../plain-text';
import { compareNames } from '../rows';

/** Most people who are listed at once; the search finds the others. */
export const mostUsersListed = 100;

/** Who can log on at a free station, and how many more there are than are listed. */
export interface UsersOffered {
  /** A session of theirs is kept, and picked up. */
  readonly away: readonly SimulatedUser[];
  readonly loggedOff: readonly SimulatedUser[];
  readonly more: number;
}

/** The users who are at no station and whose name or account holds the search text, by name. */
export function usersOffered(users: readonly SimulatedUser[], search: string): UsersOffered {
  const text = plainText(search.trim());
  const found = users
    .filter(({ user, fullName }) => plainText(`${fullName}\n${user}`).includes(text))
    .sort((a, b) => compareNames(a.fullName, b.fullName) || compareNames(a.user, b.user));
  const away = found.filter(({ presence }) => presence === 'away');
  const loggedOff = found.filter(({ presence }) => presence === 'logged-off');
  const listedAway = away.slice(0, mostUsersListed);
  const listedOff = loggedOff.slice(0, mostUsersListed - listedAway.length);
  const more = away.length + loggedOff.length - listedAway.length - listedOff.length;
  return { away: listedAway, loggedOff: listedOff, more };
}
