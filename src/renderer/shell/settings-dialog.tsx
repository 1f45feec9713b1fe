import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import { warnChoices } from '../../shared/requests/countdown';
import {
  type LanguageChoice,
  languageChoices,
  noPreferenceChanges,
  type PreferenceChanges,
  type ThemeChoice,
  themeChoices,
  usualPreferences,
} from '../../shared/settings/preferences';
import { call, whyOf } from '../bridge';
import { useTexts } from '../locale/use-texts';
import { useConsole } from './console-store';
import { HistorySettings } from './history-settings';
import { WindowDialog } from './window-dialog';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: '20px' },
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    ':not(:first-child)': { paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    alignItems: 'start',
    gap: '16px',
  },
  label: { display: 'block', marginBottom: '6px', fontWeight: tokens.fontWeightSemibold },
  columns: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  warn: { maxWidth: '280px' },
  /** In sight, however far the settings are scrolled. */
  problem: { position: 'sticky', bottom: 0, flexShrink: 0 },
});

/** Changes some preferences. */
export type ChangePreferences = (changed: Partial<PreferenceChanges>) => void;

/** The settings: each change is used at once in the whole window, and kept. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { settings, warning } = useTexts();
  const preferences = useConsole((state) => state.console?.preferences ?? usualPreferences);
  const [problem, setProblem] = useState<string | null>(null);
  const change: ChangePreferences = async (changed) => setProblem(await keep(changed));
  return (
    <WindowDialog title={settings.title} width={560} onClose={onClose}>
      <div className={styles.sections}>
        <Section title={settings.appearance}>
          <div className={styles.choices}>
            <Field label={{ children: settings.language, className: styles.label }}>
              <RadioGroup
                value={preferences.language}
                onChange={(_event, { value }) => change({ language: value as LanguageChoice })}
              >
                {languageChoices.map((choice) => (
                  <Radio key={choice} value={choice} label={settings.languages[choice]} />
                ))}
              </RadioGroup>
            </Field>
            <Field label={{ children: settings.theme, className: styles.label }}>
              <RadioGroup
                value={preferences.theme}
                onChange={(_event, { value }) => change({ theme: value as ThemeChoice })}
              >
                {themeChoices.map((choice) => (
                  <Radio key={choice} value={choice} label={settings.themes[choice]} />
                ))}
              </RadioGroup>
            </Field>
          </div>
          <ColumnWidths usual={Object.keys(preferences.columnWidths).length === 0} onChange={change} />
        </Section>
        <Section title={settings.ending}>
          <Field label={settings.warn} hint={settings.warnHint}>
            <Select
              className={styles.warn}
              value={preferences.warnSeconds}
              onChange={(_event, { value }) =>
                change({ warnSeconds: warnChoices.find((choice) => choice === Number(value)) ?? null })
              }
            >
              {warnChoices.map((choice) => (
                <option key={choice} value={choice}>
                  {warning.choice(choice)}
                </option>
              ))}
            </Select>
          </Field>
        </Section>
        <Section title={settings.history}>
          <HistorySettings preferences={preferences} onChange={change} />
        </Section>
        {problem !== null && (
          <MessageBar intent="error" layout="multiline" role="alert" className={styles.problem}>
            <MessageBarBody>{settings.notKept(problem)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </WindowDialog>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
    </section>
  );
}

function ColumnWidths({ usual, onChange }: { readonly usual: boolean; readonly onChange: ChangePreferences }) {
  const styles = useStyles();
  const { settings } = useTexts();
  const note = useId();
  return (
    <div>
      <span className={styles.label}>{settings.columnWidths}</span>
      <div className={styles.columns}>
        <Button
          disabledFocusable={usual}
          aria-describedby={usual ? note : undefined}
          onClick={() => onChange({ columnWidths: {} })}
        >
          {settings.resetWidths}
        </Button>
        {usual && (
          <p id={note} className={styles.note}>
            {settings.widthsAreUsual}
          </p>
        )}
      </div>
    </div>
  );
}

/** Has main use and keep a change. Answers with why it could not be kept; null: it is. */
async function keep(changed: Partial<PreferenceChanges>): Promise<string | null> {
  try {
    await call('changePreferences', { ...noPreferenceChanges, ...changed });
    return null;
  } catch (error) {
    return whyOf(error);
  }
}
