import { makeStyles, tokens } from '@fluentui/react-components';
import type { SessionKey } from '../../shared/session/identity';
import { useTexts } from '../locale/use-texts';
import { storyLine, utcText, wholeTimeText } from './item-text';
import { useWholeStory } from './use-whole-story';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: '0 0 12px',
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    userSelect: 'text',
    overflowWrap: 'anywhere',
  },
  time: { display: 'block', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  reason: { display: 'block', color: tokens.colorNeutralForeground2 },
  text: { margin: '0 0 12px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** Everything that History has about a session, the oldest first. */
export function HistoryStory({ session }: { readonly session: SessionKey }) {
  const styles = useStyles();
  const texts = useTexts();
  const { details } = texts.history;
  const story = useWholeStory(session);
  if (story.kind === 'reading') return <p className={styles.text}>{details.storyReading}</p>;
  if (story.kind === 'failed') return <p className={styles.text}>{details.storyFailed(story.why)}</p>;
  if (story.items.length === 0) return <p className={styles.text}>{details.storyEmpty}</p>;
  return (
    <ol aria-label={details.story} className={styles.list}>
      {story.items.map((item) => (
        <li key={item.place}>
          <span className={styles.time} title={utcText(texts, item.at)}>
            {wholeTimeText(texts, item.at)}
          </span>
          {storyLine(texts, item)}
          {item.kind !== 'event' && item.reason !== null && (
            <span className={styles.reason}>{details.reason(item.reason)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
