import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { type KeyboardEvent, memo, type ReactNode } from 'react';
import type { HistoryItem } from '../../shared/history/history-item';
import { useTexts } from '../locale/use-texts';
import { listCell, listRow, listRowSelected } from '../shell/list-styles';
import { useHiddenStyle } from '../shell/use-hidden-style';
import { byText, outcomeOf, outcomeSentence, placeText, rowText, utcText, whatText, wholeTimeText } from './item-text';
import { OutcomeMark } from './outcome-mark';

/** Height of a row in px. */
export const rowHeight = 36;

/** The columns in order, with the least width (px) and the share of what is left over of each. */
export const historyColumns = [
  ['time', 184, 0],
  ['by', 84, 7],
  ['what', 118, 10],
  ['user', 132, 14],
  ['station', 78, 8],
  ['computer', 84, 6],
  ['outcome', 116, 9],
  ['reason', 76, 12],
] as const;

const useStyles = makeStyles({
  row: { ...listRow, height: `${rowHeight}px` },
  selected: listRowSelected,
  cell: listCell,
  time: { fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
  computer: { display: 'flex', alignItems: 'center', gap: '6px' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  icon: { flexShrink: 0, fontSize: '14px', color: tokens.colorNeutralForeground3 },
});

interface HistoryGridRowProps {
  readonly item: HistoryItem;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  /** The row that Tab reaches. */
  readonly active: boolean;
  readonly onElement: (place: number, element: HTMLDivElement | null) => void;
  readonly onOpen: (item: HistoryItem) => void;
  readonly onKeyDown: (item: HistoryItem, event: KeyboardEvent) => void;
}

/** One entry of History in the list. */
export const HistoryGridRow = memo(function HistoryGridRow(props: HistoryGridRowProps) {
  const { item, index, top, selected, active, onElement, onOpen, onKeyDown } = props;
  const styles = useStyles();
  const hidden = useHiddenStyle();
  const texts = useTexts();
  const { subject } = item;
  const outcome = outcomeOf(item);
  const reason = item.kind === 'event' ? null : item.reason;
  /** The contents of each cell, its tooltip where it is another text, and its style. */
  const cells: readonly (readonly [content: ReactNode, hint: string, style?: string | false])[] = [
    [wholeTimeText(texts, item.at), utcText(texts, item.at), styles.time],
    [byText(texts, item), item.kind === 'event' ? texts.history.details.notByConsole : item.by],
    [whatText(texts, item), whatText(texts, item)],
    item.kind === 'power'
      ? ['', '']
      : [
          <User key="user" item={item} />,
          texts.withDetail(item.subject.fullName ?? item.subject.user, item.subject.user),
        ],
    [
      placeText(texts, item),
      placeText(texts, item),
      item.kind !== 'power' && item.subject.station === null && styles.quiet,
    ],
    [
      <span key="computer" className={styles.computer}>
        <span className={styles.text}>{subject.computer}</span>
        {item.simulated && (
          <>
            <BeakerRegular aria-hidden className={styles.icon} />
            <span className={hidden}>{texts.history.simulated}</span>
          </>
        )}
      </span>,
      item.simulated ? texts.withDetail(subject.computer, texts.history.simulated) : subject.computer,
    ],
    [outcome !== null && <OutcomeMark key="outcome" outcome={outcome} />, outcomeSentence(texts, item)],
    [reason, reason ?? ''],
  ];
  return (
    <div
      ref={(element) => onElement(item.place, element)}
      role="row"
      aria-label={rowText(texts, item)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      className={mergeClasses(styles.row, selected && styles.selected)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(item)}
      onKeyDown={(event) => onKeyDown(item, event)}
    >
      {cells.map(([content, hint, style], column) => (
        <div
          key={historyColumns[column]?.[0]}
          role="gridcell"
          aria-colindex={column + 1}
          className={mergeClasses(styles.cell, style)}
          title={hint === '' ? undefined : hint}
        >
          {content}
        </div>
      ))}
    </div>
  );
});

/** The person's name where it is known, and the account. */
function User({ item }: { readonly item: Exclude<HistoryItem, { kind: 'power' }> }) {
  const styles = useStyles();
  const { user, fullName } = item.subject;
  if (fullName === null || fullName === '') return user;
  return (
    <>
      {fullName} <span className={styles.quiet}>{user}</span>
    </>
  );
}
