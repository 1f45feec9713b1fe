import { makeStyles, Spinner } from '@fluentui/react-components';
import { useTexts } from '../locale/use-texts';

const useStyles = makeStyles({
  loading: { flex: '1 1 0', display: 'flex', alignItems: 'center', justifyContent: 'center' },
});

/** Nothing is known yet: the computers are being read. */
export function Loading() {
  const styles = useStyles();
  const texts = useTexts();
  return (
    <div className={styles.loading}>
      <Spinner label={texts.lab.loading} labelPosition="below" />
    </div>
  );
}
