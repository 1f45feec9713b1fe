import { contextBridge, ipcRenderer } from 'electron';
import { type CallName, type ConsoleApi, calls, type EventName, events } from '../shared/ipc/contract';

/** One function a call and one subscription an event, named as in the contract; nothing generic leaves this file. */
const api = {
  ...Object.fromEntries(
    (Object.keys(calls) as CallName[]).map((name) => [name, (request: unknown) => ipcRenderer.invoke(name, request)]),
  ),
  ...Object.fromEntries(
    (Object.keys(events) as EventName[]).map((name) => [
      `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      (listener: (payload: unknown) => void) => {
        // The event itself carries the sender, so it stays here.
        const handler = (_event: unknown, payload: unknown) => listener(payload);
        ipcRenderer.on(name, handler);
        return () => ipcRenderer.off(name, handler);
      },
    ]),
  ),
} as unknown as ConsoleApi;

contextBridge.exposeInMainWorld('stationmaster', api);
