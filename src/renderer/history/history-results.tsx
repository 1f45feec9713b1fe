import { MessageBarTitle, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Texts } from '../../shared/locale/en';
import { useTexts } from '../locale/use-texts';
import { announce } from '../shell/announcer';
import { ResultBar } from '../shell/result-bar';
import { type HistoryWorkState, useHistoryWork } from './history-work';
import { verdictText } from './verdict-text';

const useStyles = makeStyles({
  results: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: '6px', ':empty': { display: 'none' } },
  running: { display: 'flex', flexDirection: 'column', gap: '4px' },
  list: { margin: '2px 0', paddingLeft: '18px' },
  means: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What came of verifying and exporting History, until dismissed; while it runs, that it does. */
export function HistoryResults() {
  const styles = useStyles();
  const texts = useTexts();
  const work = useHistoryWork();
  useAnnouncedResults(work, texts);
  const { verify, export: exported } = work;
  return (
    <div className={styles.results}>
      {verify?.state === 'running' && <Running what={texts.history.verify.running} />}
      {verify?.state === 'failed' && (
        <ResultBar intent="error" onDismiss={() => useHistoryWork.setState({ verify: null })}>
          {texts.history.verify.failed(verify.why)}
        </ResultBar>
      )}
      {verify?.state === 'done' && (
        <ResultBar
          intent={verify.result.every(({ broken }) => broken === null) ? 'success' : 'error'}
          onDismiss={() => useHistoryWork.setState({ verify: null })}
        >
          <MessageBarTitle>
            {verify.result.every(({ broken }) => broken === null)
              ? texts.history.verify.title
              : texts.history.verify.brokenTitle}
          </MessageBarTitle>
          <ul className={styles.list}>
            {verify.result.map((verdict) => (
              <li key={verdict.book}>{verdictText(texts, verdict)}</li>
            ))}
          </ul>
          <p className={styles.means}>{texts.history.verify.means}</p>
        </ResultBar>
      )}
      {exported?.state === 'running' && <Running what={texts.history.export.running} />}
      {exported?.state === 'failed' && (
        <ResultBar intent="error" onDismiss={() => useHistoryWork.setState({ export: null })}>
          {texts.history.export.failed(exported.why)}
        </ResultBar>
      )}
      {exported?.state === 'done' && (
        <ResultBar intent="success" onDismiss={() => useHistoryWork.setState({ export: null })}>
          {texts.history.export.done(exported.result.items, exported.result.file)}
        </ResultBar>
      )}
    </div>
  );
}

function Running({ what }: { readonly what: string }) {
  const styles = useStyles();
  return (
    <div className={styles.running}>
      <span>{what}</span>
      <ProgressBar aria-label={what} />
    </div>
  );
}

/** Has it read out what came of each, once, when it comes. */
function useAnnouncedResults(work: HistoryWorkState, texts: Texts): void {
  const told = useRef(work);
  useEffect(() => {
    const { verify, export: exported } = work;
    if (verify !== told.current.verify && verify !== null) {
      if (verify.state === 'done') for (const verdict of verify.result) announce(verdictText(texts, verdict));
      else
        announce(verify.state === 'running' ? texts.history.verify.running : texts.history.verify.failed(verify.why));
    }
    if (exported !== told.current.export && exported !== null && exported.state !== 'running') {
      announce(
        exported.state === 'done'
          ? texts.history.export.done(exported.result.items, exported.result.file)
          : texts.history.export.failed(exported.why),
      );
    }
    told.current = work;
  }, [work, texts]);
}
