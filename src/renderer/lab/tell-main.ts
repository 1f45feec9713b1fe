import { create } from 'zustand';
import { CallError, type CallName, type CallRequest, type CallResponse } from '../../shared/ipc/contract';
import { call, whyOf } from '../bridge';

/** What main would not do, or did but could not keep, in its words; shown until dismissed. */
export const useRejection = create<{ readonly text: string | null; readonly notKept: boolean }>(() => ({
  text: null,
  notKept: false,
}));

/**
 * Tells main to do something. What becomes of it comes with the lab; a rejection is shown, and the answer is then
 * undefined. Never rejects.
 */
export async function tellMain<N extends CallName>(
  name: N,
  request: CallRequest<N>,
): Promise<CallResponse<N> | undefined> {
  try {
    return await call(name, request);
  } catch (error) {
    showRejection(error);
    return undefined;
  }
}

/** Shows why main rejected a call. */
export function showRejection(error: unknown): void {
  useRejection.setState({
    text: whyOf(error),
    notKept: error instanceof CallError && error.rejection === 'not-kept',
  });
}
