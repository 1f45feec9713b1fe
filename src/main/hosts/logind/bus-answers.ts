import type { HostProblem } from '../../../shared/lab/host';
import { HostError } from '../host-backend';

/** Whether an error is one of these problems of a host. */
export function isProblem(error: unknown, ...problems: readonly HostProblem[]): boolean {
  return error instanceof HostError && problems.includes(error.problem);
}

/** For what nobody needs: an answer that is refused is none. A lost connection is told all the same. */
export function ifTold(error: unknown): null {
  if (isProblem(error, 'connection-lost', 'time-limit') || !(error instanceof HostError)) throw error;
  return null;
}

/**
 * While looking for logind: where the bus does not find what is asked for, there is none. A bus on which logind is not
 * installed does not even permit to ask for it.
 */
export async function found<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const missing = isProblem(error, 'not-permitted', 'no-such-session', 'not-supported', 'host-error');
    throw missing && error instanceof HostError ? new HostError('no-logind', error.detail) : error;
  }
}
