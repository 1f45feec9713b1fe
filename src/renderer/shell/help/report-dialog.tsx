import { Button, Checkbox, Field, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { call, whyOf } from '../../bridge';
import { useTexts } from '../../locale/use-texts';
import { WindowDialog } from '../window-dialog';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '12px',
    overflowWrap: 'anywhere',
  },
  paragraph: { margin: 0 },
  list: { margin: 0, paddingLeft: '20px', display: 'flex', flexDirection: 'column', gap: '2px' },
  bar: { alignSelf: 'stretch' },
});

/** What came of saving it. */
type Saved = { readonly file: string } | { readonly problem: string };

/** Says what is in a report for support, and saves one. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { report } = useTexts();
  const [names, setNames] = useState(false);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const save = async () => {
    setSaving(true);
    setSaved(null);
    try {
      setSaved(await call('saveReport', { names }));
    } catch (error) {
      setSaved({ problem: whyOf(error) });
    }
    setSaving(false);
  };
  return (
    <WindowDialog title={report.title} width={560} onClose={onClose}>
      <div className={styles.content}>
        <p className={styles.paragraph}>{report.intro}</p>
        <ul className={styles.list}>
          {report.contents.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className={styles.paragraph}>{report.notIn}</p>
        <Field hint={report.namesHint}>
          <Checkbox
            label={report.names}
            checked={names}
            onChange={(_event, { checked }) => setNames(checked === true)}
          />
        </Field>
        <Button appearance="primary" disabledFocusable={saving} onClick={() => void save()}>
          {saving ? report.saving : report.save}
        </Button>
        {saved !== null && (
          <MessageBar
            intent={'file' in saved ? 'success' : 'error'}
            layout="multiline"
            role="alert"
            className={styles.bar}
          >
            <MessageBarBody>{'file' in saved ? report.saved(saved.file) : report.failed(saved.problem)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </WindowDialog>
  );
}
