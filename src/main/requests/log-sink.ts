import type { RequestRecord } from '../../shared/requests/request';
import { parseSessionKey } from '../../shared/session/identity';
import type { Log } from '../log';
import type { OutcomeSink } from './outcome-sink';

/** An outcome sink that writes to the diagnostic log. */
export function logSink(log: Log): OutcomeSink {
  return {
    accepted: (request) => log.info(`request ${describe(request)}`),
    settled: (request) => log.info(`outcome ${describe(request)}: ${JSON.stringify(request.outcome)}`),
    seen(computer, events) {
      for (const { type, session } of events) {
        log.info(`seen ${JSON.stringify(computer)}: ${type} ${JSON.stringify(session.identity)}`);
      }
    },
  };
}

function describe({ id, batch, action, force, session }: RequestRecord): string {
  const identity = JSON.stringify(parseSessionKey(session));
  return `${id} of ${batch}: ${action}${force ? ' by force' : ''} ${identity}`;
}
