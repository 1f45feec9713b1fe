import { afterAll, beforeAll, describe, it } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { DesktopHost } from './desktop-host';
import { RealHost } from './real-host';

/**
 * Declares tests that share one real host, or says by name why they can't run on this computer. `host` answers from
 * the first test on.
 */
export function describeOnRealHost(name: string, declare: (host: () => RealHost) => void): void {
  describeOn(RealHost.boot, name, declare);
}

/** The same, on a host with real desktops. */
export function describeOnDesktopHost(name: string, declare: (host: () => DesktopHost) => void): void {
  describeOn(DesktopHost.boot, name, declare);
}

function describeOn<Host extends RealHost>(
  boot: () => Promise<Host>,
  name: string,
  declare: (host: () => Host) => void,
): void {
  const obstacle = realHostObstacle();
  if (obstacle !== null) {
    it(name, ({ skip }) => skip(obstacle));
    return;
  }
  describe(name, () => {
    let host: Host | undefined;

    beforeAll(async () => {
      host = await boot();
    });

    afterAll(async () => {
      await host?.stop();
    });

    declare(() => {
      if (host === undefined) throw new Error('the host did not boot');
      return host;
    });
  });
}
