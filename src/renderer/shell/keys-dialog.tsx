import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useTexts } from '../locale/use-texts';
import { type KeyLine, keyAreas, keyText } from './keys';
import { useHiddenStyle } from './use-hidden-style';
import { WindowDialog } from './window-dialog';

const useStyles = makeStyles({
  /** As many columns of areas as there is room for. */
  areas: { columnWidth: '340px', columnGap: '32px' },
  area: { width: '100%', marginBottom: '18px', borderCollapse: 'collapse', breakInside: 'avoid' },
  title: {
    paddingBottom: '6px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
  },
  keys: {
    width: '44%',
    padding: '5px 12px 5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
  },
  meaning: { padding: '5px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, verticalAlign: 'top' },
  chord: { whiteSpace: 'nowrap' },
  key: {
    display: 'inline-block',
    minWidth: '12px',
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
  },
});

/** The list of all keys, by where they hold. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { keys } = useTexts();
  return (
    <WindowDialog title={keys.title} width={900} focusable onClose={onClose}>
      <div className={styles.areas}>
        {(Object.keys(keyAreas) as (keyof typeof keyAreas)[]).map((area) => (
          <Area key={area} area={area} lines={keyAreas[area]} />
        ))}
      </div>
    </WindowDialog>
  );
}

function Area({ area, lines }: { readonly area: keyof typeof keyAreas; readonly lines: readonly KeyLine[] }) {
  const styles = useStyles();
  const { keys } = useTexts();
  const hidden = useHiddenStyle();
  return (
    <table className={styles.area}>
      <caption className={styles.title}>{keys.areas[area]}</caption>
      <thead className={hidden}>
        <tr>
          <th scope="col">{keys.key}</th>
          <th scope="col">{keys.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ chords, meaning }) => (
          <tr key={meaning}>
            <th scope="row" className={styles.keys}>
              {chords.map((chord, index) => (
                <Fragment key={chord.join(' ')}>
                  {index > 0 && (
                    <>
                      {' '}
                      <span className={styles.chord}>{keys.or}</span>{' '}
                    </>
                  )}
                  <Chord keysHeld={chord} />
                </Fragment>
              ))}
            </th>
            <td className={styles.meaning}>{keys.meanings[meaning]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Chord({ keysHeld }: { readonly keysHeld: readonly string[] }) {
  const styles = useStyles();
  const { keys } = useTexts();
  return (
    <span className={styles.chord}>
      {keysHeld.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' + '}
          <kbd className={styles.key}>{keyText(keys, key)}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
