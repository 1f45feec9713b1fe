import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryItem } from '../../shared/history/history-item';
import { useTexts } from '../locale/use-texts';
import { ListGrid, listHeaderHeight } from '../shell/list-grid';
import { placeByKey } from '../shell/list-keys';
import { HistoryGridRow, historyColumns, rowHeight } from './history-grid-row';
import type { HistoryListState } from './history-list';
import { closeDetails, historyList, showEntry, useDetails } from './history-store';

const template = historyColumns.map(([, least, share]) => `minmax(${least}px, ${share}fr)`);
const leastWidth = historyColumns.reduce((sum, [, least]) => sum + least, 3);

const useStyles = makeStyles({
  list: {
    position: 'relative',
    flex: '1 1 0',
    minHeight: '200px',
    '@media (max-width: 760px)': { minHeight: '280px' },
    display: 'flex',
    flexDirection: 'column',
  },
  newer: { position: 'absolute', zIndex: 2, top: '42px', left: '50%', transform: 'translateX(-50%)' },
  body: { position: 'relative', minWidth: 'var(--least-width)' },
});

/** The list of History: virtualised, with one roving focus; the row whose details are open is the selected one. */
export function HistoryGrid({ list: { query, rows, next, searching, newer } }: { readonly list: HistoryListState }) {
  const styles = useStyles();
  const texts = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const elements = useRef(new Map<number, HTMLDivElement>());
  const wanted = useRef<number | null>(null);
  const focusInside = useRef(false);
  const current = useRef(rows);
  current.current = rows;
  const selected = useDetails(({ entry }) => entry?.place ?? null);
  const [active, setActive] = useState<number | null>(null);
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ item }) => item.place === active),
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => rows[index]?.item.place ?? index, [rows]),
    overscan: 8,
    scrollPaddingStart: listHeaderHeight,
    useFlushSync: false,
    // The row with the focus stays in the page when it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  });

  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const atTop = (virtualizer.scrollOffset ?? 0) < rowHeight;
  useEffect(() => historyList.look({ first, last, atTop }), [first, last, atTop]);
  // What another query finds is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it changes
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [query]);

  const focusRow = useCallback((place: number) => {
    const element = elements.current.get(place);
    wanted.current = element === undefined ? place : null;
    element?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    // A row far from what is seen comes into the page only once it is the active one; one that went leaves its focus.
    const lost = focusInside.current && document.activeElement === document.body;
    const place = wanted.current ?? (lost ? rows[activeIndex]?.item.place : undefined);
    if (place !== undefined) focusRow(place);
  });

  const onElement = useCallback((place: number, element: HTMLDivElement | null) => {
    if (element === null) elements.current.delete(place);
    else elements.current.set(place, element);
  }, []);
  const onOpen = useCallback((item: HistoryItem) => {
    setActive(item.place);
    showEntry(item);
  }, []);
  const onKeyDown = useCallback(
    (item: HistoryItem, event: KeyboardEvent) => {
      const list = current.current;
      const index = list.findIndex((row) => row.item.place === item.place);
      const height = (scroller.current?.clientHeight ?? 0) - listHeaderHeight;
      const page = Math.max(1, Math.floor(height / rowHeight) - 1);
      const target = placeByKey(event.key, index, list.length, page);
      const next = target === undefined ? undefined : list[Math.max(0, Math.min(list.length - 1, target))]?.item;
      if (next !== undefined) {
        setActive(next.place);
        virtualizer.scrollToIndex(list.findIndex((row) => row.item === next));
        focusRow(next.place);
        // Details that are open follow.
        if (useDetails.getState().entry !== null) showEntry(next);
      } else if (event.key === 'Enter' || event.key === ' ') showEntry(item);
      else if (event.key === 'Escape') closeDetails();
      else return;
      event.preventDefault();
    },
    [virtualizer, focusRow],
  );

  const toTop = () => {
    const newest = rows[0]?.item.place;
    if (newest === undefined) return;
    setActive(newest);
    virtualizer.scrollToOffset(0);
    focusRow(newest);
  };

  return (
    <div className={styles.list}>
      <ListGrid
        ref={scroller}
        label={texts.history.label}
        titles={historyColumns.map(([column]) => texts.history.columns[column])}
        columnCount={historyColumns.length}
        rowCount={next === null ? rows.length + 1 : -1}
        columns={template.join(' ')}
        leastWidth={leastWidth}
        busy={searching}
        focusInside={focusInside}
      >
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = rows[index]?.item;
            return item === undefined ? null : (
              <HistoryGridRow
                key={item.place}
                item={item}
                index={index}
                top={start}
                selected={item.place === selected}
                active={index === activeIndex}
                onElement={onElement}
                onOpen={onOpen}
                onKeyDown={onKeyDown}
              />
            );
          })}
        </div>
      </ListGrid>
      {newer && (
        <div className={styles.newer}>
          <Button appearance="primary" shape="circular" size="small" icon={<ArrowUpRegular />} onClick={toTop}>
            {texts.history.list.newer}
          </Button>
        </div>
      )}
    </div>
  );
}
