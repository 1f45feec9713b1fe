import type { RequestSubject } from '../requests/request';
import type { LabEventType } from './host-memory';

/** What is worth a notice: not what was there when the console looked first, or was perhaps only left out once. */
export type NewsType = Exclude<LabEventType, 'found' | 'missing'>;

/** One thing that happened, for a short line. */
export interface SeenNotice {
  readonly type: NewsType;
  /** Who it is about and where; for an end, where the session was before. */
  readonly subject: RequestSubject;
}

/** What happened within about a second. */
export interface SeenNotices {
  /** The first ones. */
  readonly notices: readonly SeenNotice[];
  /** How many more there were. */
  readonly more: number;
}
