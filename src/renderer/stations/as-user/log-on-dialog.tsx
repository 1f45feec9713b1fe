import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { SimulatedUser } from '../../../shared/ipc/simulated-user';
import { type LabCopy, stationKey } from '../../../shared/lab/snapshot';
import { stationText } from '../../../shared/locale/station-text';
import type { Station } from '../../../shared/session/session';
import { call } from '../../bridge';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { useFirstFocus } from '../../shell/use-first-focus';
import { usersOffered } from './log-on-users';
import { UserList } from './user-list';

/** Least time (ms) between two questions to main for the users. */
const askPace = 1000;

const useStyles = makeStyles({
  surface: { maxWidth: '460px', width: 'calc(100vw - 32px)' },
  content: { display: 'flex', flexDirection: 'column', gap: '10px', minHeight: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  bad: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  reading: { justifyContent: 'flex-start' },
});

type Users =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'known'; readonly users: readonly SimulatedUser[] };

interface LogOnDialogProps {
  readonly lab: LabCopy;
  /** A free station of a simulated computer. */
  readonly station: Station;
  readonly onClose: () => void;
}

/** Asks who is to log on at a station of the simulated lab: those who left a session first, it is picked up there. */
export function LogOnDialog({ lab, station, onClose }: LogOnDialogProps) {
  const styles = useStyles();
  const texts = useTexts();
  const words = texts.simulated.asUser;
  const users = useSimulatedUsers(station.host, lab.sessions);
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const list = useId();
  const first = useFirstFocus();

  const now = lab.stations.get(stationKey(station));
  const free = now !== undefined && now.session === null && !now.opening;
  const offered = useMemo(() => usersOffered(users.kind === 'known' ? users.users : [], search), [users, search]);
  const all = [...offered.away, ...offered.loggedOff];
  const chosen = all.find(({ user }) => user === picked) ?? all[0];
  const confirm = () => {
    if (chosen === undefined || !free) return;
    onClose();
    void tellMain('logOnAs', { host: station.host, station: station.id, user: chosen.user });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || chosen === undefined) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Enter') confirm();
    else if (step !== undefined) setPicked(all[all.indexOf(chosen) + step]?.user ?? chosen.user);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>
            {words.logOnTitle(stationText(texts, station), lab.hosts.get(station.host)?.name ?? station.host)}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <Input
              ref={first}
              type="text"
              contentBefore={<SearchRegular />}
              placeholder={words.find}
              aria-label={words.find}
              role="combobox"
              aria-expanded={all.length > 0}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={chosen === undefined ? undefined : optionId(list, chosen)}
              value={search}
              onChange={(_event, { value }) => {
                setSearch(value);
                setPicked(null);
              }}
              onKeyDown={onKeyDown}
            />
            {users.kind === 'reading' && <Spinner className={styles.reading} size="tiny" label={words.reading} />}
            {users.kind === 'failed' && (
              <p role="alert" className={styles.bad}>
                {words.failed(users.why)}
              </p>
            )}
            {users.kind === 'known' && all.length === 0 && (
              <p role="status" className={styles.text}>
                {search.trim() === '' ? words.nobody : words.noneFound}
              </p>
            )}
            <UserList
              id={list}
              optionId={(user) => optionId(list, user)}
              offered={offered}
              chosen={chosen}
              onPick={({ user }) => setPicked(user)}
              onConfirm={confirm}
            />
            {offered.more > 0 && <p className={styles.text}>{words.more(offered.more)}</p>}
            {!free && (
              <p role="alert" className={styles.bad}>
                {words.taken}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.commands.cancel}</Button>
            <Button appearance="primary" disabledFocusable={chosen === undefined || !free} onClick={confirm}>
              {words.logOn}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function optionId(list: string, { user }: SimulatedUser): string {
  return `${list}-${user}`;
}

/**
 * Everybody with an account on a simulated computer, as main answers when the dialog opens, and again when sessions
 * change: who is away changes with them. An older answer never replaces a newer one.
 */
function useSimulatedUsers(host: string, sessions: LabCopy['sessions']): Users {
  const [users, setUsers] = useState<Users>({ kind: 'reading' });
  const nextAsk = useRef(0);
  const asked = useRef(0);
  const answered = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: main is asked again when the sessions change
  useEffect(() => {
    const ask = () => {
      nextAsk.current = performance.now() + askPace;
      const question = ++asked.current;
      const show = (answer: Users) => {
        if (question < answered.current) return;
        answered.current = question;
        setUsers(answer);
      };
      call('getSimulatedUsers', { host }).then(
        (known) => show({ kind: 'known', users: known }),
        (error) => show({ kind: 'failed', why: String(error instanceof Error ? error.message : error) }),
      );
    };
    const timer = setTimeout(ask, Math.max(0, nextAsk.current - performance.now()));
    return () => clearTimeout(timer);
  }, [host, sessions]);
  return users;
}
