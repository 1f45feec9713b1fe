import type { About } from '../../shared/ipc/about';
import type { LabSnapshot } from '../../shared/lab/snapshot';
import { parseSshAddress } from '../../shared/settings/ssh-address';
import { type Settings, settingsText } from '../settings/parse-settings';
import { HiddenNames, type KnownNames } from './hide-names';

/** What a report is made of. */
export interface ReportParts {
  readonly about: About;
  readonly settings: Settings;
  readonly lab: LabSnapshot;
  /** What is wrong with settings and History, in the program's own words. */
  readonly troubles: readonly string[];
  /** The ends of the log files, with their names. */
  readonly logs: readonly { readonly name: string; readonly text: string }[];
  /** Name of this computer, and the account that runs the program. */
  readonly here: { readonly computer: string; readonly user: string };
  /** ms since 1970. */
  readonly now: number;
}

/**
 * A report for support, as text that a person can read before they send it. Without `names`, those of users, computers,
 * rooms and stations, and network addresses, are replaced.
 */
export function reportText(parts: ReportParts, names: boolean): string {
  const { about, settings, lab, troubles, logs, now } = parts;
  const sections = [
    section('Versions', versionLines(about)),
    section('Computers', lab.hosts.map(computerLine)),
    section('Sessions', stateLines(lab)),
    section('Troubles', troubles),
    section('Settings', [settingsText(settings).trim()]),
    ...logs.map(({ name, text }) => section(`Log ${name}`, [text.trim()])),
  ];
  const body = sections.join('\n');
  const said = names ? 'Names and addresses are in it.' : 'Names and addresses were replaced.';
  const head = `Stationmaster: report for support, ${new Date(now).toISOString()}. ${said}\n\n`;
  return head + (names ? body : new HiddenNames(knownNames(parts), [body]).in(body));
}

function versionLines({ version, electron, chromium, node, system, dataFolder }: About): string[] {
  return [
    `Stationmaster ${version}`,
    `Electron ${electron}, Chromium ${chromium}, Node ${node}`,
    system,
    `data folder ${dataFolder}`,
  ];
}

function computerLine({
  name,
  kind,
  address,
  connection,
  abilities,
  clockOffset,
}: LabSnapshot['hosts'][number]): string {
  const state =
    connection.state === 'unreachable'
      ? `unreachable: ${connection.problem} (${JSON.stringify(connection.detail)})`
      : connection.state;
  const can = Object.entries(abilities).map(([ability, answer]) => {
    return `${ability}: ${answer?.can === 'no' ? answer.reason : answer?.can}`;
  });
  return `${name}, ${kind}, ${address ?? 'this computer'}, ${state}, clock ${Math.round(clockOffset)} ms, ${can.join(', ')}`;
}

/** How many sessions are in which state: not whose. */
function stateLines({ sessions, stations, requests }: LabSnapshot): string[] {
  const states = Map.groupBy(sessions, ({ state }) => state);
  return [
    `${sessions.length} sessions, ${stations.length} stations, ${requests.length} requests shown`,
    ...[...states].map(([state, of]) => `${state}: ${of.length}`),
  ];
}

function knownNames({ settings, lab, here }: ReportParts): KnownNames {
  const { computers, stationNames, preferences } = settings;
  const others = computers.flatMap(({ computer }) => (computer.kind === 'local' ? [] : [computer]));
  const addresses = [...others.map(({ address }) => address), ...lab.hosts.flatMap(({ address }) => address ?? [])];
  const parsed = addresses.flatMap((address) => parseSshAddress(address) ?? []);
  // A Windows client's station has the name of that computer.
  const clients = [...stationNames.values()].flatMap((ofHost) =>
    [...ofHost.keys()].flatMap((id) => /^client:(.+?)(?: \(\d+\))?$/.exec(id)?.[1] ?? []),
  );
  return {
    user: [
      here.user,
      ...lab.sessions.flatMap(({ identity, fullName }) => [identity.user, fullName ?? '']),
      ...lab.requests.flatMap(({ subject }) => [subject.user, subject.fullName ?? '']),
      ...parsed.flatMap(({ user }) => user ?? []),
      ...preferences.savedRules.flatMap(({ rule }) => rule.users),
    ],
    computer: [
      here.computer,
      ...others.flatMap(({ name, address }) => [name, address]),
      ...lab.hosts.map(({ name }) => name),
      ...parsed.map(({ host }) => host),
      ...clients,
    ],
    name: [
      ...computers.flatMap(({ computer }) => computer.room ?? []),
      ...lab.hosts.flatMap(({ room }) => room ?? []),
      ...[...stationNames.values()].flatMap((ofHost) => [...ofHost.values()]),
      ...preferences.savedRules.flatMap(({ name, rule }) => [name, rule.room ?? '']),
    ],
  };
}

function section(title: string, lines: readonly string[]): string {
  return `== ${title} ==\n${lines.length === 0 ? 'none' : lines.join('\n')}\n`;
}
