import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { LabCopy } from '../../../shared/lab/snapshot';
import { on } from '../../bridge';
import { usePowerNotices } from '../../computers/power/use-power-notices';
import { useLab } from '../../lab/lab-store';
import { useTexts } from '../../locale/use-texts';
import { announce } from '../announcer';
import { noticesText } from './notice-text';
import { RecentButton } from './recent-button';
import { computersOf, recentOn, seenOn, useNotices, withNotices } from './recent-notices';

/** A line goes after so many ms, unless somebody is at it. */
const lineStays = 8000;

const useStyles = makeStyles({
  // As wide without a line as with one, and as high as the status line: nothing moves, and nothing is covered.
  notices: {
    flex: '0 0 clamp(180px, 36%, 460px)',
    minWidth: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '6px',
    padding: '0 12px 0 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** What happened without this console having asked for it, in one short line beside the status line. */
export const Notices = memo(function Notices({ hosts }: { readonly hosts: LabCopy['hosts'] | undefined }) {
  const styles = useStyles();
  const texts = useTexts();
  const { line, recent } = useNotices();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  useFollowNotices();
  usePowerNotices(hosts, announce);
  useEffect(() => {
    if (line === null || held) return;
    const timer = setTimeout(() => useNotices.setState((now) => (now.line === line ? { line: null } : now)), lineStays);
    return () => clearTimeout(timer);
  }, [line, held]);
  // What is being read stays as it is; what comes meanwhile is shown afterwards.
  const read = useRef(line);
  if (!held || read.current === null) read.current = line;
  const computers = useMemo(() => computersOf(hosts === undefined ? null : { hosts }), [hosts]);
  const seen = read.current && seenOn(computers, read.current.seen);
  const text = seen && noticesText(texts, seen);
  return (
    <section
      data-area=""
      aria-label={texts.notices.label}
      className={styles.notices}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {text !== null && (
        <span className={styles.line} title={text}>
          {text}
        </span>
      )}
      <RecentButton recent={recentOn(computers, recent)} />
    </section>
  );
});

/** Takes what main tells into the window, and has it read out. */
function useFollowNotices(): void {
  const texts = useTexts();
  useEffect(() => {
    return on('noticed', (all) => {
      // The computer may have gone from the list since.
      const seen = seenOn(computersOf(useLab.getState().copy), all);
      if (seen === null) return;
      useNotices.setState((before) => withNotices(before, seen, Date.now()));
      announce(noticesText(texts, seen));
    });
  }, [texts]);
}
