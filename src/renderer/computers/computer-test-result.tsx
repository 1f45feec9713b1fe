import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Spinner } from '@fluentui/react-components';
import type { Texts } from '../../shared/locale/en';
import { useTexts } from '../locale/use-texts';
import { useHiddenStyle } from '../shell/use-hidden-style';
import { ConnectionProblem } from './connection-problem';
import type { TestState } from './use-computer-test';

const useStyles = makeStyles({
  running: { justifyContent: 'flex-start' },
  body: { overflowWrap: 'anywhere' },
});

type ComputerTestResultProps = {
  /** null: what is filled in was not tested. */
  readonly test: Exclude<TestState, { readonly state: 'none' }> | null;
};

/** How the test of a computer goes, and what came of it. */
export function ComputerTestResult({ test }: ComputerTestResultProps) {
  const styles = useStyles();
  const hidden = useHiddenStyle();
  const texts = useTexts();
  const { dialog: say } = texts.computers;
  const result = test?.state === 'done' ? test.result : null;
  return (
    <>
      <span role="status" className={hidden}>
        {statusText(texts, test)}
      </span>
      {test?.state === 'running' && (
        <Spinner aria-hidden size="tiny" className={styles.running} label={statusText(texts, test)} />
      )}
      {result?.ok === true && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody className={styles.body}>{statusText(texts, test)}</MessageBarBody>
        </MessageBar>
      )}
      {result?.ok === false && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody className={styles.body}>
            <MessageBarTitle>{say.fails}</MessageBarTitle>
            <ConnectionProblem problem={result.problem} detail={result.detail} address={test?.target || null} />
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** What is said of a test while it runs and when it went well; empty: nothing. */
function statusText({ computers: { dialog } }: Texts, test: ComputerTestResultProps['test']): string {
  if (test === null) return '';
  if (test.state === 'running') return test.target === '' ? dialog.testingLocal : dialog.testing(test.target);
  const { result } = test;
  if (!result.ok) return '';
  return result.name === null ? dialog.works(result.sessions) : dialog.worksAs(result.name, result.sessions);
}
