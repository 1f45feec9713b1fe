import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, useId, useState } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { mostEntriesKept } from '../../../shared/lab/story';
import { timeText } from '../../../shared/locale/times';
import type { Session } from '../../../shared/session/session';
import { requestsOn } from '../../lab/requests-index';
import { useTexts } from '../../locale/use-texts';
import { keyedEntries } from './story-keys';
import { storyText } from './story-text';
import { useStory } from './use-story';

const useStyles = makeStyles({
  story: {
    marginTop: '10px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  gap: { color: tokens.colorNeutralForeground2 },
  entry: { display: 'flex', gap: '10px' },
  time: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  more: { marginTop: '4px', marginLeft: '-8px', minHeight: '24px', fontWeight: tokens.fontWeightRegular },
});

/** Entries that are always shown; the commands below the card stay in sight. */
const always = 3;

interface StoryListProps {
  readonly lab: LabCopy;
  readonly session: Session;
  /** The console's clock, ms since 1970. */
  readonly now: number;
}

/** What happened to the selected session while this console looked on, the newest first. */
export function StoryList({ lab, session, now }: StoryListProps) {
  const styles = useStyles();
  const texts = useTexts();
  const story = useStory(session, requestsOn(lab, session.key));
  const [whole, setWhole] = useState(false);
  const title = useId();
  const entries = story.kind === 'known' ? keyedEntries(story.entries.toReversed()) : [];
  const shown = whole ? entries : entries.slice(0, always);
  return (
    <section aria-labelledby={title} className={styles.story}>
      <h4 id={title} className={styles.title}>
        {texts.story.title}
      </h4>
      {story.kind === 'reading' && <p className={styles.text}>{texts.story.reading}</p>}
      {story.kind === 'failed' && <p className={styles.text}>{texts.story.failed(story.why)}</p>}
      {story.kind === 'known' && entries.length === 0 && <p className={styles.text}>{texts.story.nothing}</p>}
      <ul className={styles.list}>
        {shown.map(({ entry, key }, index) => (
          <Fragment key={key}>
            {index === mostEntriesKept && <li className={styles.gap}>{texts.story.keptBetween(mostEntriesKept)}</li>}
            <li className={styles.entry}>
              <span className={styles.time}>{timeText(texts, entry.at, now)}</span>
              <span className={styles.words}>{storyText(texts, lab.stations, session.identity.host, entry)}</span>
            </li>
          </Fragment>
        ))}
      </ul>
      {entries.length > always && (
        <Button
          appearance="transparent"
          size="small"
          className={styles.more}
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? texts.story.fewer : texts.story.earlier(entries.length - always)}
        </Button>
      )}
    </section>
  );
}
