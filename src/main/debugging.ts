import { url } from 'node:inspector';
import { app } from 'electron';

/** Switches that open a program to whoever reaches a port, a pipe or its process. */
const switches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
];

/**
 * The switch for which a shipped program refuses to start, made ineffective for as long as it still runs; null: none was
 * given. To be called before anything else. Where Node's inspector is open there is nothing left to keep closed: a
 * shipped program can't have it open (the fuse EnableNodeCliInspectArguments), only a copy that is made for tests.
 */
export function refusedSwitch(): string | null {
  if (!app.isPackaged || url() !== undefined) return null;
  const given = switches.filter((name) => app.commandLine.hasSwitch(name));
  for (const name of given) app.commandLine.removeSwitch(name);
  return given[0] ?? null;
}
