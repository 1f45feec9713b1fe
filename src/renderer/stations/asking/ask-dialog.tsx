import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { maybeWorking } from '../../../shared/lab/who-is-hit';
import type { Texts } from '../../../shared/locale/en';
import type { Ask } from '../../../shared/requests/request';
import type { SessionKey } from '../../../shared/session/identity';
import { noPreferenceChanges, usualPreferences } from '../../../shared/settings/preferences';
import { countdownOn } from '../../lab/countdowns';
import { useLab } from '../../lab/lab-store';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { useConsole } from '../../shell/console-store';
import { useFirstFocus } from '../../shell/use-first-focus';
import { askFor } from '../commands';
import { AskButtons } from './ask-buttons';
import { type AskWhat, actionOf, notesOf } from './asked';
import { ChangedBar } from './changed-bar';
import { HitList } from './hit-list';
import { charactersTooMany, HowFields, reasonOf } from './how-fields';
import { MessageField } from './message-field';
import { keepMessageText, messageProblem, messageSent, messageText, newMessages } from './message-texts';
import { ScopeField } from './scope-field';
import { type Look, useLook } from './use-look';
import { WarnNotes } from './warn-notes';

const useStyles = makeStyles({
  surface: { maxWidth: '860px', width: 'calc(100vw - 32px)' },
  // What does not fit is scrolled to; nothing in it gives way.
  content: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0, '& > *': { flexShrink: 0 } },
  intro: { margin: 0 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
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
  const { question } = what;
  const action = actionOf(what);
  const look = useLook(lab, what);
  const { asked, chosen, changes, flipped } = look;
  const { scope, who, groups } = asked;
  const list = useRef<HTMLElement>(null);

  const retryOf = what.kind === 'selection' ? what.retryOf : null;
  const messageOf = retryOf ?? newMessages[what.kind];
  const [text, setText] = useState(() => messageText(messageOf));
  const [reason, setReason] = useState(() => reasonOfBatch(lab, retryOf));
  const usualWarning = useConsole(({ console }) => (console?.preferences ?? usualPreferences).warnSeconds);
  const [warnSeconds, setWarnSeconds] = useState(usualWarning);
  const warns = question === 'end';
  const countdowns = warns ? chosen.flatMap(({ session }) => countdownOn(lab, session.key) ?? []) : [];
  const firstFocus = useFirstFocus();

  const dangerous = action === 'end';
  const problem = question === 'message' ? messageProblem(text) : null;
  const whyOff = whyOffOf(texts, look, problem && texts.messageField[problem], reason);

  const confirm = () => {
    if (whyOff !== null) return;
    onClose();
    const keys = chosen.map(({ session }) => session.key);
    // The yes is meant for those who stood there as the own ones.
    const own = groups.find(({ kind }) => kind === 'own');
    const ownConfirmed = own?.hits.some(({ session }) => flipped.has(session.key)) ?? false;
    const options = { ownConfirmed, reason: reasonOf(reason) };
    if (question === 'message') void sendMessage(keys, options, messageOf, text.trim());
    else if (!warns) void askFor(action, keys, { ...options, force: question === 'force' });
    else {
      const warn = warnSeconds === 0 ? null : warnSeconds * 1000;
      void askFor('end', keys, { ...options, warn, sooner: countdowns.length > 0 });
      if (warnSeconds !== usualWarning) void tellMain('changePreferences', { ...noPreferenceChanges, warnSeconds });
    }
  };
  const lookAgain = () => {
    look.lookAgain();
    // The button goes; what is to be looked at is here.
    list.current?.focus();
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
            {what.kind === 'all' && scope !== undefined && <ScopeField lab={lab} look={look} />}
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
            {changes.size > 0 && <ChangedBar changes={changes} onLookAgain={lookAgain} />}
            {groups.length > 0 && (
              <HitList
                lab={lab}
                label={texts.askDialog.list[question]}
                groups={groups}
                flipped={flipped}
                still={look.still}
                onFlip={look.flip}
                listRef={list}
              />
            )}
            {groups.length === 0 && <p className={styles.intro}>{texts.askDialog.nobody[question]}</p>}
            <Cautions what={what} look={look} />
            {groups.length > 0 && (
              <HowFields
                warnSeconds={warns ? warnSeconds : null}
                onWarnSeconds={setWarnSeconds}
                reason={reason}
                onReason={setReason}
              />
            )}
            {warns && (
              <WarnNotes
                warnSeconds={warnSeconds}
                sessions={chosen.map(({ session }) => session)}
                countdowns={countdowns}
              />
            )}
            {notesOf(texts, what, who).map((note) => (
              <p key={note} className={styles.note}>
                {note}
              </p>
            ))}
          </DialogContent>
          <AskButtons
            confirm={
              warns && warnSeconds > 0
                ? texts.warning.confirm(chosen.length)
                : texts.askDialog.confirm[question](chosen.length)
            }
            dangerous={dangerous}
            whyOff={whyOff}
            saysWhy={groups.length > 0 || changes.size > 0}
            cancelRef={question === 'message' ? undefined : firstFocus}
            onCancel={onClose}
            onConfirm={confirm}
          />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What may be regretted: the own session is in the list, and work may be lost. */
function Cautions({ what, look: { asked, chosen } }: { readonly what: AskWhat; readonly look: Look }) {
  const { askDialog } = useTexts();
  const dangerous = actionOf(what) === 'end';
  const hasOwn = asked.groups.some(({ kind }) => kind === 'own');
  const mayLose = dangerous ? chosen.filter(({ session, host }) => maybeWorking(session, host, Date.now())).length : 0;
  return (
    <>
      {what.kind === 'selection' && hasOwn && (
        <MessageBar intent={dangerous ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{askDialog.own[what.question]}</MessageBarBody>
        </MessageBar>
      )}
      {mayLose > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{askDialog.mayLose(mayLose)}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** Why it can't be confirmed now; null: it can. */
function whyOffOf(
  texts: Texts,
  { changes, chosen }: Look,
  messageTrouble: string | null,
  reason: string,
): string | null {
  if (changes.size > 0) return texts.changes.lookFirst;
  if (chosen.length === 0) return texts.askDialog.nobodyTicked;
  return messageTrouble ?? (charactersTooMany(reason) > 0 ? texts.reasonField.notKept : null);
}

/** What was said when it was asked for the first time. */
function reasonOfBatch({ requests }: LabCopy, batch: string | null): string {
  return [...requests.values()].find((request) => request.batch === batch)?.reason ?? '';
}

function titleOf({ askDialog }: Texts, what: AskWhat, count: number, computers: number): string {
  return what.kind === 'all'
    ? askDialog.titleAll[what.question](count, computers)
    : askDialog.titleSelection[what.question](count, computers);
}

/** Sends a message; what was typed is kept until main has accepted it. */
async function sendMessage(
  sessions: readonly SessionKey[],
  options: Pick<Ask, 'ownConfirmed' | 'reason'>,
  messageOf: string,
  text: string,
): Promise<void> {
  const batch = await askFor('message', sessions, { ...options, text });
  if (batch !== undefined) messageSent(messageOf, batch, text, useLab.getState().copy?.requests ?? new Map());
}
