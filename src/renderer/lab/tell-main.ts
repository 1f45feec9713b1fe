import { create } from 'zustand';
import { CallError, type CallName, type CallRequest, type CallResponse } from '../../shared/ipc/contract';
import { call } from '../bridge';

/** What main would not accept from this window, in its words; shown until dismissed. */
export const useRejection = create<{ readonly text: string | null }>(() => ({ text: null }));

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
    useRejection.setState({ text: error instanceof CallError ? error.detail : String(error) });
    return undefined;
  }
}
