import type { SeenEvent } from '../../shared/lab/seen-event';
import type { RequestRecord } from '../../shared/requests/request';

/** Where requests, their outcomes and what else happened go to be kept. */
export interface OutcomeSink {
  /** An open request, before anything is done about it. */
  accepted(request: RequestRecord): void;
  /** A request with its outcome; called exactly once a request, also for one that was refused at once. */
  settled(request: RequestRecord): void;
  /** What one reading of a host showed. */
  seen(events: readonly SeenEvent[]): void;
}

/** One sink that tells all of these, in order, each what it wants to know. */
export function toAll(sinks: readonly Partial<OutcomeSink>[]): OutcomeSink {
  return {
    accepted(request) {
      for (const sink of sinks) sink.accepted?.(request);
    },
    settled(request) {
      for (const sink of sinks) sink.settled?.(request);
    },
    seen(events) {
      for (const sink of sinks) sink.seen?.(events);
    },
  };
}
