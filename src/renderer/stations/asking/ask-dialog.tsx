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
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useId, useMemo, useState } from 'react';
import type { Host } from '../../../shared/lab/host';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { maybeWorking, scopesOf } from '../../../shared/lab/who-is-hit';
import type { Texts } from '../../../shared/locale/en';
import type { SessionKey } from '../../../shared/session/identity';
import { useLab } from '../../lab/lab-store';
import { useTexts } from '../../locale/use-texts';
import { useFirstFocus } from '../../shell/use-first-focus';
import { askFor } from '../commands';
import {
  type AskWhat,
  actionOf,
  askedAbout,
  chosenOf,
  coversText,
  firstScope,
  notesOf,
  scopeText,
  stillThere,
} from './asked';
import { HitList } from './hit-list';
import { MessageField } from './message-field';
import { keepMessageText, messageProblem, messageSent, messageText, newMessages } from './message-texts';

const useStyles = makeStyles({
  surface: { maxWidth: '860px', width: 'calc(100vw - 32px)' },
  // What does not fit is scrolled to; nothing in it gives way.
  content: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0, '& > *': { flexShrink: 0 } },
  intro: { margin: 0 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  hint: { display: 'block' },
  whyOff: { margin: 0, padding: '6px 0', color: tokens.colorNeutralForeground2 },
  button: { whiteSpace: 'nowrap' },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':hover:active': {
      backgroundColor: tokens.colorStatusDangerBackground3Pressed,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
});

interface AskDialogProps {
  readonly lab: LabCopy;
  readonly what: AskWhat;
  readonly onClose: () => void;
}

/**
 * Asks before something is done to several, or is ended, and names everybody who is hit; a message is typed here. Who
 * stands in it is fixed when it opens (or when its scope is changed): nobody who comes later is hit by a click that was
 * meant for those who were read here.
 */
export function AskDialog({ lab, what, onClose }: AskDialogProps) {
  const styles = useStyles();
  const texts = useTexts();
  const whyOffId = useId();
  const { question } = what;
  const action = actionOf(what);
  const [scopes] = useState(() => (what.kind === 'all' ? scopesOf(known(lab)) : []));
  const [asked, setAsked] = useState(() =>
    askedAbout(lab, what, firstScope(lab, action, scopes, Date.now()), Date.now()),
  );
  const { scope, who, groups } = asked;
  const [flipped, setFlipped] = useState<ReadonlySet<SessionKey>>(new Set());
  const flip = useCallback((key: SessionKey) => setFlipped((before) => withFlipped(before, key)), []);
  const still = useCallback((key: SessionKey) => stillThere(lab, action, key), [lab, action]);
  const chosen = useMemo(() => chosenOf(lab, action, groups, flipped), [lab, action, groups, flipped]);

  const messageOf = (what.kind === 'selection' && what.retryOf) || newMessages[what.kind];
  const [text, setText] = useState(() => messageText(messageOf));
  const firstFocus = useFirstFocus();

  const own = what.kind === 'selection' ? texts.askDialog.own[what.question] : null;
  const ownGroup = groups.find(({ kind }) => kind === 'own');
  const dangerous = action === 'end';
  const mayLose = dangerous ? chosen.filter(({ session, host }) => maybeWorking(session, host, Date.now())).length : 0;
  const problem = question === 'message' ? messageProblem(text) : null;
  const whyOff = chosen.length === 0 ? texts.askDialog.nobodyTicked : problem && texts.messageField[problem];

  const confirm = () => {
    if (whyOff !== null) return;
    onClose();
    const keys = chosen.map(({ session }) => session.key);
    const ownConfirmed = ownGroup?.hits.some(({ session }) => flipped.has(session.key)) ?? false;
    if (question === 'message') void sendMessage(keys, ownConfirmed, messageOf, text.trim());
    else void askFor(action, keys, { force: question === 'force', ownConfirmed });
  };

  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>
            {titleOf(texts, what, chosen.length, new Set(chosen.map(({ host }) => host.id)).size)}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.intro}>{texts.askDialog.intro[question]}</p>
            {what.kind === 'all' && scope !== undefined && (
              <Field
                label={texts.askDialog.scope}
                hint={
                  <>
                    <span className={styles.hint}>{coversText(texts, asked)}</span>
                    <span className={styles.hint}>{texts.askDialog.scopeNote}</span>
                  </>
                }
              >
                <Select
                  value={scopes.indexOf(scope)}
                  onChange={(_event, { value }) => {
                    setAsked(askedAbout(lab, what, scopes[Number(value)], Date.now()));
                    setFlipped(new Set());
                  }}
                >
                  {scopes.map((choice, index) => (
                    <option key={JSON.stringify(choice)} value={index}>
                      {scopeText(texts, lab, choice)}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            {question === 'message' && (
              <MessageField
                fieldRef={firstFocus}
                text={text}
                onText={(typed) => {
                  setText(typed);
                  keepMessageText(messageOf, typed);
                }}
                onSend={confirm}
              />
            )}
            {groups.length > 0 && (
              <HitList
                lab={lab}
                label={texts.askDialog.list[question]}
                groups={groups}
                flipped={flipped}
                still={still}
                onFlip={flip}
              />
            )}
            {groups.length === 0 && <p className={styles.intro}>{texts.askDialog.nobody[question]}</p>}
            {ownGroup !== undefined && own !== null && (
              <MessageBar intent={dangerous ? 'warning' : 'info'} layout="multiline">
                <MessageBarBody>{own}</MessageBarBody>
              </MessageBar>
            )}
            {mayLose > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{texts.askDialog.mayLose(mayLose)}</MessageBarBody>
              </MessageBar>
            )}
            {notesOf(texts, what, who).map((note) => (
              <p key={note} className={styles.note}>
                {note}
              </p>
            ))}
          </DialogContent>
          {whyOff !== null && groups.length > 0 && (
            <DialogActions position="start">
              <p id={whyOffId} className={styles.whyOff}>
                {whyOff}
              </p>
            </DialogActions>
          )}
          <DialogActions>
            <Button ref={question === 'message' ? undefined : firstFocus} className={styles.button} onClick={onClose}>
              {texts.commands.cancel}
            </Button>
            <Button
              appearance="primary"
              className={mergeClasses(styles.button, dangerous && whyOff === null && styles.danger)}
              disabledFocusable={whyOff !== null}
              aria-describedby={whyOff !== null && groups.length > 0 ? whyOffId : undefined}
              onClick={confirm}
            >
              {texts.askDialog.confirm[question](chosen.length)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function withFlipped(flipped: ReadonlySet<SessionKey>, key: SessionKey): ReadonlySet<SessionKey> {
  const next = new Set(flipped);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Computers of which there is anything to say: one that was never read has no sessions here. */
function known(lab: LabCopy): Host[] {
  return [...lab.hosts.values()].filter(({ lastSeen }) => lastSeen !== null);
}

function titleOf({ askDialog }: Texts, what: AskWhat, count: number, computers: number): string {
  return what.kind === 'all'
    ? askDialog.titleAll[what.question](count, computers)
    : askDialog.titleSelection[what.question](count, computers);
}

/** Sends a message; what was typed is kept until main has accepted it. */
async function sendMessage(
  sessions: readonly SessionKey[],
  ownConfirmed: boolean,
  messageOf: string,
  text: string,
): Promise<void> {
  const batch = await askFor('message', sessions, { ownConfirmed, text });
  if (batch !== undefined) messageSent(messageOf, batch, text, useLab.getState().copy?.requests ?? new Map());
}
