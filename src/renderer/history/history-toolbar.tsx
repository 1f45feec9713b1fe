import {
  Button,
  Field,
  Input,
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { ArrowExportRegular } from '@fluentui/react-icons/svg/arrow-export';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { historyBooks } from '../../shared/history/history-item';
import { type HistoryQuery, longestSearch, searchedOutcomes } from '../../shared/history/history-query';
import { exportFormats } from '../../shared/history/history-state';
import { useTexts } from '../locale/use-texts';
import { SearchField } from '../shell/search-field';
import { daysAreWrong, type HistoryFilter, historyRanges, useHistoryFilter } from './history-filter';
import { exportHistory, useHistoryWork, verifyHistory } from './history-work';

const useStyles = makeStyles({
  bar: { flexShrink: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px' },
  /** The commands stand in the same line, as far as there is room. */
  filter: { display: 'contents' },
  search: { flex: '1 1 160px', minWidth: 0, maxWidth: '320px' },
  /** As wide as what is usually chosen, not as the longest choice. */
  choice: { width: '140px' },
  book: { width: '222px' },
  days: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
  commands: { display: 'flex', gap: '8px', marginLeft: 'auto' },
  command: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
  /** Over the rows below. */
  menu: { zIndex: 10 },
});

/** Search and filters of History, and what can be done with all of it. `query`: what the list shows. */
export function HistoryToolbar({ query }: { readonly query: HistoryQuery }) {
  const styles = useStyles();
  const texts = useTexts();
  const { filter: words } = texts.history;
  const filter = useHistoryFilter();
  const set = (change: Partial<HistoryFilter>) => useHistoryFilter.setState(change);
  /** The choice of a `Select`; empty: any. */
  const chosen = <T extends string>(choices: readonly T[], value: string): T | null =>
    choices.find((choice) => choice === value) ?? null;
  return (
    <div data-area="" className={styles.bar}>
      <search className={styles.filter} aria-label={words.label}>
        <SearchField
          className={styles.search}
          text={filter.text}
          maxLength={longestSearch}
          onText={(text) => set({ text })}
        />
        <Select
          className={styles.choice}
          aria-label={words.range}
          value={filter.range}
          onChange={(_event, { value }) => set({ range: chosen(historyRanges, value) ?? 'all' })}
        >
          {historyRanges.map((range) => (
            <option key={range} value={range}>
              {words.ranges[range]}
            </option>
          ))}
        </Select>
        {filter.range === 'days' && <Days filter={filter} onChange={set} />}
        <Select
          className={styles.choice}
          aria-label={words.outcome}
          value={filter.outcome ?? ''}
          onChange={(_event, { value }) => set({ outcome: chosen(searchedOutcomes, value) })}
        >
          <option value="">{words.anyOutcome}</option>
          {searchedOutcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {texts.history.outcomes[outcome]}
            </option>
          ))}
        </Select>
        <Select
          className={styles.book}
          aria-label={words.book}
          value={filter.book ?? ''}
          onChange={(_event, { value }) => set({ book: chosen(historyBooks, value) })}
        >
          <option value="">{words.anyBook}</option>
          {historyBooks.map((book) => (
            <option key={book} value={book}>
              {words.books[book]}
            </option>
          ))}
        </Select>
      </search>
      <div className={styles.commands}>
        <ExportMenu query={query} />
        <VerifyButton />
      </div>
    </div>
  );
}

interface DaysProps {
  readonly filter: HistoryFilter;
  readonly onChange: (change: Partial<HistoryFilter>) => void;
}

/** The first and the last day. */
function Days({ filter, onChange }: DaysProps) {
  const styles = useStyles();
  const { filter: words } = useTexts().history;
  return (
    <Field validationMessage={daysAreWrong(filter) ? words.wrongDays : null}>
      <div className={styles.days}>
        <Input
          type="date"
          aria-label={words.firstDay}
          title={words.firstDay}
          max="9999-12-31"
          value={filter.firstDay}
          onChange={(_event, { value }) => onChange({ firstDay: value })}
        />
        <span aria-hidden>–</span>
        <Input
          type="date"
          aria-label={words.lastDay}
          title={words.lastDay}
          max="9999-12-31"
          value={filter.lastDay}
          onChange={(_event, { value }) => onChange({ lastDay: value })}
        />
      </div>
    </Field>
  );
}

function ExportMenu({ query }: { readonly query: HistoryQuery }) {
  const styles = useStyles();
  const { export: words } = useTexts().history;
  const running = useHistoryWork((work) => work.export?.state === 'running');
  return (
    // Inline: everything on the screen is inside one of its landmarks.
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className={styles.command} icon={<ArrowExportRegular />} disabledFocusable={running}>
          {words.command}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.menu}>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words.found}</MenuGroupHeader>
            {exportFormats.map((format) => (
              <MenuItem key={format} onClick={() => void exportHistory(query, format)}>
                {words.formats[format]}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function VerifyButton() {
  const styles = useStyles();
  const { verify } = useTexts().history;
  const running = useHistoryWork((work) => work.verify?.state === 'running');
  return (
    <Button
      className={styles.command}
      icon={<ShieldCheckmarkRegular />}
      disabledFocusable={running}
      onClick={() => void verifyHistory()}
    >
      {verify.command}
    </Button>
  );
}
