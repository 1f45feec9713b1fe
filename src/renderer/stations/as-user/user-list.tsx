import { Avatar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import type { SimulatedUser } from '../../../shared/ipc/simulated-user';
import { useTexts } from '../../locale/use-texts';
import { rowColours } from '../../shell/use-theme';
import { initialsOf } from '../row-texts';
import type { UsersOffered } from './log-on-users';

const useStyles = makeStyles({
  list: {
    maxHeight: '300px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '4px',
  },
  empty: { display: 'none' },
  heading: {
    padding: '6px 8px 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  user: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '36px',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'default',
    scrollMarginTop: '32px',
    ':hover': { backgroundColor: rowColours.hover },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    outline: `1px solid ${tokens.colorBrandStroke1}`,
    outlineOffset: '-1px',
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { outlineColor: 'Highlight' },
  },
  name: { flex: '1 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  account: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface UserListProps {
  readonly id: string;
  readonly optionId: (user: SimulatedUser) => string;
  readonly offered: UsersOffered;
  readonly chosen: SimulatedUser | undefined;
  readonly onPick: (user: SimulatedUser) => void;
  readonly onConfirm: () => void;
}

/** The people who can log on, in two groups; the search box above has the focus and the keys. */
export function UserList({ id, optionId, offered, chosen, onPick, onConfirm }: UserListProps) {
  const styles = useStyles();
  const texts = useTexts();
  const words = texts.simulated.asUser;
  const chosenElement = useRef<HTMLDivElement>(null);
  const headingId = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is chosen comes into view
  useEffect(() => chosenElement.current?.scrollIntoView({ block: 'nearest' }), [chosen?.user]);
  const groups = [
    { heading: words.away, users: offered.away },
    { heading: words.loggedOff, users: offered.loggedOff },
  ].filter(({ users }) => users.length > 0);
  return (
    <div id={id} role="listbox" aria-label={words.users} className={groups.length === 0 ? styles.empty : styles.list}>
      {groups.map(({ heading, users }, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox
        <div key={heading} role="group" aria-labelledby={`${headingId}-${place}`}>
          <div id={`${headingId}-${place}`} className={styles.heading}>
            {heading}
          </div>
          {users.map((one) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the keys
            <div
              key={one.user}
              ref={one === chosen ? chosenElement : null}
              id={optionId(one)}
              role="option"
              tabIndex={-1}
              aria-selected={one === chosen}
              className={mergeClasses(styles.user, one === chosen && styles.chosen)}
              // The focus stays in the search box.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(one)}
              onDoubleClick={onConfirm}
            >
              <Avatar
                aria-hidden
                name={one.fullName}
                initials={initialsOf({ fullName: one.fullName, identity: one })}
                size={24}
                color="colorful"
                idForColor={one.user}
              />
              <span className={styles.name}>{one.fullName}</span>
              <span className={styles.account}>{one.user}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
