import type { SimulatedHost } from '../../../../src/main/hosts/simulated/simulated-host';
import { Lab } from '../../../../src/main/lab/lab';
import type { PowerAsk } from '../../../../src/main/power/powers';
import { noRecorder, type PowerLeftOpen, type Recorder } from '../../../../src/main/requests/recorder';
import { FakeTime } from '../../../fake-time';
import { hostEntry, KeptOutcomes, quickHost } from '../../../lab-on-fake-time';

interface Parts {
  readonly seat?: (host: SimulatedHost) => void;
  readonly recorder?: Partial<Recorder>;
  readonly left?: readonly PowerLeftOpen[];
}

/** A lab over one quick host with ann at station 1, which has been read. */
export async function labWith({ seat = (host) => host.logOn('ann', '1'), recorder = {}, left = [] }: Parts = {}) {
  const time = new FakeTime();
  const host = quickHost(time);
  const sink = new KeptOutcomes();
  /** What History was told, in order. */
  const told: string[] = [];
  const lab = new Lab([hostEntry('lab', host, time)], {
    time,
    sink,
    run: 'run1',
    recorder: {
      ...noRecorder,
      acceptedPower: async ({ action, sessions, reason }) => void told.push(`${action}, ${sessions} there, ${reason}`),
      sending: async () => void told.push('goes out'),
      settled: ({ outcome }) => {
        const reason = outcome !== null && 'reason' in outcome ? outcome.reason : null;
        told.push(`${outcome?.kind}${reason === null ? '' : ` ${reason}`}`);
      },
      ...recorder,
    },
    userMessages: () => ({
      title: '',
      warning: () => 'warned',
      moreTime: () => 'more time',
      calledOff: 'stays',
    }),
  });
  seat(host);
  lab.takeOver(left);
  lab.start();
  await time.pass(1000);
  const rows = () => lab.snapshot().sessions;
  const power = (parts: Partial<PowerAsk> = {}) => {
    const sessions = rows().map(({ key }) => key);
    lab.power({ host: 'lab', action: 'restart', sessions, reason: null, withoutRecord: false, ...parts });
  };
  const now = () => lab.snapshot().hosts[0]?.power ?? null;
  const state = () => now()?.state;
  const outcome = () => now()?.outcome;
  return { time, host, sink, lab, rows, power, now, state, outcome, told };
}
