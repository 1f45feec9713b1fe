import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { About, BundledPackage } from '../../../shared/ipc/about';
import { call, whyOf } from '../../bridge';
import { useTexts } from '../../locale/use-texts';
import { WindowDialog } from '../window-dialog';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px', overflowWrap: 'anywhere' },
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '4px 16px',
    '& dd': { margin: 0, userSelect: 'text' },
  },
  name: { color: tokens.colorNeutralForeground2 },
  paragraph: { margin: 0, userSelect: 'text' },
  packages: { margin: 0, padding: 0, listStyleType: 'none' },
  text: {
    margin: '4px 0 8px',
    padding: '8px',
    whiteSpace: 'pre-wrap',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    userSelect: 'text',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  summary: { cursor: 'pointer', padding: '2px 0' },
});

/** What the program is, and the licences of everything in it. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { about: texts } = useTexts();
  const [about, setAbout] = useState<About | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    call('getAbout', {}).then(setAbout, (error: unknown) => setProblem(whyOf(error)));
  }, []);
  return (
    <WindowDialog title={texts.title} width={620} onClose={onClose}>
      <div className={styles.content}>
        {about === null && (
          <p className={styles.paragraph}>{problem === null ? texts.reading : texts.unknown(problem)}</p>
        )}
        {about !== null && <Facts about={about} />}
      </div>
    </WindowDialog>
  );
}

function Facts({ about }: { readonly about: About }) {
  const styles = useStyles();
  const { about: texts } = useTexts();
  const { version, electron, chromium, node, system, dataFolder, programFolder, packages } = about;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={texts.version} value={version} />
        <Fact name={texts.runtime} value={texts.runtimeText(electron, chromium, node)} />
        <Fact name={texts.system} value={system} />
        <Fact name={texts.dataFolder} value={dataFolder} />
      </dl>
      <p className={styles.paragraph}>{texts.licence}</p>
      <p className={styles.paragraph}>{texts.electronLicences(programFolder)}</p>
      <p className={styles.paragraph}>{texts.packages(packages.length)}</p>
      <ul className={styles.packages}>
        {packages.map((one) => (
          <Package key={`${one.name} ${one.version}`} {...one} />
        ))}
      </ul>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Package({ name, version, licence, text }: BundledPackage) {
  const styles = useStyles();
  const { about: texts } = useTexts();
  return (
    <li>
      <details>
        <summary className={styles.summary}>{`${name} ${version}, ${licence}`}</summary>
        <p className={styles.text}>{text === '' ? texts.noText : text}</p>
      </details>
    </li>
  );
}
