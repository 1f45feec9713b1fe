import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Host } from '../../../shared/lab/host';
import { isShutDown } from '../../../shared/lab/power';
import { useLab } from '../../lab/lab-store';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { powerText } from './power-text';
import { hasRows } from './rows-of';

const useStyles = makeStyles({
  state: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', overflowWrap: 'anywhere' },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

interface PowerStateProps {
  readonly host: Host;
  /** Console's clock. */
  readonly now: number;
}

/** How the last restart or shut-down of a computer goes; nothing where nothing was asked for. */
export function PowerState({ host, now }: PowerStateProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { power } = host;
  if (power === null) return null;
  return (
    <div className={mergeClasses(styles.state, power.state === 'failed' && styles.bad)}>
      <span>{powerText(texts, power, now)}</span>
      <RemoveRows host={host} />
    </div>
  );
}

/** *Remove from the list*: for the rows of a computer that was shut down, of which nothing more is known. */
export function RemoveRows({ host }: Pick<PowerStateProps, 'host'>) {
  const { power } = useTexts();
  const offered = useLab(({ copy }) => isShutDown(host) && copy !== null && hasRows(copy, host.id));
  if (!offered) return null;
  return (
    <Button
      size="small"
      aria-label={power.removeOf(host.name)}
      onClick={() => void tellMain('forgetSessions', { host: host.id })}
    >
      {power.remove}
    </Button>
  );
}
