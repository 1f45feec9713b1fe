/** One place at which a message bus may listen: what `net.connect` takes as `path`. */
export type BusSocket = string;

/** Where the system bus is when nothing else is said. */
export const standardBusAddress = 'unix:path=/run/dbus/system_bus_socket';

/**
 * The sockets that a D-Bus address names, in the order in which they are to be tried. Only Unix sockets are understood:
 * it throws an Error with the address in it when there is none. The values are percent-encoded in the address.
 */
export function busSockets(address: string): BusSocket[] {
  const sockets = address.split(';').flatMap((one) => socketOf(one) ?? []);
  if (sockets.length === 0) throw new Error(`not the address of a Unix socket: ${address}`);
  return sockets;
}

function socketOf(address: string): BusSocket | undefined {
  const colon = address.indexOf(':');
  if (address.slice(0, colon) !== 'unix') return undefined;
  for (const pair of address.slice(colon + 1).split(',')) {
    const equals = pair.indexOf('=');
    const value = decoded(pair.slice(equals + 1));
    if (value === undefined || value === '') continue;
    if (pair.slice(0, equals) === 'path') return value;
    if (pair.slice(0, equals) === 'abstract') return `\0${value}`;
  }
  return undefined;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
