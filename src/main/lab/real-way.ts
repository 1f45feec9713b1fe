import type { Computer } from '../../shared/settings/computer';
import { parseSshAddress, type SshAddress, sshAddressText } from '../../shared/settings/ssh-address';
import { parseWindowsName } from '../../shared/settings/windows-name';
import type { HostConfig } from '../hosts/create-host-backend';
import type { LogindPlace } from '../hosts/logind/logind-place';
import type { WtsPool } from '../hosts/wts/wts-pool';

/** How a real computer is reached. */
export type RealWay =
  | { readonly kind: 'local' }
  | { readonly kind: 'ssh'; readonly ssh: SshAddress }
  /** `server`: its name in the network. */
  | { readonly kind: 'windows'; readonly server: string };

/** The computer on which the console runs. */
export interface ConsolePlace {
  /** Where its system bus is. */
  readonly place: LogindPlace;
  /** The workers that read Windows computers; null: it does not run on Windows. */
  readonly windows: WtsPool | null;
}

/** The way to a computer; undefined: what stands there as its address is none. */
export function wayTo(computer: Computer): RealWay | undefined {
  switch (computer.kind) {
    case 'local':
      return { kind: 'local' };
    case 'ssh': {
      const ssh = parseSshAddress(computer.address);
      return ssh && { kind: 'ssh', ssh };
    }
    case 'windows': {
      const server = parseWindowsName(computer.address);
      return server === undefined ? undefined : { kind: 'windows', server };
    }
  }
}

/** Where it is reached, as text; null: it is this computer. */
export function addressText(way: RealWay): string | null {
  switch (way.kind) {
    case 'local':
      return null;
    case 'ssh':
      return sshAddressText(way.ssh);
    case 'windows':
      return way.server;
  }
}

/** What the backend of a computer that is reached in this way needs. */
export function hostConfigFor(way: RealWay, { place, windows }: ConsolePlace): HostConfig {
  switch (way.kind) {
    case 'local':
      return windows === null ? { kind: 'logind', place } : { kind: 'wts', server: null, pool: windows };
    case 'ssh':
      return { kind: 'logind', ssh: way.ssh };
    case 'windows':
      return { kind: 'wts', server: way.server, pool: windows };
  }
}
