import { standardBusAddress } from './bus-address';

/** Where a system bus is, and as whom the console is connected to it. */
export interface LogindPlace {
  /** D-Bus address of the system bus. */
  readonly address: string;
  /** Uid of the account as which the console connects. */
  readonly uid: number;
  /** XDG_SESSION_ID of the console. */
  readonly sessionId: string | null;
}

/**
 * The system bus to which DBUS_SYSTEM_BUS_ADDRESS points, else that of this computer. A launcher that keeps Chromium off
 * that bus (docs/decisions/0006-chromium-off-the-system-bus.md) hands its address on in STATIONMASTER_SYSTEM_BUS.
 */
export function logindPlace(environment: NodeJS.ProcessEnv): LogindPlace {
  return {
    address: environment.STATIONMASTER_SYSTEM_BUS || environment.DBUS_SYSTEM_BUS_ADDRESS || standardBusAddress,
    uid: process.getuid?.() ?? -1,
    sessionId: environment.XDG_SESSION_ID || null,
  };
}
