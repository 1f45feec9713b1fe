import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit';
import { FlashRegular } from '@fluentui/react-icons/svg/flash';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { type ReactElement, useState } from 'react';
import { endedInVain, shownState } from '../../shared/lab/shown-state';
import type { LabCopy } from '../../shared/lab/snapshot';
import type { Texts } from '../../shared/locale/en';
import { type Action, forceAllowed } from '../../shared/session/actions';
import type { Session } from '../../shared/session/session';
import { isAllRead } from '../lab/lab-summary';
import { requestsOn } from '../lab/requests-index';
import { useTexts } from '../locale/use-texts';
import { askFor, type CommandState, commandState, selectedSessions } from './commands';
import { EndDialog, type EndWhat } from './end-dialog';
import { OwnDialog } from './own-dialog';
import { personName } from './row-texts';
import { useSelection } from './selection';
import { SessionCard } from './session-card';
import { TaskButton } from './task-button';

const useStyles = makeStyles({
  pane: {
    width: '300px',
    flexShrink: 0,
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: '12px 14px',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 760px)': {
      width: 'auto',
      maxHeight: '45%',
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  heading: { margin: '0 0 6px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  second: {
    margin: '10px 0 6px',
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: { margin: '0 0 4px', color: tokens.colorNeutralForeground3 },
  several: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  names: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  count: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

/** Names shown of several selected sessions. */
const mostNames = 8;

type Asking = { readonly kind: 'end'; readonly what: EndWhat } | { readonly kind: 'own'; readonly action: Action };

/** The task pane: what can be done with the selection, and with the whole lab. */
export function TaskPane({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const selected = useSelection((state) => state.selected);
  const [asking, setAsking] = useState<Asking | null>(null);
  const sessions = selectedSessions(lab, selected);
  const keys = sessions.map(({ key }) => key);
  const forced = sessions.filter((session) => mayForce(lab, session));
  const close = () => setAsking(null);

  const atOnce = (action: Action) => {
    if (sessions.some(({ own }) => own)) setAsking({ kind: 'own', action });
    else void askFor(action, keys);
  };
  const task = (action: 'suspend' | 'lock' | 'end', icon: ReactElement, run: () => void) => {
    const state = commandState(action, sessions);
    return (
      <TaskButton
        name={texts.commands[action]}
        icon={icon}
        enabled={state.enabled}
        opensDialog={action === 'end'}
        note={noteOf(texts, state)}
        onClick={run}
      />
    );
  };
  const anybody = lab.sessions.size > 0;

  return (
    <aside aria-label={texts.tasks.label} className={styles.pane}>
      <h2 className={styles.heading}>{texts.tasks.selection}</h2>
      <Picked lab={lab} sessions={sessions} />
      {task('suspend', <PauseRegular />, () => atOnce('suspend'))}
      {task('end', <ArrowExitRegular />, () =>
        setAsking({ kind: 'end', what: { kind: 'selection', sessions: keys, force: false } }),
      )}
      {forced.length > 0 && (
        <TaskButton
          name={texts.commands.force}
          icon={<FlashRegular />}
          enabled
          opensDialog
          dangerous
          note={forced.length === sessions.length ? null : texts.tasks.someNot(forced.length, sessions.length)}
          onClick={() =>
            setAsking({
              kind: 'end',
              what: { kind: 'selection', sessions: forced.map(({ key }) => key), force: true },
            })
          }
        />
      )}
      {task('lock', <LockClosedRegular />, () => atOnce('lock'))}
      <h2 className={styles.second}>{texts.tasks.all}</h2>
      <TaskButton
        name={texts.commands.endAll}
        icon={<SignOutRegular />}
        enabled={anybody}
        opensDialog
        dangerous
        note={anybody ? null : isAllRead(lab) ? texts.tasks.nobodyToEnd : texts.tasks.nobodyKnown}
        onClick={() => setAsking({ kind: 'end', what: { kind: 'all' } })}
      />
      {asking?.kind === 'end' && <EndDialog lab={lab} what={asking.what} onClose={close} />}
      {asking?.kind === 'own' && (
        <OwnDialog
          action={asking.action}
          onClose={close}
          onConfirm={() => {
            close();
            void askFor(asking.action, keys, { ownConfirmed: true });
          }}
        />
      )}
    </aside>
  );
}

/** Who is selected: the card of one, the names of several. */
function Picked({ lab, sessions }: { readonly lab: LabCopy; readonly sessions: readonly Session[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const [one] = sessions;
  if (one === undefined) return <p className={styles.hint}>{texts.tasks.nothingSelected}</p>;
  const host = lab.hosts.get(one.identity.host);
  if (sessions.length === 1 && host !== undefined) {
    return <SessionCard lab={lab} session={one} host={host} state={shownState(one, requestsOn(lab, one.key), host)} />;
  }
  const names = sessions.slice(0, mostNames).map(personName).join(', ');
  const more = sessions.length - mostNames;
  return (
    <div className={styles.several}>
      <p className={styles.count}>{texts.tasks.selected(sessions.length)}</p>
      <p className={styles.names}>{more > 0 ? `${names}, ${texts.outcomes.more(more)}` : names}</p>
    </div>
  );
}

/** Whether End by force is offered for a session. */
export function mayForce(lab: LabCopy, session: Session): boolean {
  const canForce = lab.hosts.get(session.identity.host)?.canForce ?? false;
  return forceAllowed(session, canForce, endedInVain(requestsOn(lab, session.key)));
}

function noteOf(texts: Texts, { enabled, able, of, reason }: CommandState): string | null {
  if (enabled) return able < of ? texts.tasks.someNot(able, of) : null;
  return reason === null ? null : texts.notAllowed[reason];
}
