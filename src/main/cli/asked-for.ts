import { isForeignSwitch } from '../options';
import { type CommandName, isCommandName } from './command';

/** What the program's arguments ask for when they do not ask for the window. */
export type AskedFor =
  | { readonly kind: 'version' }
  /** null: of the program as a whole. */
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'command'; readonly command: CommandName; readonly args: readonly string[] };

/**
 * What the arguments (without the executable) ask for; null: the window. A command is the first of them that is ours.
 * `appFolder` tells that the program's own folder stands before it, as when it runs from its sources.
 */
export function askedFor(args: readonly string[], { appFolder }: { readonly appFolder: boolean }): AskedFor | null {
  const rest = [...args];
  let folders = appFolder ? 1 : 0;
  for (let first = rest.shift(); first !== undefined; first = rest.shift()) {
    if (isForeignSwitch(first)) continue;
    if (!first.startsWith('-') && folders-- > 0) continue;
    if (first === '--version') return { kind: 'version' };
    if (first === '--help' || first === '-h' || first === 'help') return { kind: 'help', command: null };
    if (!isCommandName(first)) return null;
    const before = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    const help = before.includes('--help') || before.includes('-h');
    return help ? { kind: 'help', command: first } : { kind: 'command', command: first, args: rest };
  }
  return null;
}
