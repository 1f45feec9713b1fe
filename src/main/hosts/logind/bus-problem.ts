import type { HostProblem } from '../../../shared/lab/host';

/** What each D-Bus error name means here; anything else is `host-error`. */
const problems: Readonly<Record<string, HostProblem>> = {
  'org.freedesktop.login1.NoSuchSession': 'no-such-session',
  'org.freedesktop.DBus.Error.UnknownObject': 'no-such-session',
  'org.freedesktop.DBus.Error.InteractiveAuthorizationRequired': 'not-permitted',
  'org.freedesktop.DBus.Error.AccessDenied': 'not-permitted',
  'org.freedesktop.DBus.Error.AuthFailed': 'not-permitted',
  'org.freedesktop.DBus.Error.NotSupported': 'not-supported',
  'org.freedesktop.DBus.Error.UnknownMethod': 'not-supported',
  'org.freedesktop.DBus.Error.UnknownInterface': 'not-supported',
  'org.freedesktop.DBus.Error.Timeout': 'time-limit',
  'org.freedesktop.DBus.Error.TimedOut': 'time-limit',
  // The bus says this when the one who was asked went away without an answer.
  'org.freedesktop.DBus.Error.NoReply': 'connection-lost',
  'org.freedesktop.DBus.Error.Disconnected': 'connection-lost',
  'org.freedesktop.DBus.Error.ServiceUnknown': 'no-logind',
  'org.freedesktop.DBus.Error.NameHasNoOwner': 'no-logind',
  'org.freedesktop.systemd1.NoSuchUnit': 'no-logind',
  'org.freedesktop.systemd1.UnitMasked': 'no-logind',
};

/** The problem behind the name of a D-Bus error reply. */
export function busProblem(errorName: string): HostProblem {
  // The bus tried to start the service, and could not.
  if (errorName.startsWith('org.freedesktop.DBus.Error.Spawn.')) return 'no-logind';
  return problems[errorName] ?? 'host-error';
}
