import { isCounting } from '../../shared/lab/shown-state';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { RequestRecord } from '../../shared/requests/request';
import type { SessionKey } from '../../shared/session/identity';
import { requestsOn } from './requests-index';

/** A request whose countdown is running. */
export type Countdown = RequestRecord & { readonly endsAt: number };

/** Whether the countdown of a request is running. */
export function isCountdown(request: RequestRecord): request is Countdown {
  return isCounting(request);
}

const made = new WeakMap<LabCopy['requests'], readonly Countdown[]>();

/** The countdowns that are running. They are looked up once for each state of the requests. */
export function countdownsOf(requests: LabCopy['requests']): readonly Countdown[] {
  let countdowns = made.get(requests);
  if (countdowns === undefined) {
    countdowns = [...requests.values()].filter(isCountdown);
    made.set(requests, countdowns);
  }
  return countdowns;
}

/** The countdown to the end of a session; undefined: none is running. */
export function countdownOn(lab: LabCopy, key: SessionKey): Countdown | undefined {
  return requestsOn(lab, key).find(isCountdown);
}
