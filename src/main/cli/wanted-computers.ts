import { parseSessionKey } from '../../shared/session/identity';
import type { ListedComputer } from '../../shared/settings/computer';
import type { Command, Place } from './command';

/**
 * The computers of the list that a command is about: no other one has to be read, or waited for. `here`: the name of this
 * computer.
 */
export function wantedComputers(
  command: Command,
  computers: readonly ListedComputer[],
  here: string,
): readonly ListedComputer[] {
  if (command.name !== 'sessions' && command.target.kind === 'ids') {
    const hosts = new Set(command.target.sessions.map((key) => parseSessionKey(key)?.host));
    return computers.filter(({ id }) => hosts.has(id));
  }
  const { computer: name, room } = placeOf(command);
  if (room !== null) return computers.filter(({ computer }) => computer.room === room);
  if (name === null) return computers;
  return computers.filter(
    ({ id, computer }) => id === name || isNamed(computer.kind === 'local' ? here : computer.name, name),
  );
}

/** The place that a command is about; no place in particular where sessions are named. */
export function placeOf(command: Command): Place {
  if (command.name === 'sessions') return command.place;
  return command.target.kind === 'ids' ? { computer: null, room: null } : command.target;
}

/** Whether a computer is meant by a name; computers' names are the same in capitals. */
export function isNamed(computer: string, name: string): boolean {
  return computer.toLowerCase() === name.toLowerCase();
}
