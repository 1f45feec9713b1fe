import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { LabCopy } from '../../shared/lab/snapshot';
import { beginToAdd } from '../computers/computers-view';
import { isAllRead, type LabView, labMix, unreachableHosts } from '../lab/lab-summary';
import { tellMain } from '../lab/tell-main';
import { useTexts } from '../locale/use-texts';
import { focusTab } from '../shell/focus-tab';
import { Loading } from '../shell/loading';
import { HostTrouble } from './host-trouble';

const useStyles = makeStyles({
  screen: {
    flex: '1 0 auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    textAlign: 'center',
    padding: '24px',
  },
  alert: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '8px' },
  trouble: { display: 'flex', flexDirection: 'column', gap: '6px', maxWidth: '680px', textAlign: 'start' },
  offer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '4px 12px',
    marginTop: '8px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '560px' },
});

/** What stands in place of the grid; loading, nobody and could not read never look alike. */
export function LabScreen({ lab, view }: { readonly lab: LabCopy; readonly view: Exclude<LabView, 'rows'> }) {
  const styles = useStyles();
  const texts = useTexts();
  switch (view) {
    case 'loading':
      return <Loading />;
    case 'no-computers':
      return (
        <div className={styles.screen}>
          <h2 className={styles.title}>{texts.lab.noComputersTitle}</h2>
          <p className={styles.text}>{texts.lab.noComputersText}</p>
          <Button appearance="primary" onClick={beginToAdd}>
            {texts.commands.opensDialog(texts.computers.commands.add)}
          </Button>
          <SimulatedOffer lab={lab} />
        </div>
      );
    case 'nobody':
      return (
        <div className={styles.screen}>
          <h2 className={styles.title}>{texts.lab.nobodyTitle}</h2>
          <p className={styles.text}>{texts.lab.nobodyText(lab.hosts.size)}</p>
          <SimulatedOffer lab={lab} />
        </div>
      );
    case 'unread':
      return (
        <div className={styles.screen}>
          <div role="alert" className={styles.alert}>
            <h2 className={styles.title}>{texts.lab.unreadTitle}</h2>
            <p className={styles.text}>{texts.lab.unreadText}</p>
            <div className={styles.trouble}>
              <HostTrouble hosts={unreachableHosts(lab)} />
            </div>
          </div>
          <SimulatedOffer lab={lab} />
        </div>
      );
  }
}

/** Nobody but perhaps the administrator is logged on: under the stations an empty lab says so too. */
export function EmptyLabNote({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  const sessions = [...lab.sessions.values()];
  if (sessions.some(({ own }) => !own) || !isAllRead(lab) || labMix(lab) !== 'real') return null;
  return (
    <div className={styles.offer}>
      <strong>{sessions.length === 0 ? texts.lab.nobodyTitle : texts.lab.nobodyElseTitle}</strong>
      <SimulatedOffer lab={lab} />
    </div>
  );
}

/** The way to a lab that a newcomer can try, where there is none yet. */
export function SimulatedOffer({ lab }: { readonly lab: LabCopy }) {
  const styles = useStyles();
  const texts = useTexts();
  if (labMix(lab) !== 'real') return null;
  return (
    <div className={styles.offer}>
      <p className={styles.text}>{texts.lab.offerSimulated}</p>
      <Button
        onClick={() => {
          focusTab();
          void tellMain('openSimulatedLab', {});
        }}
      >
        {texts.simulated.open}
      </Button>
    </div>
  );
}
