import type { Host } from '../../shared/lab/host';
import type { PowerAction } from '../../shared/lab/power';
import type { Texts } from '../../shared/locale/en';
import { whyNoPower } from './power/power-asking';

/** What can be done with one computer. */
export type ComputerTaskId = 'edit' | 'remove' | 'reconnect' | 'why' | PowerAction;

/** Why each can't be done with a computer now; null: it can. undefined: no computer is selected. */
export function whyTasksOff(texts: Texts, host: Host | undefined): Readonly<Record<ComputerTaskId, string | null>> {
  const { off } = texts.computers;
  if (host === undefined) {
    const none = off.nothingSelected;
    return { edit: none, remove: none, reconnect: none, why: none, restart: none, 'shut-down': none };
  }
  const { kind, kept, connection } = host;
  const notOnList = kind === 'simulated' ? off.simulated : kept ? null : off.given;
  return {
    edit: notOnList,
    remove: notOnList,
    reconnect: connection.state === 'unreachable' ? null : off[connection.state],
    why: null,
    restart: whyNoPower(texts, host, 'restart'),
    'shut-down': whyNoPower(texts, host, 'shut-down'),
  };
}
