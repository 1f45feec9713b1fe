import { useEffect, useRef, useState } from 'react';
import type { Row } from './rows';

/** For how long (ms) rows keep their places after a click or key in the grid. */
const holdAfterTouch = 1000;

/** Rows that do not move under the pointer: what to call when the grid is touched, and the rows in the order to show. */
export interface HeldOrder {
  readonly rows: readonly Row[];
  touch(): void;
}

/**
 * Keeps rows in their places for a second after a touch, and as long as `held` (a menu is open): what is new comes at
 * the end, what is gone leaves. Then they take the order that they are given in.
 */
export function useHeldOrder(rows: readonly Row[], held: boolean): HeldOrder {
  const [touched, setTouched] = useState(0);
  const shown = useRef<readonly Row[]>(rows);
  useEffect(() => {
    if (touched === 0) return;
    const timer = setTimeout(() => setTouched(0), holdAfterTouch);
    return () => clearTimeout(timer);
  }, [touched]);
  const kept = held || touched > 0 ? inOrderOf(shown.current, rows) : rows;
  useEffect(() => {
    shown.current = kept;
  }, [kept]);
  return { rows: kept, touch: () => setTouched((count) => count + 1) };
}

/** The rows of `next` in the order of `before`; new ones behind them. */
export function inOrderOf(before: readonly Row[], next: readonly Row[]): readonly Row[] {
  const left = new Map(next.map((row) => [row.key, row]));
  const kept = before.flatMap(({ key }) => {
    const row = left.get(key);
    left.delete(key);
    return row ?? [];
  });
  return [...kept, ...left.values()];
}
