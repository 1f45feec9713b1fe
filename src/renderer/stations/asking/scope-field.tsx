import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { useTexts } from '../../locale/use-texts';
import { coversText, scopeText } from './asked';
import type { Look } from './use-look';

const useStyles = makeStyles({ hint: { display: 'block' } });

interface ScopeFieldProps {
  readonly lab: LabCopy;
  readonly look: Look;
}

/** Which computers an "all" means, and what that covers. */
export function ScopeField({ lab, look: { asked, scopes, chooseScope } }: ScopeFieldProps) {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <Field
      label={texts.askDialog.scope}
      hint={
        <>
          <span className={styles.hint}>{coversText(texts, asked)}</span>
          <span className={styles.hint}>{texts.askDialog.scopeNote}</span>
        </>
      }
    >
      <Select
        value={asked.scope && scopes.indexOf(asked.scope)}
        onChange={(_event, { value }) => chooseScope(scopes[Number(value)])}
      >
        {scopes.map((choice, index) => (
          <option key={JSON.stringify(choice)} value={index}>
            {scopeText(texts, lab, choice)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
