import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { shownState } from '../../../shared/lab/shown-state';
import type { LabCopy } from '../../../shared/lab/snapshot';
import type { Session } from '../../../shared/session/session';
import { requestsOn } from '../../lab/requests-index';
import { useTexts } from '../../locale/use-texts';
import { SessionCard } from '../card/session-card';
import { personName } from '../row-texts';
import { selectionHintId, TaskButton } from './task-button';
import type { Tasks } from './tasks';

const useStyles = makeStyles({
  pane: {
    width: '284px',
    flexShrink: 0,
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden auto',
    padding: '12px 14px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // Scrolls for itself beside the grid, and adds nothing to how high the tab has to be.
    contain: 'size',
    // Below the grid its groups stand side by side where there is room, and the tab scrolls as a whole.
    '@media (max-width: 760px)': {
      contain: 'none',
      flexDirection: 'row',
      flexWrap: 'wrap',
      gap: '14px 24px',
      width: 'auto',
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  group: { display: 'flex', flexDirection: 'column', gap: '1px', flex: '1 1 240px', minWidth: 0 },
  // Beside the grid the tasks of the whole lab keep their place, and what is said of the selection scrolls.
  first: { '@media (min-width: 760.02px)': { flex: '1 1 300px', minHeight: '240px', overflow: 'hidden auto' } },
  heading: { margin: '0 0 6px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  second: {
    '@media (min-width: 760.02px)': {
      flex: '0 0 auto',
      marginTop: '14px',
      paddingTop: '14px',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
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

interface TaskPaneProps {
  readonly lab: LabCopy;
  /** The selected sessions. */
  readonly sessions: readonly Session[];
  readonly tasks: Tasks;
}

/** The task pane: what can be done with the selection, and with the whole lab. */
export function TaskPane({ lab, sessions, tasks }: TaskPaneProps) {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <aside data-area="" aria-label={texts.tasks.label} className={styles.pane}>
      <div className={mergeClasses(styles.group, styles.first)}>
        <h2 className={styles.heading}>{texts.tasks.selection}</h2>
        <Picked lab={lab} sessions={sessions} />
        {tasks.selection.map((task) => (
          <TaskButton key={task.id} task={task} />
        ))}
      </div>
      <div className={mergeClasses(styles.group, styles.second)}>
        <h2 className={styles.heading}>{texts.tasks.all}</h2>
        {tasks.all.map((task) => (
          <TaskButton key={task.id} task={task} />
        ))}
      </div>
    </aside>
  );
}

/** Who is selected: the card of one, the names of several. */
function Picked({ lab, sessions }: { readonly lab: LabCopy; readonly sessions: readonly Session[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const [one] = sessions;
  if (one === undefined)
    return (
      <p id={selectionHintId} className={styles.hint}>
        {texts.tasks.nothingSelected}
      </p>
    );
  const host = lab.hosts.get(one.identity.host);
  if (sessions.length === 1 && host !== undefined) {
    return <SessionCard lab={lab} session={one} host={host} state={shownState(one, requestsOn(lab, one.key), host)} />;
  }
  const names = sessions.slice(0, mostNames).map(personName).join(texts.outcomes.join);
  const more = sessions.length - mostNames;
  return (
    <div className={styles.several}>
      <p className={styles.count}>{texts.tasks.selected(sessions.length)}</p>
      <p className={styles.names}>{more > 0 ? `${names}${texts.outcomes.join}${texts.outcomes.more(more)}` : names}</p>
    </div>
  );
}
