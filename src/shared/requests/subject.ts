import type { Session, Station } from '../session/session';
import type { RequestSubject } from './request';

/** Who a request or an event is about, as things stand now. `session` is undefined where it is no longer known. */
export function subjectOf(
  user: string,
  session: Pick<Session, 'fullName'> | undefined,
  station: Station | undefined,
  computer: string,
): RequestSubject {
  return {
    user,
    fullName: session?.fullName ?? null,
    station: station === undefined ? null : shown(station),
    computer,
  };
}

function shown({ kind, name, friendlyName }: Station): RequestSubject['station'] {
  return { kind, name, friendlyName };
}
