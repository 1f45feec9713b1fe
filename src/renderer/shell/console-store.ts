import { create } from 'zustand';
import type { ConsoleState } from '../../shared/ipc/console-state';
import { call, on } from '../bridge';

/** What main says of the console itself; null until it has answered once. */
export const useConsole = create<{ readonly console: ConsoleState | null }>(() => ({ console: null }));

/** Keeps it up to date from now on; resolves when main has answered once. */
export async function followConsole(): Promise<void> {
  on('consoleChanged', (console) => useConsole.setState({ console }));
  const asked = await call('getConsole', {});
  // What came by itself meanwhile is at least as new.
  useConsole.setState(({ console }) => ({ console: console ?? asked }));
}
