import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import {
  type LanguageChoice,
  languageChoices,
  type PreferenceChanges,
  type ThemeChoice,
  themeChoices,
  usualPreferences,
} from '../../shared/settings/preferences';
import { call, whyOf } from '../bridge';
import { useTexts } from '../locale/use-texts';
import { useConsole } from './console-store';
import { useFirstFocus } from './use-first-focus';

const useStyles = makeStyles({
  surface: { maxWidth: '520px', width: 'calc(100vw - 32px)' },
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    alignItems: 'start',
    gap: '16px',
  },
  label: { display: 'block', marginBottom: '6px', fontWeight: tokens.fontWeightSemibold },
  columns: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The settings: each change is used at once in the whole window, and kept. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { settings } = useTexts();
  const ids = useId();
  const preferences = useConsole((state) => state.console?.preferences ?? usualPreferences);
  const [problem, setProblem] = useState<string | null>(null);
  const close = useFirstFocus();
  const change = async (changed: Partial<PreferenceChanges>) => setProblem(await keep(changed));
  const widthsAreUsual = Object.keys(preferences.columnWidths).length === 0;
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{settings.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <div className={styles.choices}>
              <Field label={{ children: settings.language, className: styles.label }}>
                <RadioGroup
                  value={preferences.language}
                  onChange={(_event, { value }) => void change({ language: value as LanguageChoice })}
                >
                  {languageChoices.map((choice) => (
                    <Radio key={choice} value={choice} label={settings.languages[choice]} />
                  ))}
                </RadioGroup>
              </Field>
              <Field label={{ children: settings.theme, className: styles.label }}>
                <RadioGroup
                  value={preferences.theme}
                  onChange={(_event, { value }) => void change({ theme: value as ThemeChoice })}
                >
                  {themeChoices.map((choice) => (
                    <Radio key={choice} value={choice} label={settings.themes[choice]} />
                  ))}
                </RadioGroup>
              </Field>
            </div>
            <div>
              <span className={styles.label}>{settings.columnWidths}</span>
              <div className={styles.columns}>
                <Button
                  disabledFocusable={widthsAreUsual}
                  aria-describedby={widthsAreUsual ? `${ids}-usual` : undefined}
                  onClick={() => void change({ columnWidths: {} })}
                >
                  {settings.resetWidths}
                </Button>
                {widthsAreUsual && (
                  <p id={`${ids}-usual`} className={styles.note}>
                    {settings.widthsAreUsual}
                  </p>
                )}
              </div>
            </div>
            {problem !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>{settings.notKept(problem)}</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <Button ref={close} onClick={onClose}>
              {settings.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Has main use and keep a change. Answers with why it could not be kept; null: it is. */
async function keep(changed: Partial<PreferenceChanges>): Promise<string | null> {
  try {
    await call('changePreferences', { language: null, theme: null, columnWidths: null, ...changed });
    return null;
  } catch (error) {
    return whyOf(error);
  }
}
