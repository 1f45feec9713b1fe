import type { Abilities, AbilityState } from '../../../shared/lab/ability';
import type { SessionReading } from '../../../shared/lab/reading';
import type { CannotReason } from '../../../shared/session/actions';
import { greeterSeat } from './display-manager';
import type { SessionProperties } from './logind-properties';
import { type SessionPlace, xrdpDisplay } from './session-place';
import type { LogindMoment } from './to-reading';

/** What can't be done with a session of logind, each with its reason. */
export function cannotOf(
  session: SessionProperties,
  place: SessionPlace,
  moment: LogindMoment,
): SessionReading['cannot'] {
  const reasons = {
    end: rightMissing(session, moment, 'manage'),
    lock: cannotLock(session, place, moment),
    suspend: cannotSuspend(session, place, moment),
    message: cannotMessage(session, place, moment),
  };
  return Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== null));
}

/** What the console can do on a computer, whoever is logged on there. */
export function abilitiesOf(moment: LogindMoment): Abilities {
  const { rights, managed, commands, accounts } = moment;
  const byRight = (right: keyof typeof rights): AbilityState => {
    return rights[right] === 'no' ? no('no-right') : { can: rights[right] };
  };
  const byCommand = (missing: CannotReason | null): AbilityState => {
    if (missing !== null) return no(missing);
    // sudo tells only that it allows something.
    return { can: commands?.uid === 0 ? 'yes' : 'unknown' };
  };
  return {
    end: byRight('manage'),
    lock: byRight('lock'),
    'suspend-seat': managed === null ? no('no-greeter') : { can: 'yes' },
    'suspend-xrdp': byCommand(noCommand(moment, null) ?? (commands?.xrdpDis ? null : 'no-disconnect-command')),
    'message-desktop': byCommand(noCommand(moment, null)),
    'message-terminal': byCommand(noCommand(moment, null)),
    restart: byRight('restart'),
    'shut-down': byRight('shut-down'),
    'read-administrators': accounts === null ? no('no-commands') : { can: 'yes' },
  };
}

function cannotLock(session: SessionProperties, place: SessionPlace, moment: LogindMoment): CannotReason | null {
  if (!place.graphical) return 'no-screen-to-lock';
  if (moment.lockedInVain.has(session.Id)) return 'no-locker-answered';
  return rightMissing(session, moment, 'lock');
}

function cannotSuspend(session: SessionProperties, place: SessionPlace, moment: LogindMoment): CannotReason | null {
  switch (place.kind) {
    case 'ssh':
    case 'text':
      return 'login-cannot-be-left';
    case 'seat': {
      const found = greeterSeat(session, moment.sessions, moment.managed);
      return typeof found === 'string' ? found : null;
    }
    case 'xrdp':
      return noCommand(moment, session) ?? cannotDisconnect(session, moment);
    default:
      return 'cannot-suspend-this-session';
  }
}

function cannotDisconnect({ Display }: SessionProperties, moment: LogindMoment): CannotReason | null {
  if (!moment.commands?.xrdpDis) return 'no-disconnect-command';
  // Nothing would ever show that the client has gone.
  return moment.xrdpClients.has(xrdpDisplay(Display)) ? null : 'client-not-told';
}

function cannotMessage(session: SessionProperties, place: SessionPlace, moment: LogindMoment): CannotReason | null {
  if (!place.graphical && session.TTY === '') return 'nothing-shows-messages';
  return noCommand(moment, session);
}

/** Why no command can be given as the user of a session; of any user, where `session` is null. */
function noCommand({ commands }: LogindMoment, session: SessionProperties | null): CannotReason | null {
  if (commands === null) return 'no-commands';
  if (commands.uid === 0 || commands.sudo || session?.User[0] === commands.uid) return null;
  return 'needs-sudo';
}

/** logind asks nobody about what an account does to its own sessions. */
function rightMissing(
  { User }: SessionProperties,
  { rights, uid }: LogindMoment,
  right: 'manage' | 'lock',
): CannotReason | null {
  return rights[right] === 'no' && User[0] !== uid ? 'no-right' : null;
}

function no(reason: CannotReason): AbilityState {
  return { can: 'no', reason };
}
