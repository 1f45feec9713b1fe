import { Field, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { Preferences } from '../../shared/settings/preferences';
import { useTexts } from '../locale/use-texts';
import { DaysField } from './days-field';
import type { ChangePreferences } from './settings-dialog';

const useStyles = makeStyles({
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(210px, 1fr))',
    alignItems: 'start',
    gap: '14px 16px',
  },
  /** In line with what stands above it. */
  switch: { marginLeft: '-8px' },
  privacy: {
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: '6px 0 0', paddingLeft: '18px', display: 'flex', flexDirection: 'column', gap: '4px' },
});

interface HistorySettingsProps {
  readonly preferences: Preferences;
  readonly onChange: ChangePreferences;
}

/** How long History is kept, what of it, and what that means for the people in it. */
export function HistorySettings({ preferences, onChange }: HistorySettingsProps) {
  const styles = useStyles();
  const { settings } = useTexts();
  return (
    <>
      <div className={styles.days}>
        <DaysField
          label={settings.actionDays}
          days={preferences.actionDays}
          onKeep={(actionDays) => onChange({ actionDays })}
        />
        <DaysField
          label={settings.eventDays}
          days={preferences.eventDays}
          onKeep={(eventDays) => onChange({ eventDays })}
        />
      </div>
      <Field hint={settings.keepMessageTextsHint}>
        <Switch
          className={styles.switch}
          label={settings.keepMessageTexts}
          checked={preferences.keepMessageTexts}
          onChange={(_event, { checked }) => onChange({ keepMessageTexts: checked })}
        />
      </Field>
      <div className={styles.privacy}>
        <h4 className={styles.title}>{settings.privacyTitle}</h4>
        <ul className={styles.list}>
          {settings.privacy.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
