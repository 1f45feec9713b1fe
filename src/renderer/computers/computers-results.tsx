import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Texts } from '../../shared/locale/en';
import { useTexts } from '../locale/use-texts';
import { announce } from '../shell/announcer';
import { ResultBar } from '../shell/result-bar';
import { type ComputersWorkState, useComputersWork } from './computers-work';
import { importText } from './import-text';

const useStyles = makeStyles({
  results: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: '6px', ':empty': { display: 'none' } },
  /** The list of computers stays in sight. */
  list: { margin: '2px 0', paddingLeft: '18px', maxHeight: '140px', overflowY: 'auto' },
});

/** What came of importing and exporting, until dismissed. */
export function ComputersResults() {
  const styles = useStyles();
  const texts = useTexts();
  const work = useComputersWork();
  useAnnouncedResults(work, texts);
  const { import: imported, export: exported } = work;
  const { import: importTexts, export: exportTexts } = texts.computers;
  return (
    <div className={styles.results}>
      {imported?.state === 'failed' && (
        <ResultBar intent="error" onDismiss={() => useComputersWork.setState({ import: null })}>
          {importTexts.failed(imported.why)}
        </ResultBar>
      )}
      {imported?.state === 'done' && <ImportResult work={imported.result} />}
      {exported?.state === 'failed' && (
        <ResultBar intent="error" onDismiss={() => useComputersWork.setState({ export: null })}>
          {exportTexts.failed(exported.why)}
        </ResultBar>
      )}
      {exported?.state === 'done' && (
        <ResultBar intent="success" onDismiss={() => useComputersWork.setState({ export: null })}>
          {exportTexts.done(exported.result.computers, exported.result.file)}
        </ResultBar>
      )}
    </div>
  );
}

function ImportResult({ work }: { readonly work: Parameters<typeof importText>[1] }) {
  const styles = useStyles();
  const texts = useTexts();
  const { title, left, lines } = importText(texts, work);
  return (
    <ResultBar
      intent={!work.ok ? 'error' : left === null ? 'success' : 'warning'}
      onDismiss={() => useComputersWork.setState({ import: null })}
    >
      {title} {left}
      {lines.length > 0 && (
        // The keys scroll it where there are many.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <ul tabIndex={0} className={styles.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </ResultBar>
  );
}

/** Has it read out what came of each, once, when it comes. */
function useAnnouncedResults(work: ComputersWorkState, texts: Texts): void {
  const told = useRef(work);
  useEffect(() => {
    const { import: imported, export: exported } = work;
    const { import: importTexts, export: exportTexts } = texts.computers;
    if (imported !== told.current.import && imported !== null && imported.state !== 'running') {
      if (imported.state === 'failed') announce(importTexts.failed(imported.why));
      else {
        const { title, left } = importText(texts, imported.result);
        announce(left === null ? title : `${title} ${left}`);
      }
    }
    if (exported !== told.current.export && exported !== null && exported.state !== 'running') {
      const { state } = exported;
      announce(
        state === 'failed'
          ? exportTexts.failed(exported.why)
          : exportTexts.done(exported.result.computers, exported.result.file),
      );
    }
    told.current = work;
  }, [work, texts]);
}
