import { hostname } from 'node:os';
import * as v from 'valibot';
import type { ExportFormat } from '../../shared/history/history-state';
import {
  type Computer,
  type ComputerImport,
  computerSchema,
  type FileProblem,
  type LeftLine,
  type LineProblem,
} from '../../shared/settings/computer';
import { csvMark, csvRow, parseCsv, plainCell } from '../files/csv';

/** The version of the format of a JSON file. */
const version = 1;
/** Longest text (UTF-16 units) that is told of a line that is not taken over. */
const longestWhat = 120;

/** In a table, this computer's address; an alias of ssh with that name is written with its scheme. */
const localAddress = 'local';
/** What stands before the name of a Windows computer. */
const windowsScheme = 'windows://';

/** A computer of a file, or why it is none. */
export type FileLine = { readonly place: number; readonly what: string; readonly computer: Computer } | LeftLine;

/** What stands in a file: its lines, or why there are none. */
export type FileContent =
  | { readonly ok: true; readonly lines: readonly FileLine[] }
  | Extract<ComputerImport, { readonly ok: false }>;

/** The text of a file with these computers. */
export function computersText(computers: readonly Computer[], format: ExportFormat): string {
  if (format === 'json') return `${JSON.stringify({ version, computers }, null, 2)}\n`;
  const rows = computers.map((computer) => {
    if (computer.kind === 'local') return [hostname(), localAddress, computer.room];
    const { kind, name, address, room } = computer;
    if (kind === 'windows') return [name, windowsScheme + address, room];
    return [name, address === localAddress ? `ssh://${address}` : address, room];
  });
  return csvMark + [['name', 'address', 'room'], ...rows].map(csvRow).join('');
}

/** The computers in a file that `computersText`, a person or a spreadsheet wrote. */
export function parseComputersFile(bytes: Uint8Array): FileContent {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return nothing('not-utf8');
  }
  return /^\s*[{[]/.test(text) ? parseJson(text) : parseTable(text);
}

function parseJson(text: string): FileContent {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return nothing('not-json', (error as Error).message.slice(0, longestWhat));
  }
  const file = v.safeParse(v.object({ version: v.literal(version), computers: v.array(v.unknown()) }), content);
  if (!file.success) return nothing('no-computers');
  return { ok: true, lines: file.output.computers.map((entry, index) => fileLine(index + 1, entry)) };
}

/** Columns by their titles, in any order; others are passed over, and `room` need not be there. */
function parseTable(text: string): FileContent {
  const [head, ...lines] = parseCsv(text);
  const titles = head?.cells.map((title) => title.trim().toLowerCase()) ?? [];
  if (!titles.includes('name') || !titles.includes('address')) return nothing('no-header');
  return {
    ok: true,
    lines: lines.map(({ place, cells }) => {
      const cell = (title: string) => plainCell(cells[titles.indexOf(title)] ?? '').trim();
      const [name, address, room] = [cell('name'), cell('address'), cell('room') || null];
      return fileLine(place, tableEntry(name, address, room), { name, address });
    }),
  };
}

function tableEntry(name: string, address: string, room: string | null): unknown {
  // The name of this computer is always its own.
  if (address === localAddress) return { kind: 'local', room };
  if (!address.toLowerCase().startsWith(windowsScheme)) return { kind: 'ssh', name, address, room };
  return { kind: 'windows', name, address: address.slice(windowsScheme.length), room };
}

const namedEntry = v.object({ name: v.optional(v.string(), ''), address: v.optional(v.string(), '') });

/** `named`: what a person knows the entry by. */
function fileLine(place: number, entry: unknown, named: unknown = entry): FileLine {
  const read = v.safeParse(namedEntry, named);
  const { name, address } = read.success ? read.output : { name: '', address: '' };
  const what = [name, address]
    .filter((text) => text !== '')
    .join(', ')
    .slice(0, longestWhat);
  const parsed = v.safeParse(computerSchema, entry, { abortEarly: true });
  if (parsed.success) return { place, what, computer: parsed.output };
  return { place, what, problem: lineProblem(v.getDotPath(parsed.issues[0])) };
}

function lineProblem(field: string | null): LineProblem {
  if (field === 'name' || field === 'address' || field === 'room') return `bad-${field}`;
  return 'not-a-computer';
}

function nothing(problem: FileProblem, detail = ''): FileContent {
  return { ok: false, problem, detail };
}
