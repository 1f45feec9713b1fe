import { ipcMain, type WebContents } from 'electron';
import { type CallName, calls, type EventName, type EventPayload } from '../../shared/ipc/contract';
import type { Log } from '../log';
import { answerCall, type CallHandlers } from './answer-call';

/** Answers the calls of the contract for one window, and no others. Rejected ones are logged. */
export function listenToCalls(contents: WebContents, handlers: CallHandlers, log: Log): void {
  const { id } = contents;
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, async (event, ...args: unknown[]) => {
      const reply = await answerCall(name, handlers, event, id, args);
      if (!reply.ok) log.warn(`call ${name} rejected: ${reply.rejection}: ${reply.detail}`);
      return reply;
    });
  }
}

/** Sends an event of the contract to the window, if it is still there. */
export function sendEvent<N extends EventName>(contents: WebContents, name: N, payload: EventPayload<N>): void {
  if (!contents.isDestroyed()) contents.send(name, payload);
}
