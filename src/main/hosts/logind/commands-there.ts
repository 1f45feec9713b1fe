/** What the console knows of itself on a host to which it gives commands. */
export interface CommandsThere {
  /** Uid of its account. */
  readonly uid: number;
  /** Address from which it came by ssh; null: it did not, or that is not told. */
  readonly from: string | null;
  /** What the host calls itself. */
  readonly name: string;
  /** The host has the program that disconnects xrdp. */
  readonly xrdpDis: boolean;
  /** sudo allows some command without a password; which, only trying tells. */
  readonly sudo: boolean;
}

/** What a reading needs and only a command tells. */
export interface HostMoment {
  /** The host's clock, ms since 1970; null: not told. */
  readonly time: number | null;
  /** Id of the session in which the console's shell runs; null: none, or not told. */
  readonly shellSession: string | null;
  /** Whether a client is connected, by display of xrdp (`:10`); of a display that is not named that can't be told. */
  readonly xrdpClients: ReadonlyMap<string, boolean>;
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
    xrdpClients: said.has('clients') ? clientsIn(said) : new Map(),
  };
}

function clientsIn(said: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, boolean> {
  const clients = new Map<string, boolean>((said.get('display') ?? []).map((display) => [`:${display}`, false]));
  for (const display of said.get('client') ?? []) clients.set(`:${display}`, true);
  return clients;
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
