import { create } from 'zustand';
import { stationKey } from '../../../shared/lab/snapshot';
import type { Texts } from '../../../shared/locale/en';
import { stationText } from '../../../shared/locale/station-text';
import type { Station } from '../../../shared/session/session';
import type { Row } from '../rows';

/** The station whose name is being changed, and what was typed so far: it outlives the row that shows the field. */
export interface Rename {
  /** Key of the station among all hosts; null: none. */
  readonly station: string | null;
  readonly typed: string;
}

const noRename: Rename = { station: null, typed: '' };

/** The one name that is being changed in the grid. */
export const useRename = create<Rename>(() => noRename);

/** Puts a text field in place of a station's name. */
export function beginRename(texts: Texts, station: Station): void {
  useRename.setState({ station: stationKey(station), typed: stationText(texts, station) });
}

/** Takes the text field away. */
export function endRename(): void {
  useRename.setState(noRename);
}

/** What a station is called as long as nobody gives it a name. */
export function ownName(texts: Texts, station: Station): string {
  return stationText(texts, { ...station, friendlyName: null });
}

/**
 * The name to keep when this was typed: null is the computer's own name again, for which also nothing can be typed;
 * undefined: it stays as it is.
 */
export function nameToKeep(texts: Texts, station: Station, typed: string): string | null | undefined {
  const name = typed.replace(/\p{Cc}+/gu, ' ').trim();
  const keep = name === '' || name === ownName(texts, station) ? null : name;
  return keep === station.friendlyName ? undefined : keep;
}

/** The row of a station, by the station's key. */
export function rowAt(rows: readonly Row[], station: string): Row | undefined {
  return rows.find((row) => row.station !== null && stationKey(row.station) === station);
}

/** The rows that are shown, and the one whose name is being changed, also where the filter would hide it by now. */
export function withRenamed(shown: readonly Row[], all: readonly Row[], station: string | null): readonly Row[] {
  if (station === null || rowAt(shown, station) !== undefined) return shown;
  const row = rowAt(all, station);
  return row === undefined ? shown : [...shown, row];
}
