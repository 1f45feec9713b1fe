import { useCallback, useEffect, useRef } from 'react';
import type { Row } from '../rows';
import { useSelection } from './selection';

/**
 * Keeps the keyboard's focus in the grid: it follows its row when that moves (a moved element loses it), and passes to
 * the row now in its place when its row goes. Answers with how to focus a row, now or once it is in the page.
 */
export function useFocusKept(
  rows: readonly Row[],
  activeIndex: number,
  scroller: { readonly current: HTMLDivElement | null },
  rowElements: ReadonlyMap<string, HTMLDivElement>,
): (key: string) => void {
  const last = useRef({ key: null as string | null, index: 0, focused: false });
  const wanted = useRef<string | null>(null);
  const focusRow = useCallback(
    (key: string) => {
      const element = rowElements.get(key);
      wanted.current = element === undefined ? key : null;
      element?.focus({ preventScroll: true });
    },
    [rowElements],
  );
  useEffect(() => {
    const { key, index, focused } = last.current;
    if (key === null) return;
    const listed = rows.some((row) => row.key === key);
    const heir = listed ? key : (rows[Math.min(index, rows.length - 1)]?.key ?? null);
    if (!listed) useSelection.setState({ active: heir });
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (focused && lost) wanted.current = heir;
  }, [rows]);
  useEffect(() => {
    // A row far from what is seen comes into the page only once it is the active one.
    if (wanted.current !== null) focusRow(wanted.current);
  });
  useEffect(() => {
    const active = rows[activeIndex];
    const inGrid = scroller.current?.contains(document.activeElement) ?? false;
    last.current = { key: active?.key ?? null, index: activeIndex, focused: inGrid };
  });
  useEffect(() => {
    const grid = scroller.current;
    const remember = () => {
      last.current = { ...last.current, focused: true };
    };
    // On its way to another element it is not lost.
    const passOn = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) last.current = { ...last.current, focused: false };
    };
    grid?.addEventListener('focusin', remember);
    grid?.addEventListener('focusout', passOn);
    return () => {
      grid?.removeEventListener('focusin', remember);
      grid?.removeEventListener('focusout', passOn);
    };
  }, [scroller]);
  return focusRow;
}
