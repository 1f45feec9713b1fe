import * as v from 'valibot';
import {
  type CallName,
  type CallRejection,
  type CallReply,
  type CallRequest,
  type CallResponse,
  calls,
} from '../../shared/ipc/contract';
import { AlreadyListedError } from '../computers/computer-list';
import { NotKeptError } from '../files/whole-file';
import { NoRecordError } from '../requests/recorder';
import { type Caller, senderProblem } from './check-sender';

/** What main does for each call of the contract. */
export type CallHandlers = {
  readonly [N in CallName]: (request: CallRequest<N>) => CallResponse<N> | Promise<CallResponse<N>>;
};

/**
 * Answers one call: checks sender, frame and origin, then the arguments against the contract, then handles it.
 * What fails a check never reaches a handler; the answer says why.
 */
export async function answerCall<N extends CallName>(
  name: N,
  handlers: CallHandlers,
  caller: Caller,
  window: number,
  args: readonly unknown[],
): Promise<CallReply<CallResponse<N>>> {
  const problem = senderProblem(caller, window);
  if (problem !== null) return { ok: false, rejection: 'unknown-sender', detail: problem };
  if (args.length !== 1) return { ok: false, rejection: 'bad-argument', detail: `${args.length} arguments, not 1` };
  const parsed = v.safeParse(calls[name].request, args[0], { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { ok: false, rejection: 'bad-argument', detail: `${v.getDotPath(issue) ?? 'request'}: ${issue.message}` };
  }
  try {
    return { ok: true, value: await handlers[name](parsed.output as CallRequest<N>) };
  } catch (error) {
    return { ok: false, rejection: rejectionOf(error), detail: error instanceof Error ? error.message : String(error) };
  }
}

function rejectionOf(error: unknown): CallRejection {
  if (error instanceof NotKeptError) return 'not-kept';
  if (error instanceof AlreadyListedError) return 'already-listed';
  return error instanceof NoRecordError ? 'no-record' : 'failed';
}
