import type { HostConnection } from '../../shared/lab/host';
import type { LoopTurn } from '../loop-turns';
import type { UserMessages } from '../requests/countdowns';
import type { OutcomeSink } from '../requests/outcome-sink';
import type { Recorder } from '../requests/recorder';
import type { Time } from '../time';
import type { Marks } from './marks';

/** What the lab is given from outside. */
export interface LabDeps {
  readonly time: Time;
  readonly sink: OutcomeSink;
  /** Keeps requests on disk before anything is done about them; without one, nothing is kept. */
  readonly recorder?: Recorder;
  readonly marks?: Marks;
  /** Gives each reading a turn of the event loop of its own; without it, those that come together are applied together. */
  readonly loopTurn?: LoopTurn;
  /** What users read on their own screens, in the language of the console; English without it. */
  readonly userMessages?: () => UserMessages;
  /** Stands before the ids of requests, so that those of two runs of the program differ. */
  readonly run?: string;
  /** The friendly name of a station, by host and station id; null: none. */
  readonly stationName?: (host: string, id: string) => string | null;
  /** How the console stands to a host has changed; what is done here reaches the window together with it. */
  readonly connectionChanged?: (host: string, connection: HostConnection) => void;
}
