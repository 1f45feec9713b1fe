import type { HistoryItem } from '../../shared/history/history-item';
import { type Cell, csvMark, csvRow } from '../files/csv';

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

/** What stands before the first item: the names of the columns. */
export const csvHead = `${csvMark}${csvRow(columns)}`;

/** One item as a line of CSV (RFC 4180), in UTC. */
export function csvLine(item: HistoryItem): string {
  const all: Readonly<Record<(typeof columns)[number], Cell>> = {
    place: item.place,
    time: iso(item.at),
    ...(item.kind === 'event' ? eventCells(item.event) : askedCells(item)),
    ...(item.kind === 'power' ? noSession : sessionCells(item)),
    computer: item.subject.computer,
    simulated: item.simulated,
  };
  return csvRow(columns.map((column) => all[column]));
}

function sessionCells({ subject, session }: Exclude<HistoryItem, { kind: 'power' }>) {
  const { user, fullName, station } = subject;
  return {
    user,
    full_name: fullName,
    station: station?.name ?? null,
    station_friendly_name: station?.friendlyName ?? null,
    session,
  };
}

const noSession = { user: null, full_name: null, station: null, station_friendly_name: null, session: null };

function askedCells(item: Exclude<HistoryItem, { kind: 'event' }>) {
  const { action, by, from, reason, outcome, settledAt } = item;
  const warn = item.kind === 'action' ? item.warn : null;
  return {
    book: 'actions',
    what: action,
    by_force: item.kind === 'action' ? item.force : null,
    by,
    from,
    reason,
    warned_seconds_before: warn === null ? null : warn / 1000,
    message: item.kind === 'action' ? item.text : null,
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

function iso(time: number): string {
  return new Date(time).toISOString();
}
