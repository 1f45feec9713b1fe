/** What the console knows of itself on a host to which it gives commands. */
export interface CommandsThere {
  /** Uid of its account. */
  readonly uid: number;
  /** Address from which it came by ssh; null: it did not, or that is not told. */
  readonly from: string | null;
  /** What the host calls itself. */
  readonly name: string;
  /** The host has the program that disconnects xrdp, and the one that calls a user's bus. */
  readonly xrdpDis: boolean;
  readonly busctl: boolean;
  /** sudo allows some command without a password; which, only trying tells. */
  readonly sudo: boolean;
}

/** What a reading needs and only a command tells. */
export interface HostMoment {
  /** The host's clock, ms since 1970; null: not told. */
  readonly time: number | null;
  /** Id of the session in which the console's shell runs; null: none, or not told. */
  readonly shellSession: string | null;
  /** Displays of xrdp (`:10`) that have a client; null: that can't be told. */
  readonly xrdpClients: ReadonlySet<string> | null;
}

/** The answer of `whoAmI`; null where it is none. */
export function parseWhoAmI(output: string): CommandsThere | null {
  const said = linesOf(output);
  const uid = said.get('uid')?.[0] ?? '';
  if (!/^\d{1,10}$/.test(uid)) return null;
  const yes = (what: string) => said.get(what)?.[0] === 'yes';
  return {
    uid: Number(uid),
    from: said.get('from')?.[0] || null,
    name: said.get('name')?.[0] ?? '',
    xrdpDis: yes('xrdp-dis'),
    busctl: yes('busctl'),
    sudo: yes('sudo'),
  };
}

/** The answer of `moment`, or of `xrdpClients`. */
export function parseMoment(output: string): HostMoment {
  const said = linesOf(output);
  const time = said.get('time')?.[0] ?? '';
  return {
    time: /^\d{10,16}$/.test(time) ? Number(time) : null,
    shellSession: said.get('session')?.[0] || null,
    xrdpClients: said.has('clients') ? new Set((said.get('client') ?? []).map((display) => `:${display}`)) : null,
  };
}

/** The values in lines such as `name=value`, by name. */
function linesOf(output: string): ReadonlyMap<string, readonly string[]> {
  const lines = output.split('\n').flatMap((line) => {
    const equals = line.indexOf('=');
    return equals < 0 ? [] : [{ name: line.slice(0, equals), value: line.slice(equals + 1).trim() }];
  });
  return new Map(
    [...Map.groupBy(lines, ({ name }) => name)].map(([name, of]) => [name, of.map(({ value }) => value)] as const),
  );
}
