import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { announce } from '../../shell/announcer';

/** How long (ms) the button says that it has copied. */
const copiedShown = 2500;

const useStyles = makeStyles({
  button: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
});

/** Copies a text, and says for a moment that it has. */
export function CopyButton({ textOf }: { readonly textOf: () => string }) {
  const styles = useStyles();
  const { outcomes } = useTexts();
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (copied === 0) return;
    const timer = setTimeout(() => setCopied(0), copiedShown);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if ((await tellMain('copyText', { text: textOf() })) === undefined) return;
    setCopied((times) => times + 1);
    announce(outcomes.copiedWhole);
  };
  return (
    <Button
      appearance="subtle"
      size="small"
      className={styles.button}
      icon={copied > 0 ? <CheckmarkRegular /> : <CopyRegular />}
      onClick={() => void copy()}
    >
      {copied > 0 ? outcomes.copied : outcomes.copy}
    </Button>
  );
}
