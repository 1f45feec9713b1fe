import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { type Ability, type AbilityState, abilities } from '../../shared/lab/ability';
import type { Host } from '../../shared/lab/host';
import { useTexts } from '../locale/use-texts';
import { WindowDialog } from '../shell/window-dialog';
import { closeComputerDialog } from './computers-view';
import { ConnectionProblem } from './connection-problem';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  text: { margin: 0 },
  unread: { display: 'flex', flexDirection: 'column', gap: '4px' },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)',
    gap: '4px 12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  state: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  icon: { flexShrink: 0, fontSize: '16px', marginTop: '2px' },
  yes: { color: tokens.colorStatusSuccessForeground3 },
  no: { color: tokens.colorStatusDangerForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
  why: { display: 'flex', flexDirection: 'column', gap: '2px' },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** *Why can't I ...?*: what can be done on one computer, why not, and what to grant. */
export function AbilitiesDialog({ host }: { readonly host: Host }) {
  const styles = useStyles();
  const texts = useTexts();
  const { abilities: say } = texts.computers;
  const { connection, address } = host;
  const told = abilities.flatMap((ability) => {
    const state = host.abilities[ability];
    return state === undefined ? [] : { ability, state };
  });
  return (
    <WindowDialog title={say.title(host.name)} width={640} focusable onClose={closeComputerDialog}>
      <div className={styles.content}>
        {connection.state === 'unreachable' && (
          <div className={styles.unread}>
            <p className={styles.strong}>{say.unread}</p>
            <ConnectionProblem problem={connection.problem} detail={connection.detail} address={address} />
          </div>
        )}
        {connection.state === 'connecting' && <p className={styles.text}>{say.connecting}</p>}
        {told.length === 0 && <p className={styles.text}>{host.lastSeen === null ? say.neverRead : say.nothing}</p>}
        {told.length > 0 && connection.state === 'unreachable' && <p className={styles.text}>{say.lastRead}</p>}
        {told.length > 0 && (
          <ul aria-label={say.list} className={styles.list}>
            {told.map(({ ability, state }) => (
              <AbilityItem key={ability} ability={ability} state={state} />
            ))}
          </ul>
        )}
        {told.length > 0 && <p className={styles.note}>{say.perSession}</p>}
      </div>
    </WindowDialog>
  );
}

const icons = { yes: CheckmarkCircleFilled, no: DismissCircleFilled, unknown: QuestionCircleRegular } as const;

interface AbilityItemProps {
  readonly ability: Ability;
  readonly state: AbilityState;
}

function AbilityItem({ ability, state }: AbilityItemProps) {
  const styles = useStyles();
  const { computers, notAllowed } = useTexts();
  const { can, grants, names } = computers.abilities;
  const Icon = icons[state.can];
  const reason = state.can === 'no' ? state.reason : null;
  return (
    <li className={styles.item}>
      <span>{names[ability]}</span>
      <div className={styles.state}>
        <Icon aria-hidden className={mergeClasses(styles.icon, styles[state.can])} />
        <div className={styles.why}>
          <span>{can[state.can]}</span>
          {reason !== null && <p className={styles.note}>{notAllowed[reason]}</p>}
          {(reason === 'no-right' || reason === 'needs-sudo') && <p className={styles.note}>{grants[reason]}</p>}
        </div>
      </div>
    </li>
  );
}
