import { makeStyles, tokens } from '@fluentui/react-components';
import type { HostProblem } from '../../shared/lab/host';
import { withDetail } from '../../shared/locale/with-detail';
import { parseSshAddress } from '../../shared/settings/ssh-address';
import { useTexts } from '../locale/use-texts';
import { CopyButton } from '../stations/outcomes/copy-button';
import { sshCommand } from './computer-draft';

const useStyles = makeStyles({
  problem: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px', overflowWrap: 'anywhere' },
  /** ssh's own words and the command can be selected. */
  words: { userSelect: 'text', maxWidth: '100%', whiteSpace: 'pre-line' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  command: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 8px',
    fontSize: tokens.fontSizeBase200,
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    userSelect: 'text',
    padding: '2px 6px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
});

/** What a person can only mend, or look into, by connecting once themselves. */
const triedByHand: ReadonlySet<HostProblem> = new Set(['host-key-unknown', 'log-on-refused']);

interface ConnectionProblemProps {
  readonly problem: HostProblem;
  /** The words of the host or of ssh. */
  readonly detail: string;
  /** Where it is reached; null: it is this computer, or a simulated one. */
  readonly address: string | null;
}

/** Why a computer can't be read, in its own words too, what can be done about it, and the command to try. */
export function ConnectionProblem({ problem, detail, address }: ConnectionProblemProps) {
  const styles = useStyles();
  const texts = useTexts();
  const target = address === null || !triedByHand.has(problem) ? undefined : parseSshAddress(address);
  const advice = texts.advice[problem];
  return (
    <div className={styles.problem}>
      <span className={styles.words}>{withDetail(texts, texts.problems[problem], detail)}</span>
      {advice !== '' && <span className={styles.note}>{advice}</span>}
      {target !== undefined && (
        <div className={styles.command}>
          <span>{texts.computers.tryThis}</span>
          <code className={styles.code}>{sshCommand(target)}</code>
          <CopyButton textOf={() => sshCommand(target)} />
        </div>
      )}
    </div>
  );
}
