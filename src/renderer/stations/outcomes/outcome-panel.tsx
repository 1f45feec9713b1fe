import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { useAsking } from '../asking/asking';
import { BatchOutcomes } from './batch-outcomes';
import { type Batch, batchesOf, isSettled } from './batches';
import { rememberAskedAgain } from './retry';

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    maxHeight: 'min(34vh, 300px)',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    justifyContent: 'flex-end',
    padding: '2px 6px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** How what was asked for went: each batch until it is dismissed, each session with its own outcome. */
export function OutcomePanel({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const asking = useAsking(lab);
  const panel = useRef<HTMLElement>(null);
  const batches = batchesOf(lab.requests);
  const settled = batches.filter(isSettled);

  const dismiss = (these: readonly Batch[]) => {
    focusAfter(panel.current, batches, these);
    rememberAskedAgain(
      lab,
      these.flatMap(({ requests }) => requests),
    );
    for (const { id } of these) void tellMain('dismissBatch', { batch: id });
  };
  return (
    <>
      {batches.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has nothing in it to focus while requests are open
        <section ref={panel} data-area="" tabIndex={0} aria-label={texts.outcomes.label} className={styles.panel}>
          {settled.length > 1 && (
            <div className={styles.bar}>
              <Button appearance="subtle" size="small" onClick={() => dismiss(settled)}>
                {texts.outcomes.dismissAll}
              </Button>
            </div>
          )}
          {batches.map((batch) => (
            <BatchOutcomes key={batch.id} lab={lab} batch={batch} asking={asking} onDismiss={() => dismiss([batch])} />
          ))}
        </section>
      )}
      {asking.dialog}
    </>
  );
}

/** Moves the focus from what is dismissed to the batch that takes its place; where none is left, to the grid. */
function focusAfter(panel: HTMLElement | null, batches: readonly Batch[], dismissed: readonly Batch[]): void {
  const staying = batches.filter((batch) => !dismissed.includes(batch));
  const place = batches.findIndex((batch) => dismissed.includes(batch));
  const heir = staying[Math.min(place, staying.length - 1)];
  const articles = panel?.querySelectorAll('article') ?? [];
  const target =
    heir === undefined
      ? document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')
      : articles[batches.indexOf(heir)];
  target?.focus();
}
