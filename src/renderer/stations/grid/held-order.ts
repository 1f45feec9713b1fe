import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { stationKey } from '../../../shared/lab/snapshot';
import type { Row } from '../rows';

/** For how long (ms) rows keep their places after a click or key in the grid. */
const holdAfterTouch = 1000;

/** Rows that do not move under the pointer: what to call when the grid is touched, and the rows in the order to show. */
export interface HeldOrder {
  readonly rows: readonly Row[];
  touch(): void;
}

/**
 * Keeps rows in their places for a second after a touch, and as long as `held` (a menu is open, a name is
 * being changed): what is new comes at the end, what is gone leaves. Then they take the order that they are given in.
 */
export function useHeldOrder(rows: readonly Row[], held: boolean): HeldOrder {
  const [touched, setTouched] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTouched(false), holdAfterTouch);
    setTouched(true);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = useRef<readonly Row[]>(rows);
  const holds = held || touched;
  const kept = useMemo(() => (holds ? inOrderOf(shown.current, rows) : rows), [holds, rows]);
  useEffect(() => {
    shown.current = kept;
  }, [kept]);
  return { rows: kept, touch };
}

/**
 * The rows of `next` in the order of `before`. New ones stand behind them, but what is at the same station as one that
 * has gone takes its place. The same list where nothing changed.
 */
export function inOrderOf(before: readonly Row[], next: readonly Row[]): readonly Row[] {
  const left = new Map(next.map((row) => [row.key, row]));
  const known = new Set(before.map(({ key }) => key));
  const arrived = new Map(
    next.flatMap((row) => (row.station === null || known.has(row.key) ? [] : [[stationKey(row.station), row]])),
  );
  const kept = before.flatMap(({ key, station }) => {
    const row = left.get(key) ?? (station === null ? undefined : arrived.get(stationKey(station)));
    if (row !== undefined) left.delete(row.key);
    return row ?? [];
  });
  const rows = [...kept, ...left.values()];
  return sameRows(rows, before) ? before : rows;
}

function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, place) => row === b[place]);
}
