import type { Texts } from '../shared/locale/en';
import { parseSshAddress, type SshAddress, sshAddressText } from '../shared/settings/ssh-address';
import { parseSimulateOption, type SimulateProblem, type SimulateSettings } from './hosts/simulated/simulate-option';

/** A computer that the command line names: this one, or one that is reached by ssh. */
export type GivenHost = 'local' | SshAddress;

/** What the command line asks for. */
export interface Options {
  /** The real computers that are shown in this run, each once; empty: those on the list in the settings. */
  readonly hosts: readonly GivenHost[];
  /** This computer is left out. */
  readonly noLocal: boolean;
  /** The simulated lab that was asked for; null: none. */
  readonly simulate: SimulateSettings | null;
  /** Where a picture of the window is saved once it shows data; the program exits then. */
  readonly screenshot: string | null;
}

/** What is wrong with the command line. */
export type OptionsProblem =
  | { readonly kind: 'unknown-option'; readonly option: string }
  | { readonly kind: 'needs-value'; readonly option: string }
  | { readonly kind: 'bad-host'; readonly value: string }
  | { readonly kind: 'contradiction' }
  | { readonly kind: 'bad-simulate'; readonly problem: SimulateProblem };

/** The options, or the first problem. */
export type ParsedOptions =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly problem: OptionsProblem };

/**
 * Switches of Chromium, Electron and Node that reach the program's arguments although they are not its own: those of
 * launchers, test drivers and people with display trouble.
 */
const foreignSwitches =
  /^--?(no-sandbox|no-zygote|lang|user-data-dir|class|headless|type|v|vmodule|js-flags|password-store|log-level|log-file|in-process-gpu|single-process|inspect(-.*)?|(remote-debugging|ozone|gtk|use|force|high-dpi|proxy|trace|disable|enable|allow|ignore)-.*|disable|enable)$/;

/** What is collected while the arguments are read; a reader puts in its part, or answers with the problem. */
interface Collected {
  hosts: Map<string, GivenHost>;
  noLocal: boolean;
  simulate: SimulateSettings | null;
  screenshot: string | null;
}

/** Whether an argument is a switch that is not the program's own, and none of its business. */
export function isForeignSwitch(argument: string): boolean {
  return foreignSwitches.test(splitOption(argument).name);
}

/** For each option, what its value means; null: it was given without one. */
const readers: Readonly<Record<string, (into: Collected, value: string | null) => OptionsProblem | null>> = {
  '--host'(into, value) {
    if (value === null) return { kind: 'needs-value', option: '--host' };
    // The scheme is asked for: a typing error in `local` is not to be taken for the name of a computer.
    const host = value === 'local' ? value : value.startsWith('ssh://') ? parseSshAddress(value) : undefined;
    if (host === undefined) return { kind: 'bad-host', value };
    into.hosts.set(host === 'local' ? host : `ssh://${sshAddressText(host)}`, host);
    return null;
  },
  '--no-local'(into, value) {
    if (value !== null) return { kind: 'unknown-option', option: `--no-local=${value}` };
    into.noLocal = true;
    return null;
  },
  '--simulate'(into, value) {
    const parsed = parseSimulateOption(value ?? '');
    if (!parsed.ok) return { kind: 'bad-simulate', problem: parsed.problem };
    into.simulate = parsed.settings;
    return null;
  },
  '--screenshot'(into, value) {
    if (value === null) return { kind: 'needs-value', option: '--screenshot' };
    into.screenshot = value;
    return null;
  },
};

/** Options whose value may stand in the argument behind them. */
const takesNext = new Set(['--host', '--simulate', '--screenshot']);

/**
 * Reads the program's arguments (without the executable). `appFolder` tells that the first argument that is no option
 * is the program's own folder, as when it runs from its sources.
 */
export function parseOptions(args: readonly string[], { appFolder }: { readonly appFolder: boolean }): ParsedOptions {
  const collected: Collected = { hosts: new Map(), noLocal: false, simulate: null, screenshot: null };
  let folders = appFolder ? 1 : 0;
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (!argument.startsWith('-') && folders-- > 0) continue;
    const problem = readOption(argument, rest, collected);
    if (problem !== null) return { ok: false, problem };
  }
  const { hosts, noLocal, simulate, screenshot } = collected;
  if (hosts.has('local') && noLocal) return { ok: false, problem: { kind: 'contradiction' } };
  return { ok: true, options: { hosts: [...hosts.values()], noLocal, simulate, screenshot } };
}

/** A problem in words, naming the option. */
export function optionsProblemText({ commandLine }: Texts, problem: OptionsProblem): string {
  switch (problem.kind) {
    case 'unknown-option':
      return commandLine.unknownOption(problem.option);
    case 'needs-value':
      return commandLine.needsValue(problem.option);
    case 'bad-host':
      return commandLine.badHost(problem.value);
    case 'contradiction':
      return commandLine.contradiction;
    case 'bad-simulate':
      return commandLine.badSimulate(simulateProblemText(commandLine, problem.problem));
  }
}

function simulateProblemText(words: Texts['commandLine'], problem: SimulateProblem): string {
  switch (problem.kind) {
    case 'unknown-setting':
      return words.simulateUnknown(problem.name);
    case 'no-value':
      return words.simulateNoValue(problem.name, problem.value);
    case 'not-a-number':
      return words.simulateNotANumber(problem.name, problem.value, problem.least, problem.most);
    case 'few-stations':
      return words.simulateFewStations;
  }
}

function readOption(argument: string, rest: string[], into: Collected): OptionsProblem | null {
  const { name, value } = splitOption(argument);
  const read = readers[name];
  if (read !== undefined) return read(into, (takesNext.has(name) ? (value ?? nextValue(rest)) : value) || null);
  return foreignSwitches.test(name) ? null : { kind: 'unknown-option', option: argument };
}

/** `--name=value` in its parts. */
export function splitOption(argument: string): { name: string; value: string | null } {
  const equals = argument.startsWith('--') ? argument.indexOf('=') : -1;
  if (equals < 0) return { name: argument, value: null };
  return { name: argument.slice(0, equals), value: argument.slice(equals + 1) };
}

/** Takes the next argument as a value; null where there is none, or where it is another option. */
export function nextValue(rest: string[]): string | null {
  const [next] = rest;
  if (next === undefined || next.startsWith('-')) return null;
  rest.shift();
  return next;
}
