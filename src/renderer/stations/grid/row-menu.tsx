import { MenuDivider, MenuGroup, MenuGroupHeader, MenuItem, MenuList } from '@fluentui/react-components';
import { DesktopSignalRegular } from '@fluentui/react-icons/svg/desktop-signal';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { LockOpenRegular } from '@fluentui/react-icons/svg/lock-open';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { RenameRegular } from '@fluentui/react-icons/svg/rename';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import type { ReactElement } from 'react';
import type { UserAct } from '../../../shared/ipc/simulated-user';
import type { Texts } from '../../../shared/locale/en';
import { stationText } from '../../../shared/locale/station-text';
import { type Allowance, allowance } from '../../../shared/session/actions';
import type { SessionKey } from '../../../shared/session/identity';
import { namedKinds, type Session, type Station } from '../../../shared/session/session';
import { tellMain } from '../../lab/tell-main';
import { useTexts } from '../../locale/use-texts';
import { type MenuPoint, PointMenu } from '../../shell/point-menu';
import { type UserActsOff, userActsOf } from '../as-user/user-acts';
import { askFor } from '../commands';
import type { Row } from '../rows';
import type { Task } from '../tasks/tasks';
import { beginRename } from './rename';

interface RowMenuProps {
  readonly row: Row;
  readonly point: MenuPoint;
  /** What can be done with the selection. */
  readonly tasks: readonly Task[];
  /** How many are selected. */
  readonly selectedCount: number;
  /** Someone is to log on at this free station of a simulated computer. */
  readonly onLogOn: (station: Station) => void;
  readonly onClose: () => void;
}

/** What stands in the menu; a `Task` is one. */
type Item = Pick<Task, 'id' | 'name' | 'icon' | 'enabled' | 'opensDialog' | 'note' | 'run'>;

/**
 * The menu of a row, where the pointer is: for a session the tasks for the selection; then what is for this row only:
 * its station's name, and on simulated computers what its user could do, or who could log on there.
 */
export function RowMenu({ row, point, tasks, selectedCount, onLogOn, onClose }: RowMenuProps) {
  const texts = useTexts();
  const { session, station, host } = row;
  const items = (list: readonly Item[]) =>
    list.map(({ id, name, icon, enabled, opensDialog, note, run }) => (
      <MenuItem
        key={id}
        icon={icon}
        disabled={!enabled}
        // What is off says why, and is found by what it says.
        aria-label={enabled || note === null ? name : `${name} ${note}`}
        subText={note}
        onClick={() => {
          onClose();
          run();
        }}
      >
        {opensDialog ? texts.commands.opensDialog(name) : name}
        {/* Between it and the note, for those who are read both. */}
        {note === null ? '' : ' '}
      </MenuItem>
    ));
  return (
    <PointMenu point={point} onClose={onClose}>
      <MenuList aria-label={texts.tasks.label}>
        {session !== null && (
          <MenuGroup>
            {selectedCount > 1 && <MenuGroupHeader>{texts.tasks.selected(selectedCount)}</MenuGroupHeader>}
            {items(tasks)}
          </MenuGroup>
        )}
        {session !== null && <MenuDivider />}
        {items([renameItem(texts, station), identifyItem(texts, row)])}
        {host.kind === 'simulated' && session !== null && (
          <>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{texts.simulated.asUser.heading(session.identity.user)}</MenuGroupHeader>
              {items(userItems(texts, session))}
            </MenuGroup>
          </>
        )}
        {host.kind === 'simulated' && session === null && station !== null && (
          <>
            <MenuDivider />
            {items([logOnItem(texts, station, () => onLogOn(station))])}
          </>
        )}
      </MenuList>
    </PointMenu>
  );
}

function renameItem(texts: Texts, station: Station | null): Item {
  const { rename } = texts;
  const note = station === null ? rename.noStation : namedKinds.has(station.kind) ? null : rename.passing;
  return {
    id: 'rename',
    name: rename.command,
    icon: <RenameRegular />,
    enabled: note === null,
    opensDialog: true,
    note,
    run: () => station !== null && beginRename(texts, station),
  };
}

/** Shows the name of a station on its own screen for some seconds. */
function identifyItem(texts: Texts, { station, session, host }: Row): Item {
  const { identify } = texts;
  const answer = session === null ? null : allowance('message', session);
  const show = (name: string, key: SessionKey) =>
    void askFor('message', [key], { text: identify.text(name, host.name), brief: true, ownConfirmed: true });
  return {
    id: 'identify',
    name: identify.command,
    icon: <DesktopSignalRegular />,
    enabled: station !== null && answer?.allowed === true,
    opensDialog: false,
    note: identifyNote(texts, station, answer),
    run: () => station !== null && session !== null && show(stationText(texts, station), session.key),
  };
}

function identifyNote(texts: Texts, station: Station | null, answer: Allowance | null): string | null {
  if (station === null) return texts.identify.noStation;
  if (answer === null) return texts.identify.nobody;
  return answer.allowed ? null : texts.notAllowed[answer.reason];
}

function logOnItem(texts: Texts, station: Station, run: () => void): Item {
  return {
    id: 'log-on-as',
    name: texts.simulated.asUser.logOnAs,
    icon: <PersonAddRegular />,
    enabled: !station.opening,
    opensDialog: true,
    note: station.opening ? texts.simulated.asUser.taken : null,
    run,
  };
}

const actIcons: Readonly<Record<UserAct, ReactElement>> = {
  lock: <LockClosedRegular />,
  unlock: <LockOpenRegular />,
  disconnect: <PlugDisconnectedRegular />,
  'sign-out': <SignOutRegular />,
  resist: <ShieldErrorRegular />,
};

function userItems(texts: Texts, session: Session): Item[] {
  const { acts, off } = userActsOf(session);
  return acts.map((act, place) => ({
    id: act,
    name: texts.simulated.asUser.acts[act],
    icon: actIcons[act],
    enabled: off === null,
    opensDialog: false,
    // The same for all of them; said once.
    note: off === null || place > 0 ? null : offText(texts, off),
    run: () => void tellMain('actAsUser', { session: session.key, act }),
  }));
}

function offText(texts: Texts, off: UserActsOff): string {
  return off === 'at-no-station' ? texts.simulated.asUser.atNoStation : texts.notAllowed[off];
}
