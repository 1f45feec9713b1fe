import * as v from 'valibot';
import { calls } from '../../shared/ipc/contract';
import {
  isSameComputer,
  type ListedComputer,
  listedComputerSchema,
  mostComputers,
  usualComputers,
} from '../../shared/settings/computer';
import { type Preferences, preferenceSchemas, usualPreferences } from '../../shared/settings/preferences';
import { mostSavedRules, type SavedRule, savedRuleSchema } from '../../shared/settings/select-rule';
import type { SettingsProblem } from '../../shared/settings/settings-trouble';

/** The version that this program writes. */
export const settingsVersion = 1;
/** Problems that are told one by one. */
export const mostProblemsTold = 20;
/** Longest text (UTF-16 units) about one problem: what is wrong may itself be very long. */
const longestDetail = 300;

/** Friendly names of stations: by host, then by station id. */
export type StationNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** All that the settings file holds. */
export interface Settings {
  readonly preferences: Preferences;
  readonly stationNames: StationNames;
  readonly computers: readonly ListedComputer[];
}

/** Before anything was chosen. */
export const usualSettings: Settings = {
  preferences: usualPreferences,
  stationNames: new Map(),
  computers: usualComputers,
};

/** What could be made of a settings file. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** Empty: the file says exactly these settings. */
  readonly problems: readonly SettingsProblem[];
}

/** The text of a settings file. */
export function settingsText({ preferences, stationNames, computers }: Settings): string {
  const names = [...stationNames].flatMap(([host, ofHost]) => {
    return [...ofHost].map(([station, name]) => ({ host, station, name }));
  });
  const content = { version: settingsVersion, ...preferences, stationNames: names, computers };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The settings in a file. What is bad has its usual value and is named; a field that is not there is not bad. */
export function parseSettings(bytes: Uint8Array): ParsedSettings {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return nothing({ kind: 'damaged', detail: short((error as Error).message) });
  }
  if (!isObject(content)) return nothing({ kind: 'damaged', detail: notAnObject });
  const { version } = content;
  if (typeof version === 'number' && version > settingsVersion) return nothing({ kind: 'newer', version });

  const problems: SettingsProblem[] = [];
  const { columnWidths, savedRules, stationNames, computers, ...chosen } = goodFields(
    content,
    '',
    fileSchemas,
    problems,
  );
  delete chosen.version;
  return {
    settings: {
      preferences: {
        ...usualPreferences,
        ...chosen,
        columnWidths: goodFields(columnWidths ?? {}, 'columnWidths.', widthSchemas, problems),
        savedRules: parseRules(savedRules ?? [], problems),
      },
      stationNames: parseNames(stationNames ?? [], problems),
      // An empty list is one from which the person has removed everything.
      computers: computers === undefined ? usualComputers : parseComputers(computers, problems),
    },
    problems: told(problems),
  };
}

const notAnObject = 'not an object';
const object = v.custom<Readonly<Record<string, unknown>>>(isObject, notAnObject);
const widthSchemas = preferenceSchemas.columnWidths.entries;
const fileSchemas = {
  ...preferenceSchemas,
  version: v.literal(settingsVersion),
  // Looked into one by one, so that one bad entry does not cost the others.
  columnWidths: object,
  savedRules: v.array(v.unknown()),
  stationNames: v.array(v.unknown()),
  computers: v.array(v.unknown()),
};
const { host, station, name } = calls.renameStation.request.entries;
const nameSchemas = { host, station, name: name.wrapped };

function parseNames(entries: readonly unknown[], problems: SettingsProblem[]): StationNames {
  const names = new Map<string, Map<string, string>>();
  for (const [place, entry] of entries.entries()) {
    const at = `stationNames.${place}`;
    const bad = (field: string, detail: string) => problems.push({ kind: 'bad-field', field, detail });
    if (!isObject(entry)) {
      bad(at, notAnObject);
      continue;
    }
    for (const field of Object.keys(nameSchemas)) if (!Object.hasOwn(entry, field)) bad(`${at}.${field}`, 'missing');
    const { host, station, name } = goodFields(entry, `${at}.`, nameSchemas, problems);
    if (host === undefined || station === undefined || name === undefined) continue;
    const ofHost = names.get(host) ?? new Map<string, string>();
    if (ofHost.has(station)) bad(at, 'an entry before it names the same station');
    else names.set(host, ofHost.set(station, name));
  }
  return names;
}

