import { longestMessage, longestReason, mostSessionsInOneAsk } from '../../shared/ipc/contract';
import type { SessionKey } from '../../shared/session/identity';
import { parseSessionIdText } from '../../shared/session/session-id-text';
import { isForeignSwitch, nextValue, type OptionsProblem, parseOptions, splitOption } from '../options';
import type { ActCommand, Command, CommandName, Place } from './command';

/** Least and greatest number of seconds of a warning. */
export const warnBounds = [1, 3600] as const;

/** What is wrong with a command. */
export type CommandProblem =
  | { readonly kind: 'unknown-option' | 'needs-value' | 'no-value' | 'twice' | 'empty'; readonly option: string }
  | { readonly kind: 'not-a-session' | 'bare-number' | 'unexpected'; readonly text: string }
  | { readonly kind: 'too-long'; readonly option: string; readonly most: number }
  | { readonly kind: 'too-many-sessions'; readonly most: number }
  | { readonly kind: 'bad-warn'; readonly text: string }
  | {
      readonly kind:
        | 'nobody-named'
        | 'named-and-all'
        | 'own-and-all'
        | 'place-without-all'
        | 'computer-and-room'
        | 'needs-text';
    }
  | { readonly kind: 'options'; readonly problem: OptionsProblem };

/** A command, or the first problem. */
export type ParsedCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly problem: CommandProblem };

const places = ['--computer', '--room'] as const;
const forAll = ['--json', '--config'] as const;
const forActing = [
  ...forAll,
  ...places,
  '--all',
  '--dry-run',
  '--yes',
  '--own',
  '--without-record',
  '--reason',
] as const;

/** The options of each command, besides those that say which computers are read. */
const optionsOf: Readonly<Record<CommandName, readonly string[]>> = {
  sessions: [...forAll, ...places],
  suspend: forActing,
  lock: forActing,
  message: [...forActing, '--text'],
  end: [...forActing, '--warn'],
};

const withValue: ReadonlySet<string> = new Set([...places, '--config', '--reason', '--text', '--warn']);
/** Those of the window that say which computers are read; their own reader knows what they mean. */
const startOptions: ReadonlySet<string> = new Set(['--host', '--no-local', '--simulate']);

/** What stands behind the name of a command, sorted. */
interface Given {
  /** By option; true: one without a value. */
  readonly options: ReadonlyMap<string, string | true>;
  readonly start: readonly string[];
  readonly words: readonly string[];
}

class ProblemFound extends Error {
  readonly problem: CommandProblem;

  constructor(problem: CommandProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Reads what stands behind the name of a command. */
export function parseCommand(name: CommandName, args: readonly string[]): ParsedCommand {
  try {
    return { ok: true, command: commandOf(name, sorted(name, args)) };
  } catch (error) {
    if (error instanceof ProblemFound) return { ok: false, problem: error.problem };
    throw error;
  }
}

function sorted(command: CommandName, args: readonly string[]): Given {
  const options = new Map<string, string | true>();
  const start: string[] = [];
  const words: string[] = [];
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') {
      words.push(...rest.splice(0));
      break;
    }
    const { name, value } = splitOption(argument);
    if (!argument.startsWith('-')) words.push(argument);
    else if (startOptions.has(name)) start.push(argument, ...valueOfStart(argument, rest));
    else if (optionsOf[command].includes(name)) {
      if (options.has(name)) throw new ProblemFound({ kind: 'twice', option: name });
      options.set(name, withValue.has(name) ? needed(name, value ?? nextValue(rest)) : unvalued(name, value));
    } else if (!isForeignSwitch(argument)) throw new ProblemFound({ kind: 'unknown-option', option: argument });
  }
  return { options, start, words };
}

/** The value that an option of the window may have behind it; an id never looks like that of `--simulate`. */
function valueOfStart(argument: string, rest: string[]): string[] {
  const mayHave = argument === '--host' || (argument === '--simulate' && /^(still\b|[a-z]+=)/.test(rest[0] ?? ''));
  const value = mayHave ? nextValue(rest) : null;
  return value === null ? [] : [value];
}

function needed(option: string, value: string | null): string {
  if (value === null) throw new ProblemFound({ kind: 'needs-value', option });
  if (value.trim() === '') throw new ProblemFound({ kind: 'empty', option });
  return value;
}

function unvalued(option: string, value: string | null): true {
  if (value !== null) throw new ProblemFound({ kind: 'no-value', option });
  return true;
}

function commandOf(name: CommandName, { options, start, words }: Given): Command {
  const parsed = parseOptions(start, { appFolder: false });
  if (!parsed.ok) throw new ProblemFound({ kind: 'options', problem: parsed.problem });
  const text = (option: string, most: number) => textOf(options, option, most);
  const place = { computer: text('--computer', 1000), room: text('--room', 1000) };
  if (place.computer !== null && place.room !== null) throw new ProblemFound({ kind: 'computer-and-room' });
  const ground = { json: options.has('--json'), config: text('--config', 10_000), options: parsed.options };
  if (name === 'sessions') {
    const [word] = words;
    if (word !== undefined) throw new ProblemFound({ kind: 'unexpected', text: word });
    return { ...ground, name, place };
  }
  const message = text('--text', longestMessage);
  if (name === 'message' && message === null) throw new ProblemFound({ kind: 'needs-text' });
  return {
    ...ground,
    name,
    target: targetOf(options, place, words),
    dryRun: options.has('--dry-run'),
    yes: options.has('--yes'),
    own: options.has('--own'),
    withoutRecord: options.has('--without-record'),
    text: message,
    reason: text('--reason', longestReason),
    warn: warnOf(text('--warn', 100)),
  };
}

function textOf(options: Given['options'], option: string, most: number): string | null {
  const value = options.get(option);
  if (typeof value !== 'string') return null;
  if (value.length > most) throw new ProblemFound({ kind: 'too-long', option, most });
  return value;
}

function targetOf(options: Given['options'], place: Place, words: readonly string[]): ActCommand['target'] {
  const all = options.has('--all');
  const sessions = [...new Set(words.map(sessionOf))];
  if (all && sessions.length > 0) throw new ProblemFound({ kind: 'named-and-all' });
  if (all && options.has('--own')) throw new ProblemFound({ kind: 'own-and-all' });
  if (all) return { kind: 'all', ...place };
  if (place.computer !== null || place.room !== null) throw new ProblemFound({ kind: 'place-without-all' });
  if (sessions.length === 0) throw new ProblemFound({ kind: 'nobody-named' });
  if (sessions.length > mostSessionsInOneAsk) {
    throw new ProblemFound({ kind: 'too-many-sessions', most: mostSessionsInOneAsk });
  }
  return { kind: 'ids', sessions };
}

function sessionOf(text: string): SessionKey {
  const key = parseSessionIdText(text);
  if (key !== undefined) return key;
  // Those that `loginctl` and others list; a moment later one of them can be somebody else's session.
  throw new ProblemFound({ kind: /^c?\d+$/.test(text) ? 'bare-number' : 'not-a-session', text });
}

function warnOf(text: string | null): number | null {
  if (text === null) return null;
  const seconds = Number(text);
  const [least, most] = warnBounds;
  if (!/^\d+$/.test(text) || seconds < least || seconds > most) throw new ProblemFound({ kind: 'bad-warn', text });
  return seconds * 1000;
}
