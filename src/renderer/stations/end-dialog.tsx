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
  Select,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { LabCopy } from '../../shared/lab/snapshot';
import { maybeWorking, type Scope, scopesOf, type Target, type WhoIsHit, whoIsHit } from '../../shared/lab/who-is-hit';
import type { Texts } from '../../shared/locale/en';
import type { SessionKey } from '../../shared/session/identity';
import { useTexts } from '../locale/use-texts';
import { useFirstFocus } from '../shell/use-first-focus';
import { askFor } from './commands';
import { type AskedGroup, HitList } from './hit-list';

/** What the dialog was opened for. */
export type EndWhat =
  | { readonly kind: 'selection'; readonly sessions: readonly SessionKey[]; readonly force: boolean }
  /** `shown`: how many sessions the filter shows; it has no say here. */
  | { readonly kind: 'all'; readonly shown: number };

const useStyles = makeStyles({
  surface: { maxWidth: '860px', width: 'calc(100vw - 32px)' },
  content: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0 },
  intro: { margin: 0 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  confirm: {
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

interface EndDialogProps {
  readonly lab: LabCopy;
  readonly what: EndWhat;
  readonly onClose: () => void;
}

/**
 * Asks before sessions are ended, and names everybody who is hit. Who stands in it is fixed when it opens (or when its
 * scope is changed): nobody who comes later is hit by a click that was meant for those who were read here.
 */
export function EndDialog({ lab, what, onClose }: EndDialogProps) {
  const styles = useStyles();
  const texts = useTexts();
  const [scopes] = useState(() => (what.kind === 'all' ? scopesOf(lab.hosts.values()) : []));
  const [{ scope, who }, setAsked] = useState(() => askedAbout(lab, what, firstScope(lab, scopes)));
  const [flipped, setFlipped] = useState<ReadonlySet<SessionKey>>(new Set());
  const cancel = useFirstFocus();

  const force = what.kind === 'selection' && what.force;
  const own = what.kind === 'selection' ? who.own : [];
  const groups: AskedGroup[] = [...who.groups];
  if (own.length > 0) groups.push({ kind: 'own', ticked: false, hits: own });
  const listed = (key: SessionKey) => lab.sessions.has(key);
  // Who is meant is fixed; what is said of them is true now.
  const chosen = groups
    .flatMap(({ ticked, hits }) => hits.filter(({ session }) => ticked !== flipped.has(session.key)))
    .flatMap(({ session: { key }, host }) => {
      const session = lab.sessions.get(key);
      return session === undefined ? [] : { session, host };
    });
  const computers = new Set(chosen.map(({ host }) => host.id)).size;
  const mayLose = chosen.filter(({ session, host }) => maybeWorking(session, host, Date.now())).length;

  const title = force
    ? texts.endDialog.titleForce(chosen.length)
    : what.kind === 'all'
      ? texts.endDialog.titleAll(chosen.length, computers)
      : texts.endDialog.titleSelection(chosen.length, computers);
  const confirm = () => {
    onClose();
    void askFor(
      'end',
      chosen.map(({ session }) => session.key),
      { force, ownConfirmed: own.some(({ session }) => flipped.has(session.key)) },
    );
  };
  const flip = (key: SessionKey) => {
    const next = new Set(flipped);
    if (!next.delete(key)) next.add(key);
    setFlipped(next);
  };

  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.intro}>{force ? texts.endDialog.introForce : texts.endDialog.intro}</p>
            {what.kind === 'all' && scopes.length > 1 && scope !== undefined && (
              <Field label={texts.endDialog.scope} hint={texts.endDialog.scopeNote}>
                <Select
                  value={scopes.indexOf(scope)}
                  onChange={(_event, { value }) => {
                    setAsked(askedAbout(lab, what, scopes[Number(value)]));
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
            {groups.length > 0 && <HitList lab={lab} groups={groups} flipped={flipped} listed={listed} onFlip={flip} />}
            {groups.length === 0 && <p className={styles.intro}>{texts.endDialog.nobody}</p>}
            {own.length > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{texts.endDialog.own}</MessageBarBody>
              </MessageBar>
            )}
            {mayLose > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{texts.endDialog.mayLose(mayLose)}</MessageBarBody>
              </MessageBar>
            )}
            {notesOf(texts, lab, what, who).map((note) => (
              <p key={note} className={styles.note}>
                {note}
              </p>
            ))}
          </DialogContent>
          <DialogActions>
            <Button ref={cancel} onClick={onClose}>
              {texts.commands.cancel}
            </Button>
            <Button appearance="primary" className={styles.confirm} disabled={chosen.length === 0} onClick={confirm}>
              {force ? texts.endDialog.confirmForce(chosen.length) : texts.endDialog.confirm(chosen.length)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** The widest scope with a computer that can be read. */
function firstScope(lab: LabCopy, scopes: readonly Scope[]): Scope | undefined {
  return scopes.find((scope) => whoIsHit(lab, 'end', scope, Date.now()).computers.length > 0) ?? scopes[0];
}

/** Who is hit as things stand at this moment. */
function askedAbout(
  lab: LabCopy,
  what: EndWhat,
  scope: Scope | undefined,
): { scope: Scope | undefined; who: WhoIsHit } {
  const target: Target =
    what.kind === 'all' && scope !== undefined ? scope : { kind: 'selection', sessions: sessionsOf(what) };
  return { scope, who: whoIsHit(lab, 'end', target, Date.now()) };
}

function sessionsOf(what: EndWhat): readonly SessionKey[] {
  return what.kind === 'selection' ? what.sessions : [];
}

/** Names told of those who are left out for one reason. */
const mostNames = 5;

/** Who is not hit, and why; what could not be read. */
function notesOf(texts: Texts, lab: LabCopy, what: EndWhat, who: WhoIsHit): string[] {
  const notes: string[] = [];
  if (what.kind === 'all' && what.shown < lab.sessions.size) {
    notes.push(texts.endDialog.filtered(what.shown, lab.sessions.size));
  }
  if (what.kind === 'all' && who.own.length > 0) notes.push(texts.endDialog.leftOutOwn);
  for (const { name } of who.administratorsUnknown) notes.push(texts.endDialog.adminsUnknown(name));
  if (who.unreachable.length > 0) {
    notes.push(texts.endDialog.unreachable(who.unreachable.map(({ host }) => host.name).join(', ')));
  }
  for (const [reason, leftOut] of Map.groupBy(who.leftOut, ({ reason }) => reason)) {
    const users = leftOut.map(({ session }) => session.identity.user);
    const names = users.slice(0, mostNames).join(', ');
    const more = users.length - mostNames;
    const shown = more > 0 ? `${names}, ${texts.outcomes.more(more)}` : names;
    notes.push(texts.endDialog.leftOut(shown, texts.refusals[reason]));
  }
  if (who.gone > 0) notes.push(texts.endDialog.gone(who.gone));
  return notes;
}

function scopeText({ endDialog }: Texts, lab: LabCopy, scope: Scope): string {
  switch (scope.kind) {
    case 'all': {
      const count = [...lab.hosts.values()].filter(({ kind }) => (kind === 'simulated') === scope.simulated).length;
      return scope.simulated ? endDialog.scopeAllSimulated(count) : endDialog.scopeAll(count);
    }
    case 'room':
      return endDialog.scopeRoom(scope.room);
    case 'computer':
      return endDialog.scopeComputer(lab.hosts.get(scope.host)?.name ?? scope.host);
  }
}
