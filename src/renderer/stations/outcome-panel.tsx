import {
  Button,
  makeStyles,
  mergeClasses,
  ProgressBar,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useMemo, useState } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { RequestRecord } from '../../shared/requests/request';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { type Batch, batchesOf } from './batches';
import { EndDialog } from './end-dialog';
import { batchText, outcomeText, subjectText } from './outcome-text';
import { mayForce } from './tasks';

/** Requests of a batch that are listed; the counts above cover all of them. */
const mostListed = 100;

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    maxHeight: '38%',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  batch: { padding: '8px 12px', ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  top: { display: 'flex', alignItems: 'center', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  summary: { flex: 1, margin: 0 },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none', fontSize: tokens.fontSizeBase200 },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px', padding: '3px 0' },
  who: { minWidth: '220px' },
  how: { flex: '1 1 260px', overflowWrap: 'anywhere' },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

/** How what was asked for went: each batch until it is dismissed, each session with its own outcome. */
export function OutcomePanel({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const batches = useMemo(() => batchesOf(lab.requests), [lab.requests]);
  if (batches.length === 0) return null;
  return (
    <section aria-label={texts.outcomes.label} className={styles.panel}>
      {batches.map((batch) => (
        <BatchOutcomes key={batch.id} lab={lab} batch={batch} />
      ))}
    </section>
  );
}

function BatchOutcomes({ lab, batch }: { readonly lab: LabCopy; readonly batch: Batch }) {
  const styles = useStyles();
  const texts = useTexts();
  const { id, action, force, requests, settled } = batch;
  const title = force ? texts.outcomes.forced : texts.outcomes.title[action];
  const open = settled < requests.length;
  return (
    <article aria-label={title} className={styles.batch}>
      <div className={styles.top}>
        <h2 className={styles.title}>{title}</h2>
        <p role="status" className={styles.summary}>
          {batchText(texts, batch)}
        </p>
        {!open && (
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            onClick={() => void tellMain('dismissBatch', { batch: id })}
          >
            {texts.commands.dismiss}
          </Button>
        )}
      </div>
      {open && <ProgressBar aria-label={title} value={settled} max={requests.length} />}
      <ul className={styles.list}>
        {requests.slice(0, mostListed).map((request) => (
          <RequestOutcome key={request.id} lab={lab} request={request} />
        ))}
        {requests.length > mostListed && <li>{texts.outcomes.more(requests.length - mostListed)}</li>}
      </ul>
    </article>
  );
}

function RequestOutcome({ lab, request }: { readonly lab: LabCopy; readonly request: RequestRecord }) {
  const styles = useStyles();
  const texts = useTexts();
  const [forcing, setForcing] = useState(false);
  const restoreFocus = useRestoreFocusTarget();
  const { outcome } = request;
  const session = lab.sessions.get(request.session);
  const force = outcome?.kind === 'not-ending' && session !== undefined && mayForce(lab, session);
  const bad = outcome !== null && outcome.kind !== 'done' && outcome.kind !== 'called-off';
  return (
    <li className={styles.item}>
      <span className={styles.who}>{subjectText(texts, request)}</span>
      <span className={mergeClasses(styles.how, bad && styles.bad)}>{outcomeText(texts, lab, request)}</span>
      {force && (
        <Button {...restoreFocus} size="small" aria-label={texts.commands.force} onClick={() => setForcing(true)}>
          {texts.commands.opensDialog(texts.commands.force)}
        </Button>
      )}
      {forcing && (
        <EndDialog
          lab={lab}
          what={{ kind: 'selection', sessions: [request.session], force: true }}
          onClose={() => setForcing(false)}
        />
      )}
    </li>
  );
}
