import type { Action } from '../../shared/session/actions';
import type { SessionKey } from '../../shared/session/identity';
import type { Options } from '../options';

/** The commands of the command line, in the order in which help names them. */
export const commandNames = ['sessions', 'suspend', 'lock', 'message', 'end'] as const;
export type CommandName = (typeof commandNames)[number];

/** Which computers are meant; both null: all of them. */
export interface Place {
  /** A name as shown, or an id. */
  readonly computer: string | null;
  readonly room: string | null;
}

/** What every command has. */
interface CommandGround {
  readonly json: boolean;
  /** Settings are read from here instead of the data folder; null: from there. */
  readonly config: string | null;
  /** Which computers are read, as the window's own options say it. */
  readonly options: Options;
}

/** Lists sessions. */
export interface ListCommand extends CommandGround {
  readonly name: 'sessions';
  readonly place: Place;
}

/** Does something with sessions. */
export interface ActCommand extends CommandGround {
  readonly name: Action;
  /** Those that were named, each once, or everybody at a place. */
  readonly target:
    | { readonly kind: 'ids'; readonly sessions: readonly SessionKey[] }
    | ({ readonly kind: 'all' } & Place);
  /** Only shows who would be hit. */
  readonly dryRun: boolean;
  /** The question is answered. */
  readonly yes: boolean;
  /** The yes to acting on the own session. */
  readonly own: boolean;
  /** The yes to acting although it can't be written to History. */
  readonly withoutRecord: boolean;
  /** The message; null: it is no message. */
  readonly text: string | null;
  readonly reason: string | null;
  /** How long users are warned before the end, in ms; null: not. */
  readonly warn: number | null;
}

export type Command = ListCommand | ActCommand;

/** Whether a text is the name of a command. */
export function isCommandName(text: string): text is CommandName {
  return (commandNames as readonly string[]).includes(text);
}
