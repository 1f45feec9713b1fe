import type { HistoryItem } from '../../shared/history/history-item';

/** Columns of the table, in order. Names for programs: they are the same in every language. */
const columns = [
  'place',
  'time',
  'book',
  'what',
  'by_force',
  'by',
  'from',
  'user',
  'full_name',
  'station',
  'station_friendly_name',
  'computer',
  'reason',
  'warned_seconds_before',
  'message',
  'outcome',
  'outcome_reason',
  'outcome_detail',
  'outcome_time',
  'simulated',
  'session',
] as const;

type Cell = string | number | boolean | null;

/** What stands before the first item: the mark by which spreadsheets know UTF-8, and the names of the columns. */
export const csvHead = `\uFEFF${row([...columns])}`;

/** One item as a line of CSV (RFC 4180), in UTC. */
export function csvLine(item: HistoryItem): string {
  const cells = item.kind === 'event' ? eventCells(item.event) : actionCells(item);
  const { user, fullName, station, computer } = item.subject;
  const all: Readonly<Record<(typeof columns)[number], Cell>> = {
    place: item.place,
    time: iso(item.at),
    ...cells,
    user,
    full_name: fullName,
    station: station?.name ?? null,
    station_friendly_name: station?.friendlyName ?? null,
    computer,
    simulated: item.simulated,
    session: item.session,
  };
  return row(columns.map((column) => all[column]));
}

function actionCells(item: Extract<HistoryItem, { kind: 'action' }>) {
  const { action, force, by, from, reason, warn, text, outcome, settledAt } = item;
  return {
    book: 'actions',
    what: action,
    by_force: force,
    by,
    from,
    reason,
    warned_seconds_before: warn === null ? null : warn / 1000,
    message: text,
    outcome: outcome?.kind ?? 'open',
    outcome_reason: outcome !== null && 'reason' in outcome ? outcome.reason : null,
    outcome_detail: outcome !== null && 'detail' in outcome ? outcome.detail : null,
    outcome_time: settledAt === null ? null : iso(settledAt),
  };
}

function eventCells(event: string) {
  return {
    book: 'events',
    what: event,
    by_force: null,
    by: null,
    from: null,
    reason: null,
    warned_seconds_before: null,
    message: null,
    outcome: null,
    outcome_reason: null,
    outcome_detail: null,
    outcome_time: null,
  };
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula has an apostrophe before it, so that it stays a text. */
function cell(value: Cell): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
