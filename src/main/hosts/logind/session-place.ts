import type { ResumesAt, StationKind } from '../../../shared/session/session';
import type { SessionProperties } from './logind-properties';

/** The place of a session of logind: where it is, or was before it was left. */
export interface SessionPlace {
  /** Station id (docs/design.md 2.4). */
  readonly station: string;
  readonly kind: StationKind;
  readonly name: string;
  readonly resumesAt: ResumesAt;
  /** It has a screen, so that there can be something to lock. */
  readonly graphical: boolean;
  /** The host can tell whether someone is in front of it. */
  readonly connectionKnown: boolean;
}

const graphicalTypes: ReadonlySet<string> = new Set(['x11', 'wayland', 'mir']);

/** The place of a session, from how the user logged on to what it runs on. */
export function placeOf(session: SessionProperties): SessionPlace {
  const { Id: id, Service: service, Type: type, Seat, TTY: tty, Display: display } = session;
  const seat = Seat[0];
  if (isXrdp(session)) {
    return {
      station: `xrdp:${display || id}`,
      kind: 'xrdp',
      name: display || id,
      resumesAt: { kind: 'station-kind', stationKind: 'xrdp' },
      graphical: true,
      connectionKnown: false,
    };
  }
  if (service === 'sshd') return loginPlace('ssh', `ssh:${id}`, id);
  if (type === 'tty' && tty !== '') {
    // Another session can be shown at the seat; then this one is picked up at its own terminal only.
    const resumesAt: ResumesAt = seat === '' ? { kind: 'unknown' } : { kind: 'station', station: tty };
    return { ...loginPlace('text', tty, tty), resumesAt };
  }
  if (seat !== '') {
    return {
      station: seat,
      kind: 'seat',
      name: seat,
      resumesAt: { kind: 'station', station: seat },
      graphical: true,
      connectionKnown: true,
    };
  }
  if (display !== '' || graphicalTypes.has(type)) {
    return {
      station: `display:${display || id}`,
      kind: 'remote-client',
      name: display || id,
      resumesAt: { kind: 'unknown' },
      graphical: true,
      connectionKnown: false,
    };
  }
  return loginPlace('text', `login:${id}`, id);
}

/** Whether a session is one of xrdp. */
export function isXrdp({ Service }: Pick<SessionProperties, 'Service'>): boolean {
  return Service.startsWith('xrdp');
}

/** The display that a client of xrdp is connected to, of what logind calls the display: `:10` of `:10.0`. */
export function xrdpDisplay(display: string): string {
  return display.replace(/\.\d+$/, '');
}

function loginPlace(kind: 'ssh' | 'text', station: string, name: string): SessionPlace {
  return { station, kind, name, resumesAt: { kind: 'unknown' }, graphical: false, connectionKnown: true };
}
