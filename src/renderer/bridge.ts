import {
  CallError,
  type CallName,
  type CallRequest,
  type CallResponse,
  type ConsoleApi,
  type EventName,
  type EventPayload,
} from '../shared/ipc/contract';

declare global {
  interface Window {
    /** Exposed by preload; used in this file only. */
    readonly stationmaster: ConsoleApi;
  }
}

/** Calls main. Rejects with a CallError that says why main would not, or could not. */
export async function call<N extends CallName>(name: N, request: CallRequest<N>): Promise<CallResponse<N>> {
  const send = window.stationmaster[name] as ConsoleApi[CallName];
  const reply = await (send as (request: CallRequest<N>) => ReturnType<typeof send>)(request);
  if (!reply.ok) throw new CallError(name, reply.rejection, reply.detail);
  return reply.value as CallResponse<N>;
}

/** Calls `listener` with each event of that name from now on; the answer stops it. */
export function on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  const subscribe = window.stationmaster[`on${name.charAt(0).toUpperCase()}${name.slice(1)}` as 'onLabChanged'];
  return (subscribe as (listener: (payload: EventPayload<N>) => void) => () => void)(listener);
}

/** Why a call failed, in main's words. */
export function whyOf(error: unknown): string {
  return error instanceof CallError ? error.detail : String(error);
}
