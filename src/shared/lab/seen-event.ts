import type { RequestSubject } from '../requests/request';
import type { LabEvent } from './host-memory';

/** What a reading showed about one session, with what is worth keeping of it. */
export interface SeenEvent extends LabEvent {
  /** Who it is about and where; for an end, where the session was before. */
  readonly subject: RequestSubject;
  /** An open request of this console had asked for it, so nobody did it by themselves. */
  readonly ours: boolean;
  /** The host is a simulated one. */
  readonly simulated: boolean;
}
