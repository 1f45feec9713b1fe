import { afterAll, beforeAll, describe, it } from 'vitest';
import { realHostObstacle } from '../../scripts/testing/real-host.mjs';
import { DesktopHost } from './desktop-host';
import { hostRecipe } from './host-image';
import { imageOf } from './image';
import { RdpHost } from './rdp-host';
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

/** The same, on a host with remote desktops by xrdp 0.10. */
export function describeOnRdpHost(name: string, declare: (host: () => RdpHost) => void): void {
  describeOn(RdpHost.boot, name, declare);
}

/** The same, on three hosts, each a computer of its own. */
export function describeOnThreeHosts(name: string, declare: (hosts: () => ThreeHosts['hosts']) => void): void {
  describeOn(bootThree, name, (three) => declare(() => three().hosts));
}

interface ThreeHosts {
  readonly hosts: readonly [RealHost, RealHost, RealHost];
  stop(): Promise<void>;
}

async function bootThree(): Promise<ThreeHosts> {
  // Built once: they would all do it.
  await imageOf(hostRecipe);
  const hosts = await Promise.all([RealHost.boot(), RealHost.boot(), RealHost.boot()]);
  return {
    hosts,
    async stop() {
      await Promise.all(hosts.map((host) => host.stop()));
    },
  };
}

function describeOn<Host extends { stop(): Promise<void> }>(
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