/** Each rule is used whole or not at all: without a part that is bad it would select more than was meant. */
function parseRules(entries: readonly unknown[], problems: SettingsProblem[]): SavedRule[] {
  const whyNot = (rule: SavedRule, before: readonly SavedRule[]) => {
    if (before.some(({ name }) => name === rule.name)) return 'an entry before it has the same name';
    return before.length === mostSavedRules ? `more than ${mostSavedRules}` : null;
  };
  return parseWhole(entries, 'savedRules', savedRuleSchema, whyNot, problems);
}

/** Each computer is used whole or not at all. */
function parseComputers(entries: readonly unknown[], problems: SettingsProblem[]): ListedComputer[] {
  const whyNot = ({ id, computer }: ListedComputer, before: readonly ListedComputer[]) => {
    if (before.some((one) => one.id === id)) return 'an entry before it has the same id';
    if (before.some((one) => isSameComputer(one.computer, computer))) return 'an entry before it has the same address';
    return before.length === mostComputers ? `more than ${mostComputers}` : null;
  };
  return parseWhole(entries, 'computers', listedComputerSchema, whyNot, problems);
}

/** The entries that are as their schema wants them, and against which nothing speaks beside those before. */
function parseWhole<T>(
  entries: readonly unknown[],
  field: string,
  schema: v.GenericSchema<unknown, T>,
  whyNot: (entry: T, before: readonly T[]) => string | null,
  problems: SettingsProblem[],
): T[] {
  const good: T[] = [];
  for (const [place, entry] of entries.entries()) {
    const at = `${field}.${place}`;
    const bad = (field: string, detail: string) => problems.push({ kind: 'bad-field', field: short(field), detail });
    const parsed = v.safeParse(schema, entry, { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const inside = v.getDotPath(issue);
      bad(inside === null ? at : `${at}.${inside}`, short(issue.message));
      continue;
    }
    const why = whyNot(parsed.output, good);
    if (why === null) good.push(parsed.output);
    else bad(at, why);
  }
  return good;
}

type Schemas = Readonly<Record<string, v.GenericSchema>>;
type GoodFields<S extends Schemas> = { [N in keyof S]?: v.InferOutput<S[N]> };

/** The fields that are as their schemas want them; every other one is a problem, named with `at` before it. */
function goodFields<S extends Schemas>(
  value: Readonly<Record<string, unknown>>,
  at: string,
  schemas: S,
  problems: SettingsProblem[],
): GoodFields<S> {
  const good: GoodFields<S> = {};
  for (const [name, field] of Object.entries(value)) {
    const path = short(`${at}${name}`);
    // Not `schemas[name]` alone: every object has a `constructor`.
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (schema === undefined) {
      problems.push({ kind: 'unknown-field', field: path });
      continue;
    }
    const parsed = v.safeParse(schema, field, { abortEarly: true });
    if (parsed.success) good[name as keyof S] = parsed.output as v.InferOutput<S[keyof S]>;
    else problems.push({ kind: 'bad-field', field: path, detail: short(parsed.issues[0].message) });
  }
  return good;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nothing(problem: SettingsProblem): ParsedSettings {
  return { settings: usualSettings, problems: [problem] };
}

function told(problems: readonly SettingsProblem[]): readonly SettingsProblem[] {
  const count = problems.length - mostProblemsTold;
  return count <= 0 ? problems : [...problems.slice(0, mostProblemsTold), { kind: 'more', count }];
}

function short(text: string): string {
  return text.length <= longestDetail ? text : `${text.slice(0, longestDetail)}…`;
}
