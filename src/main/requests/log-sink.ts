import type { RequestRecord } from '../../shared/requests/request';
import { parseSessionKey } from '../../shared/session/identity';
import type { Log } from '../log';
import type { OutcomeSink } from './outcome-sink';

/** Changes of one reading that are told one by one. */
const mostTold = 20;

/** An outcome sink that writes to the diagnostic log. */
export function logSink(log: Log): OutcomeSink {
  return {
    accepted: (request) => log.info(`request ${describe(request)}`),
    settled: (request) => log.info(`outcome ${describe(request)}: ${JSON.stringify(request.outcome)}`),
    seen(events) {
      const told = events.slice(0, mostTold).map(({ type, session }) => `${type} ${JSON.stringify(session.identity)}`);
      const more = events.length - told.length;
      log.info(
        `seen ${JSON.stringify(events[0]?.subject.computer)}: ${told.join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
      );
    },
  };
}

function describe({ id, batch, action, force, session }: RequestRecord): string {
  const identity = JSON.stringify(parseSessionKey(session));
  return `${id} of ${batch}: ${action}${force ? ' by force' : ''} ${identity}`;
}
