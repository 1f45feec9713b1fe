import type { Host } from '../../shared/lab/host';
import { type Computer, longestComputerName } from '../../shared/settings/computer';
import { parseSshAddress, type SshAddress, sshAddressText } from '../../shared/settings/ssh-address';
import { parseWindowsName } from '../../shared/settings/windows-name';

/** The kinds of computer that can be filled in. */
export type DraftKind = Computer['kind'];

/** A computer as it is typed. */
export interface Draft {
  readonly kind: DraftKind;
  readonly name: string;
  readonly address: string;
  readonly room: string;
}

/** What is wrong with a field. `other`: the name of the entry that has it already. */
export type FieldProblem =
  | { readonly problem: 'empty' | 'too-long' | 'not-an-address' }
  | { readonly problem: 'already-listed'; readonly other: string };

/** What is wrong with each field. */
export type DraftProblems = { readonly [F in keyof Draft]?: FieldProblem };

/** The computer that is filled in, or what is wrong. */
export type CheckedDraft =
  | { readonly ok: true; readonly computer: Computer }
  | { readonly ok: false; readonly problems: DraftProblems };

/** Nothing is filled in; the kind is what most have beside a console on Windows, or on another system. */
export function emptyDraft(onWindows: boolean): Draft {
  return { kind: onWindows ? 'windows' : 'ssh', name: '', address: '', room: '' };
}

/** A computer on the list, to be changed. */
export function draftOf(host: Host): Draft {
  return { kind: kindOf(host), name: host.name, address: host.address ?? '', room: host.room ?? '' };
}

function kindOf({ kind, address }: Host): DraftKind {
  if (address === null) return 'local';
  return kind === 'wts' ? 'windows' : 'ssh';
}

/** The address of a computer of that kind, as it was typed, also in full width; undefined: it is none. */
function addressIn(kind: 'ssh' | 'windows', typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (kind === 'windows') return parseWindowsName(text);
  const parsed = parseSshAddress(text);
  return parsed && sshAddressText(parsed);
}

/** Checks what is filled in. `others`: the computers on the list, without the one that is changed. */
export function checkDraft(draft: Draft, others: Iterable<Host>): CheckedDraft {
  const kept = [...others].filter((host) => host.kept);
  const name = draft.name.trim();
  const room = draft.room.trim() === '' ? null : draft.room.trim();
  const problems: { -readonly [F in keyof Draft]?: FieldProblem } = {};
  if ((room?.length ?? 0) > longestComputerName) problems.room = { problem: 'too-long' };
  if (draft.kind === 'local') {
    const same = kept.find((host) => host.address === null);
    if (same !== undefined) problems.kind = { problem: 'already-listed', other: same.name };
    return isEmpty(problems) ? { ok: true, computer: { kind: 'local', room } } : { ok: false, problems };
  }
  if (name === '') problems.name = { problem: 'empty' };
  else if (name.length > longestComputerName) problems.name = { problem: 'too-long' };
  const { kind } = draft;
  const address = addressIn(kind, draft.address);
  const same = kept.find((host) => kindOf(host) === kind && host.address === address);
  if (address === undefined) problems.address = { problem: 'not-an-address' };
  else if (same !== undefined) problems.address = { problem: 'already-listed', other: same.name };
  if (address === undefined || !isEmpty(problems)) return { ok: false, problems };
  return { ok: true, computer: { kind, name, address, room } };
}

function isEmpty(problems: DraftProblems): boolean {
  return Object.keys(problems).length === 0;
}

/** The command by which a person tries the same connection in a terminal. */
export function sshCommand({ user, host, port }: SshAddress): string {
  const target = user === null ? host : `${user}@${host}`;
  return port === null ? `ssh -- ${target}` : `ssh -p ${port} -- ${target}`;
}

/** What is tested of what is filled in: neither name nor room matters. undefined: there is no address yet. */
export function testedComputer(draft: Draft): Computer | undefined {
  if (draft.kind === 'local') return { kind: 'local', room: null };
  const { kind } = draft;
  const address = addressIn(kind, draft.address);
  if (address === undefined) return undefined;
  return { kind, name: address.slice(0, longestComputerName), room: null, address };
}
