import { longestHostText } from '../../../shared/lab/reading';

/** What a host's account database says of one account. */
export interface Account {
  /** The person's real name; null where none is kept. */
  readonly fullName: string | null;
  /** Uid 0, or a member of a group of administrators. */
  readonly administrator: boolean;
}

/** The accounts that were asked for and found. */
export interface AccountBook {
  readonly byUid: ReadonlyMap<number, Account>;
}

/** Reads the accounts of a host. */
export interface Accounts {
  /** The accounts with these uids. null: this host's account database can't be read. Never rejects. */
  read(uids: readonly number[]): Promise<AccountBook | null>;
}

/** Members of these groups administer a Linux computer. */
export const administratorGroups = ['sudo', 'wheel', 'adm'] as const;

/**
 * The accounts in the output of `getent passwd` and `getent group`. A member is named in the group, or has it as its
 * first group.
 */
export function accountBook(passwd: string, group: string): AccountBook {
  const members = new Set<string>();
  const groupIds = new Set<string>();
  for (const [name, , gid, list = ''] of records(group)) {
    if (name === undefined || gid === undefined || !(administratorGroups as readonly string[]).includes(name)) continue;
    groupIds.add(gid);
    for (const member of list.split(',')) members.add(member);
  }
  const byUid = new Map<number, Account>();
  for (const [name, , uid, gid, gecos = ''] of records(passwd)) {
    if (name === undefined || uid === undefined || gid === undefined || !/^\d+$/.test(uid)) continue;
    byUid.set(Number(uid), {
      fullName: fullNameIn(gecos, name),
      administrator: uid === '0' || members.has(name) || groupIds.has(gid),
    });
  }
  return { byUid };
}

function records(output: string): string[][] {
  return output.split('\n').flatMap((line) => (line === '' ? [] : [line.split(':')]));
}

/** The first part of the comment field, in which `&` stands for the account name. */
function fullNameIn(gecos: string, account: string): string | null {
  const first = gecos.split(',')[0]?.trim() ?? '';
  const name = first.replaceAll('&', account.charAt(0).toUpperCase() + account.slice(1));
  return name === '' || name.length > longestHostText ? null : name;
}
