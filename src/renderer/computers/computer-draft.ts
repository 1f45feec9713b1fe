import type { Host } from '../../shared/lab/host';
import { type Computer, longestComputerName } from '../../shared/settings/computer';
import { parseSshAddress, type SshAddress, sshAddressText } from '../../shared/settings/ssh-address';

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

/** Nothing is filled in. */
export const emptyDraft: Draft = { kind: 'ssh', name: '', address: '', room: '' };

/** A computer on the list, to be changed. */
export function draftOf({ name, address, room }: Host): Draft {
  return { kind: address === null ? 'local' : 'ssh', name, address: address ?? '', room: room ?? '' };
}

/** The address as it was typed, also in full width; undefined: it is none. */
export function typedAddress(text: string): SshAddress | undefined {
  return parseSshAddress(text.normalize('NFKC').trim());
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
  const parsed = typedAddress(draft.address);
  const address = parsed === undefined ? '' : sshAddressText(parsed);
  const same = kept.find((host) => host.address === address);
  if (parsed === undefined) problems.address = { problem: 'not-an-address' };
  else if (same !== undefined) problems.address = { problem: 'already-listed', other: same.name };
  return isEmpty(problems) ? { ok: true, computer: { kind: 'ssh', name, address, room } } : { ok: false, problems };
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
  const parsed = typedAddress(draft.address);
  if (parsed === undefined) return undefined;
  const address = sshAddressText(parsed);
  return { kind: 'ssh', name: address.slice(0, longestComputerName), room: null, address };
}
