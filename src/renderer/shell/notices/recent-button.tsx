import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import { timeText } from '../../../shared/locale/times';
import { useTexts } from '../../locale/use-texts';
import { noticeText } from './notice-text';
import type { RecentNotice } from './recent-notices';

const useStyles = makeStyles({
  // As large as a pointer needs, and no higher than the status line.
  button: { flexShrink: 0, minWidth: '24px', width: '24px', height: '24px', padding: 0 },
  surface: { width: 'min(420px, calc(100vw - 32px))', boxSizing: 'border-box', padding: '12px 14px' },
  heading: { margin: '0 0 8px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    maxHeight: 'min(320px, 50vh)',
    overflowY: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  item: { display: 'flex', gap: '10px', padding: '4px 0', fontSize: tokens.fontSizeBase200 },
  time: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  nothing: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Opens the last notices, the newest first. */
export function RecentButton({ recent }: { readonly recent: readonly RecentNotice[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const { notices } = texts;
  return (
    <Popover positioning="above-end" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip relationship="label" content={notices.recent}>
          <Button appearance="subtle" size="small" className={styles.button} icon={<AlertRegular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface aria-label={notices.recent} className={styles.surface}>
        <h2 className={styles.heading}>{notices.recent}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and the keyboard must scroll it */}
        <ul aria-label={notices.recent} tabIndex={0} className={styles.list}>
          {recent.map((one) => (
            <li key={one.id} className={styles.item}>
              <span className={styles.time}>{timeText(texts, one.at, Date.now())}</span>
              <span className={styles.text}>
                {one.notice === null ? notices.more(one.more) : noticeText(texts, one.notice)}
              </span>
            </li>
          ))}
          {recent.length === 0 && <li className={styles.nothing}>{notices.nothing}</li>}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}
