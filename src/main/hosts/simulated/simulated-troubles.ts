import type { HostTrouble } from '../../../shared/ipc/simulated-user';
import type { Random } from './random';
import { type Stretch, slowDelays, usualDelays } from './simulated-faults';
import type { SimulatedHost } from './simulated-host';
import type { Timers } from './timers';

/** Something that goes wrong with a host for a while; all in milliseconds. */
interface Trouble {
  readonly lasts: Stretch;
  begin(host: SimulatedHost): void;
  end(host: SimulatedHost): void;
}

const slowness: Trouble = {
  lasts: [20_000, 60_000],
  begin(host) {
    host.delays = slowDelays;
  },
  end(host) {
    host.delays = usualDelays;
  },
};

const brokenLink: Trouble = {
  lasts: [4000, 12_000],
  begin: (host) => host.breakLink('trouble'),
  end: (host) => host.restoreLink('trouble'),
};

/** Not reachable until it is up again, and then nobody is logged on any more. */
const restart: Trouble = {
  lasts: [8000, 20_000],
  begin: (host) => host.breakLink('trouble'),
  end(host) {
    // One that was shut down stays off.
    if (!host.off) host.restart();
    host.restoreLink('trouble');
  },
};

/** What a person does to a host. */
export function makeTrouble(host: SimulatedHost, trouble: HostTrouble): void {
  if (trouble === 'cut-off') host.breakLink();
  else if (trouble === 'restore') host.restoreLink();
  else {
    // A computer that is up again answers.
    host.restoreLink();
    host.restart();
  }
}

/**
 * From now on a host has a trouble now and then, one at a time, about `every` milliseconds. The computer with the own
 * session does not restart.
 */
export function letTroublesCome(host: SimulatedHost, every: number, timers: Timers, random: Random): void {
  const holdsOwn = [...host.accounts].some(({ own }) => own);
  const troubles = holdsOwn ? [slowness, brokenLink] : [slowness, brokenLink, restart];
  const wait = () => {
    timers.after(random.around(every), () => {
      const trouble = random.pick(troubles);
      trouble.begin(host);
      timers.after(random.whole(...trouble.lasts), () => {
        trouble.end(host);
        wait();
      });
    });
  };
  wait();
}
