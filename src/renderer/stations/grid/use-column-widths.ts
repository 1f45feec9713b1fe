import { useEffect, useRef, useState } from 'react';
import { noPreferenceChanges } from '../../../shared/settings/preferences';
import { tellMain } from '../../lab/tell-main';
import { useConsole } from '../../shell/console-store';
import type { ColumnWidths } from './columns';

/** For how long (ms) nothing must change before the widths are kept. */
const pauseBeforeKept = 400;
const none: ColumnWidths = {};

/** The widths of the columns, and how they are changed. */
export interface ColumnWidthsInUse {
  readonly widths: ColumnWidths;
  /** Shows other widths. They are kept after a pause, and not while a border is still `held`. */
  change(widths: ColumnWidths, held: boolean): void;
}

/** The widths that are kept, or those that the administrator is just trying. */
export function useColumnWidths(): ColumnWidthsInUse {
  const kept = useConsole(({ console }) => console?.preferences.columnWidths ?? none);
  const [trying, setTrying] = useState<{ readonly widths: ColumnWidths; readonly held: boolean } | null>(null);
  const last = useRef(trying);
  // They are kept now, or were reset meanwhile: what was tried is over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever others are kept
  useEffect(() => setTrying((now) => (now?.held ? now : null)), [kept]);
  useEffect(() => {
    last.current = trying;
    if (trying === null || trying.held) return;
    const timer = setTimeout(async () => {
      await keep(trying.widths);
      setTrying((now) => (now === trying ? null : now));
    }, pauseBeforeKept);
    return () => clearTimeout(timer);
  }, [trying]);
  // The tab was left within the pause.
  useEffect(() => {
    return () => {
      if (last.current !== null) void keep(last.current.widths);
    };
  }, []);
  return { widths: trying?.widths ?? kept, change: (widths, held) => setTrying({ widths, held }) };
}

async function keep(columnWidths: ColumnWidths): Promise<void> {
  await tellMain('changePreferences', { ...noPreferenceChanges, columnWidths });
}
