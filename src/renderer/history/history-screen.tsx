import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useTexts } from '../locale/use-texts';
import { noHistoryFilter, useHistoryFilter } from './history-filter';
import { historyList } from './history-store';

const useStyles = makeStyles({
  screen: {
    flex: '1 0 auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    padding: '24px',
    textAlign: 'center',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, maxWidth: '560px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What stands in place of the list. */
export type HistoryScreenKind =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'nothing-found' }
  | { readonly kind: 'failed'; readonly why: string };

/** What stands in place of the list; loading, nothing yet, nothing found and could not read never look alike. */
export function HistoryScreen({ screen }: { readonly screen: HistoryScreenKind }) {
  const styles = useStyles();
  const texts = useTexts();
  const { list } = texts.history;
  switch (screen.kind) {
    case 'loading':
      return (
        <div className={styles.screen}>
          <Spinner label={list.loading} labelPosition="below" />
        </div>
      );
    case 'empty':
      return (
        <div className={styles.screen}>
          <h2 className={styles.title}>{list.emptyTitle}</h2>
          <p className={styles.text}>{list.emptyText}</p>
        </div>
      );
    case 'nothing-found':
      return (
        <div className={styles.screen} role="status">
          <p className={styles.text}>{texts.filter.nothing}</p>
          <Button onClick={() => useHistoryFilter.setState(noHistoryFilter)}>{texts.filter.clear}</Button>
        </div>
      );
    case 'failed':
      return (
        <div className={styles.screen} role="alert">
          <h2 className={styles.title}>{list.failedTitle}</h2>
          <p className={styles.text}>{list.failedText}</p>
          <p className={styles.text}>{screen.why}</p>
          <Button onClick={() => historyList.retry()}>{texts.commands.retry}</Button>
        </div>
      );
  }
}
