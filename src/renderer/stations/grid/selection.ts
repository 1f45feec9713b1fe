import { create } from 'zustand';
import type { SessionKey } from '../../../shared/session/identity';
import type { Row } from '../rows';

/** What is picked in the grid: identities of sessions, never rows or stations (docs/design.md 2.5, rule 5). */
export interface Selection {
  readonly selected: ReadonlySet<SessionKey>;
  /** Row that has the keyboard's focus in the grid. */
  readonly active: string | null;
  /** Row from which a range is extended. */
  readonly anchor: string | null;
}

/** Nothing selected. */
export const emptySelection: Selection = { selected: new Set(), active: null, anchor: null };

/** The selection of the Stations tab. */
export const useSelection = create<Selection>(() => emptySelection);

/** Only this row; a row without a session selects nobody. */
export function selectOnly(row: Row): Selection {
  return { selected: new Set(keysOf([row])), active: row.key, anchor: row.key };
}

/** This row's session in addition, or no longer. */
export function toggle(selection: Selection, row: Row): Selection {
  const selected = new Set(selection.selected);
  for (const key of keysOf([row])) if (!selected.delete(key)) selected.add(key);
  return { selected, active: row.key, anchor: row.key };
}

/** Everybody from the anchor to this row, and nobody else. */
export function selectRange(selection: Selection, rows: readonly Row[], row: Row): Selection {
  const to = rows.indexOf(row);
  const anchored = rows.findIndex(({ key }) => key === (selection.anchor ?? selection.active));
  const from = anchored < 0 ? to : anchored;
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { selected: new Set(keysOf(range)), active: row.key, anchor: rows[from]?.key ?? row.key };
}

/** Everybody who is listed. */
export function selectAll(selection: Selection, rows: readonly Row[]): Selection {
  return { ...selection, selected: new Set(keysOf(rows)) };
}

/** Nobody; the focus stays. */
export function selectNone(selection: Selection): Selection {
  return { ...selection, selected: new Set(), anchor: selection.active };
}

/** The selection without sessions that are no longer listed; the same object where nothing changed. */
export function withoutGone(selection: Selection, listed: { has(key: SessionKey): boolean }): Selection {
  const selected = [...selection.selected].filter((key) => listed.has(key));
  return selected.length === selection.selected.size ? selection : { ...selection, selected: new Set(selected) };
}

function keysOf(rows: readonly Row[]): SessionKey[] {
  return rows.flatMap(({ session }) => session?.key ?? []);
}
