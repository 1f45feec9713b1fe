import type { LabEvent } from '../../shared/lab/host-memory';
import type { RequestRecord } from '../../shared/requests/request';

/** Where requests, their outcomes and what else happened go to be kept. */
export interface OutcomeSink {
  /** An open request, before anything is done about it. */
  accepted(request: RequestRecord): void;
  /** A request with its outcome; called exactly once a request, also for one that was refused at once. */
  settled(request: RequestRecord): void;
  /** What readings showed. `computer` is the host's name. */
  seen(computer: string, events: readonly LabEvent[]): void;
}

/** One sink that tells all of these, in order. */
export function toAll(sinks: readonly OutcomeSink[]): OutcomeSink {
  return {
    accepted(request) {
      for (const sink of sinks) sink.accepted(request);
    },
    settled(request) {
      for (const sink of sinks) sink.settled(request);
    },
    seen(computer, events) {
      for (const sink of sinks) sink.seen(computer, events);
    },
  };
}
