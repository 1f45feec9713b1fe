import type { SessionKey } from '../../shared/session/identity';
import type { Session, Station } from '../../shared/session/session';
import type { HostCommand, TimeLimits } from '../hosts/host-backend';
import type { Time } from '../time';
import type { CommandLane } from './command-lane';
import type { UserMessages } from './countdowns';
import type { OutcomeSink } from './outcome-sink';
import type { PublishedRequests } from './published-requests';
import type { Recorder } from './recorder';

/** The lab, as requests need it. */
export interface RequestGround {
  session(key: SessionKey): Session | undefined;
  station(session: Session): Station | undefined;
  host(id: string): RequestHost | undefined;
  nextOrder(): number;
  readonly published: PublishedRequests;
}

/** One host, as requests need it. */
export interface RequestHost {
  readonly name: string;
  readonly limits: TimeLimits;
  readonly canForce: boolean;
  readonly lane: CommandLane;
  /** Whether it can be read now, as far as is known: else nothing is sent to it. */
  connected(): boolean;
  /** Resolves when a reading that began after this call was applied. */
  readNow(): Promise<void>;
  /** Asks for a reading soon, one for all that ask at about the same time. */
  readSoon(): void;
  /** Sends one command; rejects with a HostError. */
  send(command: HostCommand): Promise<void>;
}

/** A good reading of a host, after it was applied. */
export interface AppliedSighting {
  readonly host: string;
  readonly boot: string;
  readonly order: number;
  /** Monotonic time at which it began. */
  readonly at: number;
}

/** What requests are given from outside. */
export interface RequestDeps {
  readonly time: Time;
  readonly sink: OutcomeSink;
  readonly recorder: Recorder;
  readonly userMessages: () => UserMessages;
  /** Stands before the ids of requests and batches, so that those of two runs differ. */
  readonly run: string;
}
