import * as v from 'valibot';
import type { HostProblem } from '../lab/host';
import { isVisibleText } from '../visible-text';
import { longestAddress, parseSshAddress, sshAddressText } from './ssh-address';
import { parseWindowsName } from './windows-name';

/** Longest name of a computer or a room, in UTF-16 units. */
export const longestComputerName = 60;
/** Most computers on the list. */
export const mostComputers = 500;

/** Text of one line that says something. */
const name = v.pipe(
  v.string(),
  v.maxLength(longestComputerName),
  v.check((text) => text.trim() === text && text !== '', 'empty, or blanks around it'),
  v.check(isVisibleText, 'characters that hide'),
);

const address = v.pipe(
  v.string(),
  v.maxLength(longestAddress),
  v.check((text) => parseSshAddress(text) !== undefined, 'not an address for ssh'),
  v.transform((text) => {
    const parsed = parseSshAddress(text);
    return parsed === undefined ? text : sshAddressText(parsed);
  }),
);

const windowsName = v.pipe(
  v.string(),
  v.maxLength(longestAddress),
  v.check((text) => parseWindowsName(text) !== undefined, 'not the name of a Windows computer'),
  v.transform((text) => parseWindowsName(text) ?? text),
);

/** The ids of simulated computers begin with `lab-`; both can be on the list at one time. */
const id = v.pipe(v.string(), v.regex(/^(?!lab-)[A-Za-z0-9-]{1,40}$/, 'not an id'));

/** The id of this computer on the list. */
export const localComputerId = 'local';

/**
 * The schema of what a person says of a computer: this one, a Linux computer that is reached by ssh, or a Windows computer
 * by its name in the network.
 */
export const computerSchema = v.variant('kind', [
  /** Its name is always the one that it has. */
  v.strictObject({ kind: v.literal('local'), room: v.nullable(name) }),
  v.strictObject({ kind: v.literal('ssh'), name, room: v.nullable(name), address }),
  v.strictObject({ kind: v.literal('windows'), name, room: v.nullable(name), address: windowsName }),
]);
export type Computer = v.InferOutput<typeof computerSchema>;

/** The schema of a computer on the list: `id` stays the same when everything else is changed. */
export const listedComputerSchema = v.pipe(
  v.strictObject({ id, computer: computerSchema }),
  v.check(({ id, computer }) => (id === localComputerId) === (computer.kind === 'local'), 'the id of another kind'),
);
export type ListedComputer = v.InferOutput<typeof listedComputerSchema>;

/** The list before anything was chosen. */
export const usualComputers: readonly ListedComputer[] = [
  { id: localComputerId, computer: { kind: 'local', room: null } },
];

/** What trying to reach a computer came to. */
export type ComputerTest =
  /** `name`: what it calls itself; null where that could not be read. */
  | { readonly ok: true; readonly name: string | null; readonly sessions: number }
  /** `detail`: the host's own words, or those of ssh. */
  | { readonly ok: false; readonly problem: HostProblem; readonly detail: string };

/** Whether two entries are the same computer, as far as the list can tell. */
export function isSameComputer(a: Computer, b: Computer): boolean {
  if (a.kind === 'local' || b.kind === 'local') return a.kind === b.kind;
  return a.kind === b.kind && a.address === b.address;
}

/** Why a line of a file with computers was not taken over. */
export const lineProblems = [
  'not-a-computer',
  'bad-name',
  'bad-address',
  'bad-room',
  'already-listed',
  'list-full',
] as const;
export type LineProblem = (typeof lineProblems)[number];

/** A line that was not taken over. */
export interface LeftLine {
  /** Line of a CSV file, or number of the entry in a JSON file, from 1. */
  readonly place: number;
  readonly problem: LineProblem;
  /** What stands there of its name and address, in short. */
  readonly what: string;
}

/** Why nothing of a file with computers could be taken over. */
export const fileProblems = ['unreadable', 'too-large', 'not-utf8', 'not-json', 'no-computers', 'no-header'] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What an import came to. */
export type ComputerImport =
  | {
      readonly ok: true;
      readonly added: number;
      /** What was not taken over; the first of them. */
      readonly left: readonly LeftLine[];
      /** How many more were not. */
      readonly moreLeft: number;
    }
  /** `detail`: the system's words, or empty. */
  | { readonly ok: false; readonly problem: FileProblem; readonly detail: string };
