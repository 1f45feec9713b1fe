import { appOrigin } from '../app-page';

/** The frame from which a call came, as far as it matters here. */
export interface CallerFrame {
  readonly origin: string;
  /** null: it is the page itself, not a frame in it. */
  readonly parent: unknown;
}

/** Where a call came from; a part of Electron's IpcMainInvokeEvent. */
export interface Caller {
  readonly sender: { readonly id: number };
  readonly senderFrame: CallerFrame | null;
}

/** Why a caller is not the window's own page; null: it is. `window` is the id of the window's web contents. */
export function senderProblem({ sender, senderFrame }: Caller, window: number): string | null {
  if (sender.id !== window) return 'not the window of this program';
  if (senderFrame === null) return 'its frame is gone';
  if (senderFrame.parent !== null) return 'a frame inside the page';
  if (senderFrame.origin !== appOrigin) return `a page of ${JSON.stringify(senderFrame.origin)}`;
  return null;
}
